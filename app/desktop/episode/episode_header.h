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
    void setWork(int changedLines, bool isRendering);

Q_SIGNALS:
    void episodeChosen(const understudy::EpisodeId& episode);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    QToolButton* makeRenderMenu();

    Actions m_actions;
    QComboBox* m_episodes;
    ElidedLabel* m_voices;
    QPushButton* m_render;
    QToolButton* m_renderMore;
    QPushButton* m_cancel;
    QPushButton* m_export;
};

} // namespace understudy
