// Colours, icons, strings, job news, banners, chips: what every pane stands on.
#include "core/jobs/lane.h"
#include "widgets/support/announce.h"
#include "widgets/support/banner.h"
#include "widgets/support/chip.h"
#include "widgets/support/conversions.h"
#include "widgets/support/drop_area.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/job_watcher.h"
#include "widgets/support/line_state.h"
#include "widgets/support/metrics.h"
#include "widgets/support/nav_bar.h"
#include "widgets/support/parts.h"
#include "widgets/support/shortcut_sheet.h"
#include "widgets/support/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

#include <latch>

using namespace understudy;

namespace {

/// WCAG 2.1, relative luminance.
double luminance(const QColor& color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // a list: no dangling references
    return (high + 0.05) / (low + 0.05);
}

QList<QPushButton*> buttonsOf(const QWidget& widget)
{
    return widget.findChildren<QPushButton*>();
}

} // namespace

class TestSupport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("ink");
        QTest::addColumn<int>("ground");
        QTest::addColumn<double>("least");
        using T = Token;
        const auto add = [](Scheme scheme, T ink, T ground, double least) {
            const QByteArray name = QByteArray(scheme == Scheme::Light ? "light " : "dark ") +
                                    tokenName(ink).data() + " on " + tokenName(ground).data();
            QTest::newRow(name) << int(scheme) << int(ink) << int(ground) << least;
        };
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            for (const auto ground : {T::Window, T::Raised, T::Surface, T::Hover, T::Selection, T::Playing,
                                      T::CaretLine, T::OkGround, T::WarnGround, T::BadGround, T::InfoGround,
                                      T::LockGround, T::Voice1Ground, T::Voice2Ground})
                for (const auto ink : {T::Text, T::Muted, T::Accent, T::Ok, T::Warn, T::Bad, T::Lock})
                    add(scheme, ink, ground, 4.5);
            add(scheme, T::OnFill, T::Fill, 4.5);
            add(scheme, T::Control, T::Window, 2.8); // field edges
            add(scheme, T::Control, T::Surface, 3.0);
            add(scheme, T::Control, T::Raised, 3.0);
        }
    }
    void contrast()
    {
        QFETCH(int, scheme);
        QFETCH(int, ink);
        QFETCH(int, ground);
        QFETCH(double, least);
        const auto& tokens = viewPalette(Scheme(scheme));
        const double found = ::contrast(tokens[Token(ink)], tokens[Token(ground)]);
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }

    void everyIconTakesItsColour()
    {
        int count = 0;
        for (QDirIterator files(QStringLiteral(":/icons")); files.hasNext(); ++count) {
            const QString name = QFileInfo(files.next()).completeBaseName();
            const QImage image = icon(name, Token::Bad).pixmap(QSize(24, 24), 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            bool hasInk = false;
            bool hasColor = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    hasInk = hasInk || qAlpha(image.pixel(x, y)) > 0;
                    hasColor = hasColor ||
                               image.pixelColor(x, y) == viewPalette(QApplication::palette())[Token::Bad];
                }
            QVERIFY2(hasInk, qPrintable(name));
            QVERIFY2(hasColor || name == QLatin1String("understudy"), qPrintable(name));
        }
        QVERIFY(count > 60);
    }

    void iconFollowsTheTheme()
    {
        Theme theme(*qApp);
        const QIcon one = icon("stop");
        theme.setChoice(Theme::Choice::Light);
        const QImage light = one.pixmap(16).toImage();
        theme.setChoice(Theme::Choice::Dark);
        QCOMPARE(theme.scheme(), Scheme::Dark);
        QVERIFY(one.pixmap(16).toImage() != light);
        QVERIFY(one.pixmap(QSize(16, 16), 1.0, QIcon::Disabled).toImage() != one.pixmap(16).toImage());
        QCOMPARE(one.pixmap(QSize(16, 16), 1.0, QIcon::Selected).toImage(), one.pixmap(16).toImage());
        theme.setChoice(Theme::Choice::Light);
        QCOMPARE(one.pixmap(16).toImage(), light);
    }

    void themeReachesWidgetsAtRunTime()
    {
        Theme theme(*qApp);
        theme.setChoice(Theme::Choice::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        QWidget widget;
        setGround(&widget, Ground::Raised);
        widget.resize(20, 20);
        widget.show();
        QCOMPARE(widget.grab().toImage().pixelColor(10, 10), viewPalette(Scheme::Light)[Token::Raised]);
        theme.setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(widget.grab().toImage().pixelColor(10, 10), viewPalette(Scheme::Dark)[Token::Raised]);
    }

    void sizesFollowTheFont_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("unit");
        QTest::newRow("tiny keeps 4") << 9 << 4;
        QTest::newRow("13 px") << 13 << 4;
        QTest::newRow("20 px") << 20 << 6;
        QTest::newRow("200 %") << 26 << 8;
    }
    void sizesFollowTheFont()
    {
        QFETCH(int, pixels);
        QFETCH(int, unit);
        const QFont before = QApplication::font();
        QFont font = before;
        font.setPixelSize(pixels);
        QApplication::setFont(font);
        const int found = metrics::u(1);
        const int half = metrics::u(2.5);
        const int title = metrics::font(metrics::Type::Title).pixelSize();
        QApplication::setFont(before);
        QCOMPARE(found, unit);
        QCOMPARE(half, qRound(2.5 * unit));
        QCOMPARE(title, qRound(pixels * 1.55));
    }

    void controlsAreSevenUnitsHigh()
    {
        Theme theme(*qApp);
        QPushButton button(QStringLiteral("Render"));
        QLineEdit field;
        QCOMPARE(button.sizeHint().height(), metrics::u(7));
        QCOMPARE(field.sizeHint().height(), metrics::u(7));
    }

    void utf8Lengths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("ascii") << QStringLiteral("Low Water");
        QTest::newRow("two bytes") << QStringLiteral("11 °C, café");
        QTest::newRow("three bytes") << QStringLiteral("“quoted” – 日本");
        QTest::newRow("pairs") << QStringLiteral("a😀b𝄞c");
        QTest::newRow("lone surrogates") << QString(QChar(0xD83D)) + QStringLiteral("x") + QChar(0xDE00);
    }
    void utf8Lengths()
    {
        QFETCH(QString, text);
        const bool isValid = text.isValidUtf16();
        if (isValid)
            QCOMPARE(utf8Length(text), std::size_t(text.toUtf8().size()));
        for (qsizetype units = 0; isValid && units <= text.size(); ++units) {
            if (units > 0 && text[units - 1].isHighSurrogate())
                continue; // inside a pair
            QCOMPARE(utf16Length(text, utf8Length(QStringView(text).left(units))), units);
        }
        QCOMPARE(utf16Length(text, 1'000'000), text.size());
        QCOMPARE(toQString(toUtf8(text)).size(), text.size());
    }

    void bytesInsideACharacterRoundDown()
    {
        const QString text = QStringLiteral("é😀");
        QCOMPARE(utf16Length(text, 1), 0);
        QCOMPARE(utf16Length(text, 2), 1);
        QCOMPARE(utf16Length(text, 5), 1);
        QCOMPARE(utf16Length(text, 6), 3);
    }

    void tenths_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0:00.0");
        QTest::newRow("cut") << 61.69 << QStringLiteral("1:01.6");
        QTest::newRow("no carry") << 59.99 << QStringLiteral("0:59.9");
        QTest::newRow("binary fraction") << 61.6 << QStringLiteral("1:01.6");
        QTest::newRow("hours") << 3725.0 << QStringLiteral("1:02:05.0");
    }
    void tenths()
    {
        QFETCH(double, seconds);
        QTEST(clockTenths(Seconds(seconds)), "text");
    }

    void watcherBringsProgressAndResult()
    {
        Lane lane("test", 1);
        JobWatcher<int> watcher;
        std::latch go(1);
        std::optional<int> result;
        int progress = 0;
        auto job = lane.start<int>(JobKind::Bench, "count", [&](JobContext& context) -> Result<int> {
            go.wait();
            for (int i = 0; i < 1000; ++i)
                context.report({.done = double(i)});
            return 42;
        });
        watcher.watch(
            job, [&](const Result<int>& value) { result = *value; }, [&](const JobStatus&) { ++progress; });
        go.count_down();
        QTRY_VERIFY(result);
        QCOMPARE(*result, 42);
        QVERIFY(!watcher.isWatching());
        QVERIFY2(progress <= 1000, "reports in between are skipped");
    }

    void watcherOfAFinishedJobStillHears()
    {
        Lane lane("test", 1);
        auto job = lane.start<int>(JobKind::Bench, "done", [](JobContext&) -> Result<int> { return 7; });
        QCOMPARE(*job->wait(), 7);
        JobWatcher<int> watcher;
        int heard = 0;
        watcher.watch(job, [&](const Result<int>& value) { heard = *value; });
        QTRY_COMPARE(heard, 7);
    }

    void watcherDestroyedEarlyHearsNothing()
    {
        Lane lane("test", 1);
        int heard = 0;
        for (int i = 0; i < 200; ++i) {
            auto watcher = std::make_unique<JobWatcher<int>>();
            auto job = lane.start<int>(JobKind::Bench, "race", [](JobContext& context) -> Result<int> {
                context.report({});
                return 1;
            });
            watcher->watch(job, [&](const Result<int>&) { ++heard; });
            watcher.reset(); // while the lane may be telling
            QVERIFY(job->wait());
        }
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0);
    }

    void latestJobForgetsItsPredecessor()
    {
        Lane lane("test", 2);
        std::vector<int> heard;
        LatestJob<int> latest;
        const auto start = [&](int value, auto body) {
            latest.start(lane.start<int>(JobKind::Preview, "preview", body),
                         [&heard, value](const Result<int>&) { heard.push_back(value); });
        };
        start(1, [](JobContext& context) -> Result<int> { // runs until it is cancelled
            std::latch stopped(1);
            const std::stop_callback onStop(context.stopToken(), [&] { stopped.count_down(); });
            stopped.wait();
            return fail(Code::Cancelled);
        });
        start(2, [](JobContext&) -> Result<int> { return 2; });
        QTRY_COMPARE(heard, (std::vector<int>{2}));
        QVERIFY(!latest.isRunning());
    }

    void bannerGivesTheFocusBack()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* host = new BannerHost;
        auto* field = new QLineEdit;
        layout->addWidget(host);
        layout->addWidget(field);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY2(host->isHidden(), "no height while empty");
        field->setFocus();
        int retried = 0;
        host->show({.sentence = QStringLiteral("Line 31 could not be rendered."),
                    .actions = {{.text = QStringLiteral("Retry"), .run = [&] { ++retried; }}}});
        QVERIFY(host->isVisible());
        auto* retry = buttonsOf(*host).first();
        QCOMPARE(QApplication::focusWidget(), field);
        retry->setFocus(Qt::TabFocusReason);
        QTest::keyClick(retry, Qt::Key_Space);
        QCOMPARE(retried, 1);
        QCOMPARE(host->count(), 0);
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void manyBannersAreCounted_data()
    {
        QTest::addColumn<QString>("kinds"); // Error, Warning, Info; oldest first
        QTest::addColumn<QString>("stand"); // from the top, by place
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("more");
        const auto row = [](const char* name, const char* kinds, const char* stand, const char* shown,
                            const char* more) {
            QTest::newRow(name) << QString::fromLatin1(kinds) << QString::fromLatin1(stand)
                                << QString::fromLatin1(shown) << QString::fromLatin1(more);
        };
        row("one", "E", "0", "0", "");
        row("an error hides no result", "EI", "01", "01", "");
        row("no result hides an error", "IE", "10", "10", "");
        row("nor a warning", "EW", "01", "01", "");
        row("a warning comes before results", "WI", "01", "0", "1 more notice");
        row("the newest of a kind", "II", "10", "1", "1 more notice");
        row("the newest error", "EE", "10", "1", "1 more notice");
        row("two at most", "EWEI", "2013", "21", "2 more notices");
    }
    void manyBannersAreCounted()
    {
        QFETCH(const QString, kinds);
        QFETCH(const QString, stand);
        QFETCH(const QString, more);
        BannerHost host;
        for (int i = 0; i < kinds.size(); ++i)
            host.show({.kind = kinds[i] == u'E'   ? BannerKind::Error
                               : kinds[i] == u'W' ? BannerKind::Warning
                                                  : BannerKind::Info,
                       .sentence = QString::number(i)});
        const auto placed = [&](bool isShownOnly) {
            QString places;
            for (int i = 0; i < host.layout()->count(); ++i)
                if (const auto* one = qobject_cast<Banner*>(host.layout()->itemAt(i)->widget());
                    one != nullptr && (!isShownOnly || one->isVisibleTo(&host)))
                    places += one->content().sentence;
            return places;
        };
        auto* button = host.findChild<QToolButton*>(QStringLiteral("moreBanners"));
        QCOMPARE(placed(false), stand);
        QTEST(placed(true), "shown");
        QCOMPARE(button->isVisibleTo(&host), !more.isEmpty());
        QVERIFY(host.focusProxy() != nullptr && host.focusProxy()->isVisibleTo(&host));
        if (more.isEmpty())
            return;
        QVERIFY2(button->text().startsWith(more), qPrintable(button->text()));
        button->click();
        QCOMPARE(placed(true), stand);
        button->click();
        QTEST(placed(true), "shown");
        QTest::keyClick(button->parentWidget(), Qt::Key_Escape);
        QCOMPARE(placed(false), stand.mid(1));
        QVERIFY(placed(true).startsWith(stand[1]));
    }

    void bannersOfOneKeyReplaceEachOther()
    {
        BannerHost host;
        QSignalSpy closed(&host, &BannerHost::bannerClosed);
        const QString key = QStringLiteral("device");
        host.show({.kind = BannerKind::Warning, .sentence = QStringLiteral("One"), .key = key});
        host.show({.kind = BannerKind::Warning, .sentence = QStringLiteral("Two"), .key = key});
        host.show({.kind = BannerKind::Info, .sentence = QStringLiteral("Three")});
        QCOMPARE(host.count(), 2);
        host.clear(key);
        QCOMPARE(host.count(), 1);
        QCOMPARE(closed.count(), 0); // that is for what the user closed
        QTest::keyClick(host.findChildren<Banner*>().last(), Qt::Key_Escape); // the first wait for deletion
        QCOMPARE(host.count(), 0);
        QCOMPARE(closed.count(), 1);
    }

    void chipsKeepTheChoice()
    {
        ChipRow row;
        QSignalSpy chosen(&row, &ChipRow::chosen);
        const auto chips = [](std::initializer_list<int> ids) {
            std::vector<ChipContent> all;
            for (const int id : ids)
                all.push_back({id, QString::number(id), QStringLiteral("fresh"),
                               QStringLiteral("status-fresh"), Token::Ok});
            return all;
        };
        row.setChips(chips({0, 1, 2}));
        QCOMPARE(row.chosenId(), 0);
        row.choose(2);
        row.setChips(chips({0, 2}));
        QCOMPARE(row.chosenId(), 2);
        QCOMPARE(chosen.count(), 0);
        row.setChips(chips({0, 1}));
        QCOMPARE(row.chosenId(), 0);
        QCOMPARE(chosen.count(), 1);
        QTest::mouseClick(row.findChildren<Chip*>().at(1), Qt::LeftButton);
        QCOMPARE(chosen.last().first().toInt(), 1);
    }

    void narrowChipsLoseTheirWords()
    {
        QWidget host; // a row that is a window of its own cannot be narrower than its layout
        auto& row = *new ChipRow(&host);
        row.setChips(
            {{0, QStringLiteral("All 40"), {}, {}, Token::Text},
             {1, QStringLiteral("30"), QStringLiteral("fresh"), QStringLiteral("status-fresh"), Token::Ok}});
        const auto* chip = row.findChildren<Chip*>().at(1);
        host.show(); // a hidden row is not told its size
        row.resize(1000, row.height());
        const int wide = chip->sizeHint().width();
        row.resize(wide, row.height());
        QVERIFY(chip->sizeHint().width() < wide);
        QCOMPARE(chip->toolTip(), QStringLiteral("30 fresh"));
        QCOMPARE(chip->accessibleName(), QStringLiteral("30 fresh"));
    }

    void stripShowsJobOrMessage()
    {
        JobStrip strip;
        strip.show();
        QSignalSpy cancelled(&strip, &JobStrip::cancelRequested);
        const auto name = [&] { return strip.findChild<ElidedLabel*>()->text(); };
        const auto button = [&] { return buttonsOf(strip).first(); };
        QCOMPARE(name(), QStringLiteral("No jobs running"));
        strip.setJob(JobLine{QStringLiteral("render"),
                             QStringLiteral("Between the tides: 3 of 7 lines rendered"), 0.549,
                             QStringLiteral("about 9 s left"), QStringLiteral("Cancel")});
        QVERIFY(strip.findChild<QProgressBar*>()->isVisible());
        QCOMPARE(strip.findChild<QProgressBar*>()->value(), 549);
        button()->click();
        QCOMPARE(cancelled.count(), 1);
        int shown = 0;
        strip.showMessage(QStringLiteral("Delivered 2 files."), QStringLiteral("Show"), [&] { ++shown; });
        QCOMPARE(name(), QStringLiteral("Delivered 2 files."));
        QVERIFY(!strip.findChild<QProgressBar*>()->isVisible());
        QCOMPARE(strip.findChild<StatusAnnouncer*>()->text(), QStringLiteral("Delivered 2 files."));
        button()->click();
        QCOMPARE(shown, 1);
        QCOMPARE(cancelled.count(), 1);
    }

    void stripListsTheOtherJobs()
    {
        JobStrip strip;
        strip.show();
        QSignalSpy cancelled(&strip, &JobStrip::otherCancelRequested);
        strip.setJob(JobLine{.name = QStringLiteral("One"), .cancelText = QStringLiteral("Cancel")});
        auto* more = buttonsOf(strip).last();
        QVERIFY(!more->isVisible());
        strip.setOthers({QStringLiteral("Two"), QStringLiteral("Three")});
        QVERIFY(more->isVisible());
        Q_EMIT more->menu()->aboutToShow();
        QCOMPARE(more->menu()->actions().size(), 2);
        more->menu()->actions().last()->trigger();
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(cancelled.first().first().toInt(), 1);
        strip.setOthers({});
        QVERIFY(!more->isVisible());
    }

    void navBarTellsThePane()
    {
        NavBar bar;
        QSignalSpy chosen(&bar, &NavBar::paneChosen);
        auto* home = bar.addPane("nav-home", QStringLiteral("Home"), QKeySequence(Qt::CTRL | Qt::Key_1));
        auto* episode =
            bar.addPane("nav-episode", QStringLiteral("Episode"), QKeySequence(Qt::CTRL | Qt::Key_2));
        bar.setCurrentPane(0);
        QVERIFY(home->isChecked());
        QCOMPARE(chosen.count(), 0);
        episode->click();
        QCOMPARE(chosen.first().first().toInt(), 1);
        QCOMPARE(bar.currentPane(), 1);
        QCOMPARE(episode->accessibleName(), QStringLiteral("Episode"));
    }

    void sheetFilters_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("shown");
        QTest::newRow("all") << QString() << 3;
        QTest::newRow("action") << QStringLiteral("undo") << 1;
        QTest::newRow("group") << QStringLiteral("play") << 2;
        QTest::newRow("key") << QStringLiteral("Ctrl+Z") << 1;
        QTest::newRow("nothing") << QStringLiteral("xyz") << 0;
    }
    void sheetFilters()
    {
        QFETCH(QString, words);
        ShortcutSheet sheet(
            QStringLiteral("Shortcuts in Episode"),
            {{QStringLiteral("Play"), QStringLiteral("Play or stop"), {QKeySequence(Qt::Key_Space)}},
             {QStringLiteral("Play"),
              QStringLiteral("The same, in text fields too"),
              {QKeySequence(Qt::Key_F5)}},
             {QStringLiteral("History"), QStringLiteral("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}}});
        QTest::keyClicks(sheet.findChild<QLineEdit*>(), words);
        QTEST(sheet.shownCount(), "shown");
    }

    void dropsOnlyKnownLocalFiles()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/one.MD")),
                      QUrl(QStringLiteral("https://x.org/two.md")),
                      QUrl::fromLocalFile(QStringLiteral("/a/three.exe"))});
        QCOMPARE(droppedFiles(data, {QStringLiteral("md")}), QStringList{QStringLiteral("/a/one.MD")});
    }

    void elidedLabelKeepsItsTextForReaders()
    {
        ElidedLabel label(QStringLiteral("A long name of an episode that does not fit"));
        label.resize(60, 20);
        label.grab();
        QCOMPARE(label.toolTip(), label.text());
        QCOMPARE(label.accessibleName(), label.text());
        label.resize(2000, 20);
        label.grab();
        QVERIFY(label.toolTip().isEmpty());
    }

    void severityOrder()
    {
        QCOMPARE(severity(LineState::Failed), 0);
        QVERIFY(severity(LineState::Stale) < severity(LineState::NotRendered));
        QCOMPARE(severity(LineState::Locked), 5);
    }
};

QTEST_MAIN(TestSupport)
#include "tst_support.moc"
