// What is looked at before something begins: counted, spoken, mended by a button.
#include "widgets/forms/check_list.h"

#include <QPushButton>
#include <QtTest>

using namespace understudy;

namespace {

CheckItem item(const QString& key, CheckMark state, std::vector<CheckFix> fixes = {})
{
    return {
        key, state, key, QStringLiteral("11.6 of 11.0 GB"), QStringLiteral("Too much."), std::move(fixes)};
}

} // namespace

class TestCheckList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSummedUp_data()
    {
        QTest::addColumn<QList<int>>("states");
        QTest::addColumn<QString>("text");
        const auto all = [](std::initializer_list<CheckMark> states) {
            QList<int> made;
            for (const auto state : states)
                made << int(state);
            return made;
        };
        QTest::newRow("nothing yet") << all({}) << QString();
        QTest::newRow("all well") << all({CheckMark::Pass, CheckMark::Pass}) << QStringLiteral("all pass");
        QTest::newRow("not looked at") << all({CheckMark::Pass, CheckMark::Open}) << QString();
        QTest::newRow("one fails, two to look at") << all({CheckMark::Look, CheckMark::Fail, CheckMark::Look})
                                                   << QStringLiteral("1 fail(s), 2 to look at");
    }
    void isSummedUp()
    {
        QFETCH(const QList<int>, states);
        std::vector<CheckItem> items;
        for (const int state : states)
            items.push_back(item(QStringLiteral("a"), CheckMark(state)));
        QTEST(summary(items), "text");
    }

    void aFixMends()
    {
        CheckList list;
        list.show();
        int mended = 0;
        const auto mend = [&list, &mended] {
            ++mended;
            list.setItems({item(QStringLiteral("memory"), CheckMark::Pass)});
        };
        list.setItems(
            {item(QStringLiteral("memory"), CheckMark::Fail, {{QStringLiteral("Use rank 8"), mend}})});
        QTest::mouseClick(list.findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(mended, 1);
        QVERIFY(list.findChild<QPushButton*>() == nullptr);
    }

    void whatSaysTheSameStays()
    {
        CheckList list;
        const auto rows = [](CheckMark second) {
            return std::vector{
                item(QStringLiteral("memory"), CheckMark::Fail, {{QStringLiteral("Mend"), [] {}}}),
                item(QStringLiteral("disk"), second)};
        };
        list.setItems(rows(CheckMark::Pass));
        const QPointer<QPushButton> button = list.findChild<QPushButton*>();
        list.setItems(rows(CheckMark::Look));
        QVERIFY(button != nullptr && button == list.findChild<QPushButton*>()); // its focus, too
    }

    void isSpoken()
    {
        CheckList list;
        list.setItems({item(QStringLiteral("memory"), CheckMark::Fail)});
        auto* row = list.findChild<QWidget*>(QStringLiteral("memory"));
        QVERIFY(row != nullptr);
        QCOMPARE(row->accessibleName(), QStringLiteral("memory: Fail, 11.6 of 11.0 GB. Too much."));
    }
};

QTEST_MAIN(TestCheckList)
#include "tst_check_list.moc"
