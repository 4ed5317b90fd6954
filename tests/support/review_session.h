// A project with as many clips as it is given phrases, in the Review pane, ready to be judged by keys.
#pragma once

#include "app/desktop/review/review_pane.h"
#include "app/desktop/review/review_work.h"
#include "tests/core/data/recordings.h"
#include "tests/support/studio.h"
#include "widgets/models/clip_table_model.h"

#include <QTemporaryDir>

namespace understudy::test {

/// Counts what a mouse would send.
class MouseCounter : public QObject
{
public:
    MouseCounter() { qApp->installEventFilter(this); }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Wheel:
            ++m_count;
            break;
        default:
            break;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

class ReviewSession
{
public:
    struct Talk
    {
        int recordings = 4, phrases = 50; ///< each phrase becomes a clip
        double spoken = 0.8;              ///< s, of a phrase
        SampleRate rate = kStudioRate;
    };

    static constexpr int kWait = 120'000;

    explicit ReviewSession(const Talk& talk, Studio::Wrap wrap = {})
        : m_studio(std::make_unique<Studio>(
              root() / "home", [] { return std::make_unique<FakeEngine>(); }, std::move(wrap)))
    {
        constexpr double kPause = 1.4; // longer than any inside a clip
        std::filesystem::create_directories(root() / "in");
        for (int i = 0; i < talk.recordings; ++i)
            if (!writeSound(root() / "in" / ("talk" + std::to_string(i) + ".wav"), {.rate = talk.rate},
                            test::talk(std::uint64_t(i + 1), talk.phrases, talk.spoken, kPause, talk.rate)))
                qFatal("no recordings to review");
    }

    /// False: it took too long.
    bool open()
    {
        workspace().create(QString::fromStdString(project().string()));
        if (!QTest::qWaitFor([&] { return workspace().session() != nullptr; }, kWait))
            return false;
        m_studio->window().showPane(1);
        pane().work()->import({QString::fromStdString((root() / "in").string())});
        const auto isAllShown = [&] {
            const auto known = workspace().session()->reviews().snapshot()->clips.size();
            return known > 0 && model().total() == int(known) && table().currentIndex().isValid();
        };
        const bool isThere =
            QTest::qWaitFor([&] { return !pane().work()->isImporting() && isAllShown(); }, kWait);
        table().setFocus();
        if (isThere) { // not where the clips of whichever recording came first begin
            table().selectionModel()->setCurrentIndex(
                model().index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            m_studio->press(Qt::Key_K); // quiet until somebody listens
        }
        return isThere;
    }
    /// The window goes, as its user leaves it.
    void close() { m_studio.reset(); }

    std::filesystem::path root() const { return m_dir.path().toStdString(); }
    std::filesystem::path project() const { return root() / "p.understudy"; }
    Studio& studio() { return *m_studio; }
    Workspace& workspace() { return m_studio->workspace(); }
    ReviewPane& pane() { return *m_studio->window().findChild<ReviewPane*>(); }
    QTableView& table() { return *pane().findChild<QTableView*>(QStringLiteral("clipTable")); }
    ClipTableModel& model() { return *pane().findChild<ClipTableModel*>(); }
    /// Of the clip that is judged next.
    std::string current()
    {
        const auto index = table().currentIndex();
        return index.isValid() ? model().row(index.row()).id : std::string();
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Studio> m_studio;
};

} // namespace understudy::test
