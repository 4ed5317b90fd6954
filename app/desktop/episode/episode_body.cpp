#include "app/desktop/episode/episode_body.h"

#include "app/desktop/episode/inspector.h"
#include "app/desktop/episode/lines_panel.h"
#include "app/desktop/episode/script_panel.h"
#include "app/desktop/episode/timeline_panel.h"
#include "app/desktop/kept_state.h"
#include "app/desktop/pane.h"
#include "widgets/support/metrics.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

// Least sizes, in units of the font.
constexpr int kScriptWidth = 60;
constexpr int kTightScriptWidth = 26; // where both would not fit else
constexpr int kLinesWidth = 80;
constexpr int kTightLinesWidth = 50;
constexpr int kHeightWithTimeline = 66;

} // namespace

EpisodeBody::EpisodeBody(const Parts& parts, QWidget* parent)
    : QWidget(parent), m_parts(parts), m_columns(new QSplitter(Qt::Horizontal)),
      m_rows(new QSplitter(Qt::Vertical))
{
    createLayout();
    connect(m_parts.showInspector, &QAction::triggered, this, [this](bool isShown) {
        m_wantsInspector = isShown;
        m_parts.inspector->setVisible(isShown);
        fitParts();
    });
}

void EpisodeBody::createLayout()
{
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_parts.script);
    m_columns->addWidget(m_parts.lines);
    m_columns->addWidget(m_parts.inspector);
    m_columns->setStretchFactor(0, 2);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 0);
    m_columns->setSizes({u(104), u(158), u(74)});
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_parts.timeline);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({u(140), u(56)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
}

void EpisodeBody::saveState(KeptState& state) const
{
    state.add("episode.columns", m_columns->saveState());
    if (m_hasTimeline) // else the user's split is the one that was kept before
        state.add("episode.rows", m_rows->saveState());
    state.add("episode.inspector", std::string(m_wantsInspector ? "shown" : "hidden"));
}

void EpisodeBody::restoreState(const UserSettings& user)
{
    m_columns->restoreState(keptBytes(user, "episode.columns"));
    m_rows->restoreState(keptBytes(user, "episode.rows"));
    m_wantsInspector = user.state("episode.inspector") != "hidden";
    m_parts.showInspector->setChecked(m_wantsInspector);
    m_parts.inspector->setVisible(m_wantsInspector);
}

void EpisodeBody::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The inspector leaves first; F4 brings it back.
    const bool isNarrow = isNarrowPane(width());
    const bool wasNarrow = isNarrowPane(event->oldSize().width());
    if (isNarrow != wasNarrow || !event->oldSize().isValid()) {
        m_parts.inspector->setVisible(m_wantsInspector && !isNarrow);
        m_parts.showInspector->setChecked(m_wantsInspector && !isNarrow);
    }
    fitParts();
}

/// Where not all have room, an inspector that was asked for takes the table's, and the timeline leaves to the
/// words.
void EpisodeBody::fitParts()
{
    const bool isTight = width() <= u(kScriptWidth + kLinesWidth);
    m_parts.script->setMinimumWidth(u(isTight ? kTightScriptWidth : kScriptWidth));
    m_parts.lines->setMinimumWidth(u(isTight ? kTightLinesWidth : kLinesWidth));
    const bool hasRoomForAll = width() > u(kScriptWidth + kLinesWidth) + m_parts.inspector->width();
    m_parts.lines->setVisible(m_parts.inspector->isHidden() || hasRoomForAll);
    showTimeline(height() >= u(kHeightWithTimeline));
}

void EpisodeBody::showTimeline(bool isShown)
{
    if (isShown == m_hasTimeline)
        return;
    m_hasTimeline = isShown;
    if (!isShown)
        m_rowSizes = m_rows->sizes();
    m_parts.timeline->setTimelineShown(isShown);
    m_rows->setSizes(isShown ? m_rowSizes : QList<int>{height(), 0});
}

} // namespace understudy
