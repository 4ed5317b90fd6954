// The studio in a test or benchmark: its window on a fake device with a home of its own, and a watchdog that
// tells how long the event loop was away.
#pragma once

#include "app/desktop/episode/episode_pane.h"
#include "app/desktop/main_window.h"
#include "app/desktop/workspace.h"
#include "core/base/files.h"
#include "core/device/fake_output.h"
#include "tests/support/fake_engine.h"
#include "widgets/models/line_table_model.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/theme.h"

#include <QtTest>
#include <QtWidgets>

#include <ctime>

namespace understudy::test {

class Studio
{
public:
    /// Puts something between the studio and its device.
    using Wrap = std::function<std::unique_ptr<AudioOutput>(std::unique_ptr<AudioOutput>)>;

    explicit Studio(
        const std::filesystem::path& folder,
        Workspace::EngineFactory makeEngine = [] { return std::make_unique<FakeEngine>(); },
        const Wrap& wrap = {})
        : m_user(folder / "settings.json"), m_theme(*qApp), m_workspace(m_user, std::move(makeEngine)),
          m_window(m_workspace, m_theme, wrap ? wrap(m_sound.output()) : m_sound.output())
    {
        // Clips are judged here, not listened to.
        [[maybe_unused]] const auto isSet = m_user.set("review.transcribe", false);
        m_window.resize(1440, 900);
        m_window.show();
        m_window.activateWindow();
        [[maybe_unused]] const bool isActive = QTest::qWaitForWindowActive(&m_window);
    }
    MainWindow& window() { return m_window; }
    Workspace& workspace() { return m_workspace; }
    UserSettings& user() { return m_user; }
    FakeOutput& sound() { return m_sound; }
    EpisodePane& pane() { return *m_window.episodePane(); }
    ScriptEditor& editor() { return *pane().findChild<ScriptEditor*>(); }
    LineTableModel& lines() { return *pane().findChild<LineTableModel*>(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_window, key, modifiers);
    }

private:
    FakeOutput m_sound{FakeOutput::Settings{.isPaced = true}};
    UserSettings m_user;
    Theme m_theme;
    Workspace m_workspace;
    MainWindow m_window;
};

/// The longest time the event loop was away, measured by a timer that wants to fire all the time.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_since.start();
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed() / 1e6);
            m_most = std::max(m_most, cpuMs() - m_cpu);
            m_since.restart();
            m_cpu = cpuMs();
        });
        m_timer.start(1);
    }
    double longestMs() const { return m_longest; }
    /// The most this thread itself worked at a time: a stall less what other programs took.
    double mostWorkMs() const { return m_most; }

private:
    static double cpuMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_cpu = cpuMs();
    double m_longest = 0;
    double m_most = 0;
};

/// A dialogue of two speakers; `first` and `second` name their voices.
inline std::string longScript(int lines, const std::string& first, const std::string& second)
{
    std::string script = "---\ntitle: Long\nvoices:\n  Mara: " + first + "\n  Jon: " + second + "\n---\n";
    for (int i = 0; i < lines; ++i)
        script += std::string(i % 2 ? "\nJON: " : "\nMARA: ") + "This is line number " + std::to_string(i) +
                  " of a script that goes on and on.\n";
    return script;
}

struct Fluency
{
    double openMs = 0;
    double slowestKeyMs = 0;
    double longestStallMs = 0;
    double mostWorkMs = 0;
    int rendered = 0; ///< lines, while it was measured
};

/// Opens a script of `lines` lines, renders and plays it, and types `keys` keys at its end; goes on until
/// `renderedLines` are done. Nothing when it takes longer than `waitMs` to open or to render.
inline std::optional<Fluency> measureFluency(Studio& studio, const QString& script, int lines, int keys,
                                             int renderedLines, int waitMs)
{
    Fluency result;
    QElapsedTimer timer;
    timer.start();
    studio.window().openPath(script);
    if (!QTest::qWaitFor([&] { return studio.lines().rowCount() == lines; }, waitMs))
        return {};
    QCoreApplication::processEvents(); // opened is what is painted
    result.openMs = static_cast<double>(timer.elapsed());
    auto& editor = studio.editor();
    editor.setFocus();
    editor.setCaretOffset(editor.source().size() - 1);
    const Watchdog watchdog;
    studio.press(Qt::Key_R, Qt::ControlModifier);
    studio.press(Qt::Key_F5);
    for (int i = 0; i < keys; ++i) {
        timer.start();
        QTest::keyClick(&editor, i % 6 == 5 ? Qt::Key_Space : Qt::Key_X);
        result.slowestKeyMs = std::max(result.slowestKeyMs, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    const auto isDone = [&] { return studio.lines().count(LineState::Fresh) >= renderedLines; };
    if (!QTest::qWaitFor(isDone, waitMs))
        return {};
    result.longestStallMs = watchdog.longestMs();
    result.mostWorkMs = watchdog.mostWorkMs();
    result.rendered = studio.lines().count(LineState::Fresh);
    return result;
}

} // namespace understudy::test
