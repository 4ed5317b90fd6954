// Below the header of the Episode pane: script beside lines above the timeline, with the inspector at the
// right. Knows where its parts lie, and which of them leave first in a small window.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QSplitter;

namespace understudy {

class Inspector;
class KeptState;
class LinesPanel;
class ScriptPanel;
class TimelinePanel;
class UserSettings;

class EpisodeBody : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        ScriptPanel* script;
        LinesPanel* lines;
        Inspector* inspector;
        TimelinePanel* timeline;
        QAction* showInspector; ///< checked while it is shown
    };
    explicit EpisodeBody(const Parts& parts, QWidget* parent = nullptr);

    void saveState(KeptState& state) const;
    void restoreState(const UserSettings& user);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    void fitParts();
    void showTimeline(bool isShown);

    Parts m_parts;
    QSplitter* m_columns;
    QSplitter* m_rows;
    bool m_wantsInspector = true;
    bool m_hasTimeline = true;
    QList<int> m_rowSizes; ///< before the timeline left
};

} // namespace understudy
