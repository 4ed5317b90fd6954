#include "tests/core/session/project_fixture.h"

#include <cmath>
#include <limits>
#include <set>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

/// Sets a number; typing into the same number within a step joins.
class NumberEdit final : public Edit
{
public:
    NumberEdit(int& number, int value, bool mayJoin = false)
        : m_number(&number), m_value(value), m_mayJoin(mayJoin)
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        if (m_value < 0)
            return fail(Code::InvalidInput);
        auto inverse = std::make_unique<NumberEdit>(*m_number, *m_number, m_mayJoin);
        *m_number = m_value;
        return inverse;
    }
    bool absorb(const Edit& next) override
    {
        return m_mayJoin && dynamic_cast<const NumberEdit&>(next).m_mayJoin;
    }
    std::string_view what() const override { return m_mayJoin ? "join" : "set"; }

private:
    int* m_number;
    int m_value;
    bool m_mayJoin;
};

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyGoesBackAndForth()
    {
        int number = 0, told = 0;
        EditHistory history;
        history.setListener([&] { ++told; });
        VERIFY_OK(history.undo()); // nothing there
        QCOMPARE(told, 0);
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 1)));
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 2)));
        QCOMPARE(history.undoWhat(), std::string("set"));
        VERIFY_OK(history.undo());
        QCOMPARE(number, 1);
        QCOMPARE(history.redoWhat(), std::string("set"));
        VERIFY_OK(history.redo());
        QCOMPARE(number, 2);
        VERIFY_OK(history.undo());
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 5)));
        QVERIFY(!history.canRedo());
        QCOMPARE(told, 6);
        history.clear();
        QVERIFY(!history.canUndo());
    }

    void aFailingEditIsNoStep()
    {
        int number = 3;
        EditHistory history;
        VERIFY_ERROR(history.perform(std::make_unique<NumberEdit>(number, -1)), Code::InvalidInput);
        QVERIFY(!history.canUndo());
        QCOMPARE(number, 3);
    }

    void stepsJoinUntilBroken()
    {
        int number = 0;
        EditHistory history;
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 1, true)));
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 2, true)));
        history.breakStep();
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 3, true)));
        VERIFY_OK(history.undo());
        QCOMPARE(number, 2);
        VERIFY_OK(history.redo());
        // Redoing is no typing: the next edit is a step of its own.
        VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, 4, true)));
        VERIFY_OK(history.undo());
        QCOMPARE(number, 3);
        VERIFY_OK(history.undo());
        VERIFY_OK(history.undo());
        QCOMPARE(number, 0);
        QVERIFY(!history.canUndo());
    }

    void historyIsBounded()
    {
        int number = 0;
        EditHistory history;
        for (int i = 1; i <= 10'050; ++i)
            VERIFY_OK(history.perform(std::make_unique<NumberEdit>(number, i)));
        while (history.canUndo())
            VERIFY_OK(history.undo());
        QCOMPARE(number, 50);
    }

    void rowsAreSound()
    {
        std::set<std::string_view> keys;
        for (const auto& row : settingRows()) {
            QVERIFY(keys.insert(row.key).second);
            QCOMPARE(findSettingRow(row.key), &row);
            VERIFY_OK(checkSetting(row, row.fallback));
            const auto again = parseSetting(row, formatSetting(row.fallback));
            VERIFY_OK(again);
            QVERIFY(*again == row.fallback);
        }
        QVERIFY(!findSettingRow("no.such"));
    }

    void parses_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("number") << "mix.evenness"
                                << "0.25" << true;
        QTest::newRow("least") << "mix.evenness"
                               << "0" << true;
        QTest::newRow("most") << "mix.evenness"
                              << "1" << true;
        QTest::newRow("too small") << "mix.evenness"
                                   << "-0.1" << false;
        QTest::newRow("too large") << "mix.evenness"
                                   << "1.001" << false;
        QTest::newRow("not a number") << "mix.evenness"
                                      << "nan" << false;
        QTest::newRow("infinite") << "mix.highPass"
                                  << "inf" << false;
        QTest::newRow("text for a number") << "mix.evenness"
                                           << "half" << false;
        QTest::newRow("something behind the number") << "mix.evenness"
                                                     << "0.5x" << false;
        QTest::newRow("nothing") << "mix.evenness"
                                 << "" << false;
        QTest::newRow("flag") << "mix.hasRoomTone"
                              << "true" << true;
        QTest::newRow("not a flag") << "mix.hasRoomTone"
                                    << "yes" << false;
        QTest::newRow("choice") << "appearance.theme"
                                << "dark" << true;
        QTest::newRow("not a choice") << "appearance.theme"
                                      << "pink" << false;
        QTest::newRow("free text") << "sound.device"
                                   << "ALSA/USB \u00e4" << true;
    }
    void parses()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        const auto* row = findSettingRow(key.toStdString());
        QVERIFY(row);
        const auto value = parseSetting(*row, text.toStdString());
        QCOMPARE(value.has_value(), fits);
        if (fits) {
            QCOMPARE(formatSetting(*value), text.toStdString());
            return;
        }
        VERIFY_REASON(value, Reason::SettingOutOfRange);
        QCOMPARE(value.error().subject, key.toStdString());
        QVERIFY(value.error().detail.starts_with(text.toStdString() + "; "));
    }

    void userSettingsAreKept()
    {
        const QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "config" / "settings.json";
        {
            UserSettings settings(file);
            QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("system"));
            VERIFY_OK(settings.set("appearance.theme", std::string("dark")));
            VERIFY_REASON(settings.set("appearance.theme", std::string("pink")), Reason::SettingOutOfRange);
            VERIFY_REASON(settings.set("mix.evenness", 0.5), Reason::SettingUnknown); // the project's
            VERIFY_OK(settings.setState("window", std::string("\xff\x00raw", 5)));
            for (int i = 0; i < 20; ++i)
                VERIFY_OK(settings.addRecentProject("/p/" + std::to_string(i % 15)));
        }
        UserSettings settings(file);
        QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("dark"));
        QVERIFY(!settings.state("window").empty());
        QCOMPARE(settings.state("never set"), std::string());
        const auto recent = settings.recentProjects();
        QCOMPARE(recent.size(), std::size_t(12));
        QCOMPARE(recent.front(), fs::path("/p/4"));
        VERIFY_OK(settings.restoreDefaults());
        QCOMPARE(UserSettings(file).get<std::string>("appearance.theme"), std::string("system"));
        QCOMPARE(UserSettings(file).recentProjects().size(), std::size_t(12));
    }

    void userSettingsAreWrittenLater()
    {
        const QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "settings.json";
        UserSettings settings(file);
        std::vector<UserSettings::Changed> due;
        settings.setWriteLater([&](UserSettings::Changed what) { due.push_back(what); });
        VERIFY_OK(settings.set("appearance.theme", std::string("dark")));
        VERIFY_OK(settings.addRecentProject("/p"));
        QCOMPARE(due, (std::vector{UserSettings::Changed::Setting, UserSettings::Changed::State}));
        QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("dark"));
        QVERIFY(!fs::exists(file));
        VERIFY_OK(settings.save());
        QCOMPARE(UserSettings(file).get<std::string>("appearance.theme"), std::string("dark"));
        fs::remove(file);
        VERIFY_OK(settings.save());
        QVERIFY(!fs::exists(file)); // nothing changed since
        VERIFY_OK(settings.setState("window.pane", "1"));
        {
            const FileSizeLimit limit(10);
            VERIFY_REASON(settings.save(), Reason::DiskFull);
        }
        VERIFY_OK(settings.save()); // what was not written is still due
        QCOMPARE(UserSettings(file).state("window.pane"), std::string("1"));
    }

    void brokenUserSettingsFallBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("not JSON") << QByteArray("{\"settings\": ") << true;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("a list") << QByteArray("[1]") << true;
        QTest::newRow("another shape")
            << QByteArray("{\"settings\": [1], \"state\": 2, \"recent\": {}}") << false;
        QTest::newRow("a value that does not fit")
            << QByteArray("{\"settings\": {\"appearance.theme\": \"pink\", \"what\": \"is this\"}}") << false;
    }
    void brokenUserSettingsFallBack()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isKept);
        const QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "settings.json";
        VERIFY_OK(writeFile(file, bytes.toStdString()));
        UserSettings settings(file);
        QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("system"));
        VERIFY_OK(settings.set("appearance.theme", std::string("light")));
        const auto kept = readFile(file.string() + ".broken", Bytes(1000));
        QCOMPARE(kept.has_value(), isKept);
        if (isKept)
            QCOMPARE(*kept, bytes.toStdString());
    }

    void userSettingsOfANewerVersionStay()
    {
        const QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "settings.json";
        VERIFY_OK(writeFile(file, R"({"version": 7, "panes": [1, 2], "settings": {"appearance.theme": "sepia",
            "speech.rate": "1.5"}, "state": {"window.pane": "1"}})"));
        UserSettings settings(file);
        QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("system"));
        VERIFY_OK(settings.setStates({{"window.pane", "0"}, {"window.project", "/p"}}));
        const auto kept = readFile(file, Bytes(1000));
        VERIFY_OK(kept);
        for (const auto* part : {"\"version\": 7", "panes", "sepia", "speech.rate", "/p"})
            QVERIFY2(kept->find(part) != std::string::npos, part);
        VERIFY_OK(settings.set("appearance.theme", std::string("dark")));
        QCOMPARE(UserSettings(file).get<std::string>("appearance.theme"), std::string("dark"));
        QCOMPARE(UserSettings(file).state("window.pane"), std::string("0"));
    }

    void userSettingsThatCannotBeReadAreNotWrittenOver()
    {
        const QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "settings.json";
        VERIFY_OK(writeFile(file, std::string(4'000'001, ' ')));
        UserSettings settings(file);
        VERIFY_REASON(settings.set("appearance.theme", std::string("dark")), Reason::FileTooLarge);
        QCOMPARE(settings.get<std::string>("appearance.theme"), std::string("dark")); // as long as it runs
        QCOMPARE(fs::file_size(file), std::uintmax_t(4'000'001));
    }

    void limitsAreReadBeforeTheyAreKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: refused
        QTest::newRow("none") << "" << 0;
        QTest::newRow("one") << "snr_db.reject=20" << 1;
        QTest::newRow("two") << " snr_db.reject=20   clicks.review=none " << 2;
        QTest::newRow("unknown") << "snr.reject=20" << -1;
        QTest::newRow("no number") << "snr_db.reject=low" << -1;
    }
    void limitsAreReadBeforeTheyAreKept()
    {
        QFETCH(const QString, text);
        QFETCH(const int, count);
        TemporaryProject project;
        auto& settings = project.session->settings();
        const auto set = settings.set("review.limits", text.toStdString());
        if (count < 0)
            VERIFY_REASON(set, Reason::SettingOutOfRange);
        else
            VERIFY_OK(set);
        auto limits = defaultLimits();
        settings.applyTo(limits);
        const auto isSame = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        int changed = 0;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const auto usual = defaultLimits()[i];
            changed +=
                isSame(limits[i].reject, usual.reject) && isSame(limits[i].review, usual.review) ? 0 : 1;
        }
        QCOMPARE(changed, std::max(0, count));
    }

    void projectSettingsAreUndone()
    {
        TemporaryProject project;
        auto& settings = project.session->settings();
        QVERIFY(settings.mix() == MixSettings());
        VERIFY_OK(settings.set("mix.evenness", 0.7));
        VERIFY_OK(settings.set("mix.evenness", 0.8)); // the same dial, still turning
        VERIFY_OK(settings.set("mix.hasRoomTone", true));
        VERIFY_REASON(settings.set("mix.highPass", 1000.0), Reason::SettingOutOfRange);
        VERIFY_REASON(settings.set("mix.highPass", std::string("70")), Reason::SettingOutOfRange);
        VERIFY_REASON(settings.set("appearance.theme", std::string("dark")), Reason::SettingUnknown);
        QCOMPARE(settings.mix().evenness, 0.8);
        QVERIFY(settings.mix().roomTone == Decibels(-65));
        auto& edits = project.session->edits();
        QCOMPARE(edits.undoWhat(), std::string("setting"));
        VERIFY_OK(edits.undo());
        VERIFY_OK(edits.undo());
        QVERIFY(settings.mix() == MixSettings());
        VERIFY_OK(edits.redo());
        VERIFY_OK(project.reopen());
        QCOMPARE(project.session->settings().get<double>("mix.evenness"), 0.8);
        QVERIFY(!project.session->edits().canUndo());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
