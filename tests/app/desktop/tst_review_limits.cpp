// The table of limits in the settings: what it takes, what it refuses and how it says so.
#include "app/desktop/review/limits_table.h"
#include "app/desktop/settings_dialog.h"
#include "core/data/qc/grading.h"
#include "core/session/project_settings.h"
#include "tests/app/desktop/review_scene.h"
#include "widgets/forms/settings_form.h"

using namespace understudy;

class TestReviewLimits : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeProject(1, 1));
        m_studio->press(Qt::Key_Comma, Qt::ControlModifier);
    }
    void cleanupTestCase() { m_studio.reset(); }
    void init() { limits().setText(QStringLiteral("clicks.review=none")); }

    void takesAFigure_data()
    {
        QTest::addColumn<QString>("typed"); // for the first limit's "leave out": 5 s at least
        QTest::addColumn<QString>("text");
        QTest::newRow("another") << "3.5"
                                 << "duration_sec.min.reject=3.5";
        QTest::newRow("with a comma") << "3,5"
                                      << "duration_sec.min.reject=3.5";
        QTest::newRow("with a sign") << "+3.50"
                                     << "duration_sec.min.reject=3.5";
        QTest::newRow("none") << "none"
                              << "duration_sec.min.reject=none";
        QTest::newRow("as usual") << "5"
                                  << "";
        QTest::newRow("emptied") << ""
                                 << "";
    }
    void takesAFigure()
    {
        QFETCH(const QString, typed);
        QFETCH(QString, text);
        text = (text.isEmpty() ? text : text + QLatin1Char(' ')) + QStringLiteral("clicks.review=none");
        QCOMPARE(limits().rowCount(), int(defaultLimits().size()));
        QCOMPARE(limits().text(), QStringLiteral("clicks.review=none"));
        limits().item(0, 2)->setText(QStringLiteral("4"));
        limits().item(0, 2)->setText(typed);
        QCOMPARE(limits().text(), text);
        QCOMPARE(kept(), text);
        QCOMPARE(error(), QString());
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QString>("row"); // its first words
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("marked"); // column
        QTest::addColumn<QString>("told");
        QTest::newRow("no number") << "Length, s ≥" << 2 << "many" << 2 << "“many” is not a number";
        QTest::newRow("no number to look at")
            << "Length, s ≤" << 1 << "1-2" << 1 << "“Look at”: “1-2” is not";
        QTest::newRow("leaves out before it looks") << "Length, s ≤" << 2 << "10" << 2 << "15 or more";
        QTest::newRow("looks behind what is left out") << "Length, s ≤" << 1 << "25" << 2 << "25 or more";
        QTest::newRow("at least, the other way round") << "Signal to noise" << 2 << "40" << 2 << "30 or less";
    }
    void refusesWhatCannotBe()
    {
        QFETCH(const QString, row);
        QFETCH(const int, column);
        QFETCH(const QString, typed);
        QFETCH(const int, marked);
        QFETCH(const QString, told);
        const auto before = kept();
        const int at = rowOf(row);
        const auto usual = limits().item(at, column)->text();
        limits().item(at, column)->setText(typed);
        QVERIFY2(error().startsWith(row) && error().contains(told), qPrintable(error()));
        QVERIFY(error().endsWith(QStringLiteral("The old limits stay in use.")));
        QCOMPARE(kept(), before);
        QVERIFY(error().startsWith(limits().item(at, marked)->toolTip()));
        QVERIFY(!limits().item(at, marked)->icon().isNull());
        limits().item(at, column)->setText(usual);
        QCOMPARE(error(), QString());
        QVERIFY(limits().item(at, marked)->icon().isNull());
    }

    void nothingIsCut()
    {
        const QFontMetrics words(limits().font());
        for (int column = 0; column < limits().columnCount(); ++column) {
            const int room = limits().columnWidth(column) - 8; // what a cell keeps free
            QVERIFY(words.horizontalAdvance(limits().horizontalHeaderItem(column)->text()) <= room);
            for (int row = 0; row < limits().rowCount(); ++row)
                QVERIFY2(words.horizontalAdvance(limits().item(row, column)->text()) <= room,
                         qPrintable(limits().item(row, column)->text()));
        }
        dialog().resize(dialog().minimumSize());
        dialog().findChild<SettingsForm*>()->setCurrentPage(2);
        QCoreApplication::processEvents();
        QVERIFY(limits().isVisible());
        QCOMPARE(limits().visibleRegion().boundingRect().width(), limits().width());
    }

private:
    SettingsDialog& dialog() { return *m_studio->window().findChild<SettingsDialog*>(); }
    LimitsTable& limits() { return *dialog().findChild<LimitsTable*>(); }
    QString error()
    {
        return dialog().findChild<SettingsForm*>()->field(QStringLiteral("review.limits"))->error();
    }
    QString kept()
    {
        return QString::fromStdString(
            m_studio->workspace().session()->settings().get<std::string>("review.limits"));
    }
    int rowOf(const QString& name)
    {
        for (int row = 0; row < limits().rowCount(); ++row)
            if (limits().item(row, 0)->text().startsWith(name))
                return row;
        qFatal("no such limit");
    }
};

QTEST_MAIN(TestReviewLimits)
#include "tst_review_limits.moc"
