// The script with its problems. The session holds the text and its undo; this view shows it and passes edits
// on.
#pragma once

#include "core/session/episode_service.h"
#include "core/text/text_edit.h"

#include <QWidget>

class QAction;

namespace understudy {

class ProblemList;
class ScriptEditor;
class Workspace;

class ScriptPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ScriptPanel(Workspace& workspace);

    /// Its text is in memory by now. Empty: no episode, nothing to edit.
    void setEpisode(EpisodeId episode);
    /// One is being read: nothing to edit yet, but the keys stay here.
    void awaitEpisode();
    void setSnapshot(const EpisodeSnapshot& snapshot);
    /// Does an edit of ours (Replace, the inspector) here and in the session.
    void change(const TextEdit& edit);
    ScriptEditor* editor() const { return m_editor; }

Q_SIGNALS:
    void changed();
    void failed(const understudy::Error& error);

private:
    void clear();
    void createLayout();
    void connectSignals();
    void record(const TextEdit& edit);
    void takeNotice(const EpisodeNotice& notice);
    void replace(int problem);
    void jump(int problem);
    void setVocabulary(const EpisodeSnapshot& snapshot);

    Workspace* m_workspace;
    EpisodeId m_episode;
    ScriptEditor* m_editor;
    ProblemList* m_problemList;
    std::vector<Problem> m_problems;  ///< as listed
    std::uint64_t m_textRevision = 0; ///< of the text as it stands; 0: not edited yet
    std::uint64_t m_readRevision = 0; ///< of the text the problems are of
};

} // namespace understudy
