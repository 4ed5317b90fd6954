// The head of the Episode pane: which episode, who speaks, undo, the one next step, export.
#pragma once

#include "core/session/episode_service.h"

#include <QWidget>

class QAction;
class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace understudy {

class ElidedLabel;

class EpisodeHeader : public QWidget
{
    Q_OBJECT
public:
    struct Actions
    {
        QAction* renderChanged;
        QAction* renderSelected;
        QAction* renderAll;
        QAction* cancel;
        QAction* exportMaster;
        QAction* inspector;
    };
    explicit EpisodeHeader(const Actions& actions, QWidget* parent = nullptr);

    void setEpisodes(const std::vector<EpisodeSummary>& episodes, const EpisodeId& current);
    void setVoices(const QString& voices);
    /// The primary button: what changed, or Cancel while rendering.
    void setWork(int lines, int changedLines, bool isRendering);

Q_SIGNALS:
    void episodeChosen(const understudy::EpisodeId& episode);

private:
    void createLayout();
    QToolButton* makeRenderMenu();
    QToolButton* makeMoreMenu();
    /// What leaves, in this order, where there is no room for all.
    void fitParts(QWidget* heading, QWidget* voices);
    void refreshWords();
    QString renderWords(bool isShort) const;

    Actions m_actions;
    QComboBox* m_episodes;
    ElidedLabel* m_voices;
    QPushButton* m_render;
    QToolButton* m_renderMore;
    QPushButton* m_cancel;
    QPushButton* m_export;
    QToolButton* m_inspector;
    QToolButton* m_more; ///< what else left the row
    int m_lines = 0;
    int m_changedLines = 0;
    bool m_isShort = false; ///< the primary button says less
};

} // namespace understudy
