// A voice measured in the window: chosen, spoken, its table shown; and stopped by closing.
#include "tests/app/desktop/desktop_fixture.h"

using namespace understudy;
namespace fs = std::filesystem;

class TstMeasure : public DesktopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        m_studio = std::make_unique<test::Studio>(path("home"));
        auto* action = m_studio->window().findChild<QAction*>(QStringLiteral("measureVoice"));
        QVERIFY(action && !action->isEnabled()); // there is no project
        QVERIFY(openScript(*m_studio));
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), kWait);
        action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            dialog() && dialog()->findChild<QComboBox*>(QStringLiteral("voices"))->count() > 0, kWait);
    }
    void cleanup() { m_studio.reset(); }

    void byKeyboard()
    {
        choose("fake/high");
        type("lines", "2");
        type("clips", "0");
        QTest::keyClick(dialog(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(table().rowCount() > 0, 4 * kWait);
        QCOMPARE(table().rowCount(), 16);
        int measured = 0;
        for (int row = 0; row < table().rowCount(); ++row)
            measured += table().item(row, 3) != nullptr ? 1 : 0;
        QVERIFY(measured >= 1); // its speed at the least
        QVERIFY(news().contains(QStringLiteral("2")));
        QVERIFY(button("Open the &report")->isEnabled());
        const auto folder = m_studio->workspace().session()->folder() / "evaluations";
        QVERIFY(fs::exists(folder / "fake-high" / "report.html"));
        // Once more goes on with what is there; of something else a folder of its own is made.
        QTest::keyClick(dialog(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(table().rowCount() > 0, 4 * kWait);
        QVERIFY(!fs::exists(folder / "fake-high-2"));
        VERIFY_OK(writeFile(folder / "fake-high" / "lines.jsonl", "{\"evaluation\":\"another\"}\n"));
        QTest::keyClick(dialog(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(folder / "fake-high-2" / "report.html"), 4 * kWait);
    }

    void nothingToSpeakIsSaid()
    {
        choose("fake/low");
        type("lines", "0");
        QTest::keyClick(dialog(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!news().isEmpty() && button("&Measure")->isEnabled(), kWait);
        QCOMPARE(table().rowCount(), 0);
        QVERIFY(!button("Open the &report")->isEnabled());
    }

    void closingStopsIt()
    {
        choose("fake/high");
        QTest::keyClick(dialog(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(button("&Stop")->isVisible(), kWait);
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, kWait);
        QVERIFY(m_studio->window().isEnabled());
    }

private:
    QDialog* dialog() const
    {
        return m_studio->window().findChild<QDialog*>(QStringLiteral("measureDialog"));
    }
    QTableWidget& table() const { return *dialog()->findChild<QTableWidget*>(); }
    QString news() const { return dialog()->findChild<QLabel*>(QStringLiteral("news"))->text(); }
    QPushButton* button(const char* text) const
    {
        for (auto* one : dialog()->findChildren<QPushButton*>())
            if (one->text() == QLatin1String(text))
                return one;
        return nullptr;
    }
    void choose(const char* voice) const
    {
        auto* voices = dialog()->findChild<QComboBox*>(QStringLiteral("voices"));
        voices->setFocus();
        for (int i = 0; i < voices->count() && voices->currentText() != QLatin1String(voice); ++i)
            QTest::keyClick(voices, i == 0 ? Qt::Key_Home : Qt::Key_Down);
        QCOMPARE(voices->currentText(), QLatin1String(voice));
    }
    void type(const char* name, const char* digits) const
    {
        auto* box = dialog()->findChild<QSpinBox*>(QLatin1String(name));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(digits));
        QTest::keyClick(box, Qt::Key_Tab);
    }

    std::unique_ptr<test::Studio> m_studio;
};

QTEST_MAIN(TstMeasure)
#include "tst_measure.moc"
