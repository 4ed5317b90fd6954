// The sounds of clips for the Review pane: the one that is shown first, then those that come next, so that
// they are there when they are chosen. Keeps the last few.
#pragma once

#include "app/desktop/review/clip_sound.h"
#include "core/session/review_snapshot.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace understudy {

class Workspace;

class ClipLoader : public QObject
{
    Q_OBJECT
public:
    struct Loaded
    {
        std::shared_ptr<const ClipSound> sound;
        std::shared_ptr<const Spectrogram> spectrogram; ///< null while it is being made
    };

    ClipLoader(Workspace& workspace, QObject* parent);
    ~ClipLoader() override;

    /// In the order in which they are wanted; the first is waited for. What is being loaded and is not among
    /// them is given up.
    void want(std::vector<ReviewedClipPtr> clips, const ReviewSnapshotPtr& snapshot);
    /// From the next want() on: clips with the repairs of their recordings.
    void setRepaired(bool isRepaired) { m_isRepaired = isRepaired; }
    /// Null: not loaded. As it was until its repairs are made. Until the event loop is entered again.
    const Loaded* find(const Clip& clip) const;
    /// Its sound is on its way.
    bool isLoading(const Clip& clip) const { return m_loading.contains(keyOf(clip)); }
    /// Why it cannot be heard, as far as that was tried: its own last try, or its recording's file is
    /// gone or another one.
    std::optional<Error> problemOf(const Clip& clip) const;

Q_SIGNALS:
    /// Its sound, or its spectrogram.
    void loaded(const std::string& clip);
    /// The sound of the one that is waited for.
    void failed(const understudy::Error& error);

private:
    struct Key
    {
        std::string clip;
        FrameSpan span;
        std::string repairs; ///< as formatRepairs() tells them; empty: none
        bool operator==(const Key&) const = default;
        bool operator<(const Key& other) const
        {
            return std::tie(clip, span.begin, span.end, repairs) <
                   std::tie(other.clip, other.span.begin, other.span.end, other.repairs);
        }
    };
    struct Kept
    {
        Key key;
        Loaded loaded;
    };
    struct Failed
    {
        std::filesystem::path file; ///< what is found elsewhere is tried again
        Error error;
    };
    struct GiveUp
    {
        void operator()(JobWatcherBase* job) const
        {
            job->cancel();
            job->forget();
            job->deleteLater(); // it may be what calls
        }
    };
    template<typename T>
    using Jobs = std::map<Key, std::unique_ptr<JobWatcher<T>, GiveUp>>; // children
    using Sound = std::shared_ptr<const ClipSound>;
    using Picture = std::shared_ptr<const Spectrogram>;

    RepairSettings repairsOf(const Clip& clip) const;
    Key keyOf(const Clip& clip) const;
    const Kept* kept(const Key& key) const;
    Kept* kept(const Key& key);
    bool isWaitedFor(const Key& key) const;
    bool isWanted(const Key& key) const;
    void setWanted(const std::vector<ReviewedClipPtr>& clips);
    bool hasFailed(const Key& key, const Recording& recording) const;
    void load(const Key& key, const Recording& recording, const RepairSettings& repairs);
    void takeSound(const Key& key, const Sound& sound);
    void takeFailure(const Key& key, const Recording& recording, const Error& error);
    void draw(const Key& key, const Sound& sound);

    Workspace* m_workspace;
    ReviewSnapshotPtr m_snapshot;
    bool m_isRepaired = false;
    std::vector<Key> m_wanted;
    std::map<Key, Failed> m_failed;       ///< not tried again before another one is waited for
    std::map<std::string, Failed> m_gone; ///< recordings whose file is not there, or another one
    std::deque<Kept> m_kept;              ///< what is wanted last, else the newest
    Jobs<Sound> m_loading;
    Jobs<Picture> m_drawing;
};

} // namespace understudy
