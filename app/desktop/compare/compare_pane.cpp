#include "app/desktop/compare/compare_pane.h"

#include "app/desktop/action_button.h"
#include "app/desktop/compare/compare_sound.h"
#include "app/desktop/compare/compare_stage.h"
#include "app/desktop/compare/comparison_panel.h"
#include "app/desktop/compare/new_comparison_dialog.h"
#include "app/desktop/compare/plan_panel.h"
#include "app/desktop/compare/results_page.h"
#include "app/desktop/kept_state.h"
#include "app/desktop/pane_layout.h"
#include "app/desktop/workspace.h"
#include "widgets/support/announce.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kPanelUnits = 62, kPlanUnits = 68;
constexpr int kNarrowUnits = 1100 / 4 - 18; // of the pane, beside the navigation

} // namespace

ComparePane::ComparePane(Workspace& workspace, Playback& playback)
    : m_workspace(&workspace), m_actions(this), m_banners(new BannerHost),
      m_sound(new CompareSound(playback, this)), m_columns(new QSplitter(Qt::Horizontal)),
      m_body(new QStackedWidget), m_middle(new QStackedWidget), m_panel(new ComparisonPanel),
      m_stage(new CompareStage(m_actions, *m_sound)), m_results(new ResultsPage),
      m_plan(new PlanPanel(m_actions)), m_empty(nullptr), m_facts(makeMutedElided()),
      m_announcer(new StatusAnnouncer(this))
{
    setObjectName(QStringLiteral("ComparePane"));
    setWindowTitle(tr("Compare"));
    setGround(this, Ground::Raised);
    createLayout();
    connectActions();
    connectParts();
    watchSession();
    m_columns->restoreState(keptBytes(workspace.user(), "compare.columns"));
    m_plan->setListener(toQString(workspace.user().state("compare.listener")));
    takeList({});
}

ComparePane::~ComparePane()
{
    m_subscription.reset();
}

void ComparePane::createLayout()
{
    auto* first = makeActionButton(m_actions.create);
    first->setObjectName(QStringLiteral("firstComparison"));
    m_empty = makeEmptyPage(tr("Nothing compared yet"),
                            tr("Put takes, checkpoints, voices, real clips or files side by side: "
                               "level-matched, at one position, switched "
                               "at once. Blind tests keep the score to themselves until the last trial, and "
                               "what the votes say can choose a "
                               "take or rank a checkpoint."),
                            {first});
    m_resultsArea = makePageScroll(m_results);
    m_middle->addWidget(m_stage);
    m_middle->addWidget(m_resultsArea);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_panel);
    m_columns->addWidget(m_middle);
    m_columns->addWidget(m_plan);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({u(kPanelUnits), u(200), u(kPlanUnits)});
    m_panel->setMinimumWidth(u(48));
    m_plan->setMinimumWidth(u(52));
    m_body->addWidget(m_empty);
    m_body->addWidget(m_columns);
    stackPane(this, makeHeader(), m_banners, m_body);
}

QWidget* ComparePane::makeHeader()
{
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("compareHeader"));
    setGround(header, Ground::Raised);
    header->setFixedHeight(u(11));
    m_facts->setObjectName(QStringLiteral("compareFacts"));
    m_facts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(u(3), 0, u(3), 0);
    row->setSpacing(u(2));
    auto* heading = makeLabel(tr("Compare"), metrics::Type::Heading);
    row->addWidget(heading);
    row->addWidget(m_facts, 1);
    auto* fit = new RowFit(header);
    fit->addPart(heading);
    for (auto* action :
         {m_actions.list, m_actions.differences, m_actions.end, m_actions.exportResults, m_actions.create}) {
        auto* button = makeActionButton(action);
        connect(action, &QAction::changed, button,
                [action, button] { button->setVisible(action->isVisible()); });
        button->setVisible(action->isVisible());
        row->addWidget(button);
    }
    return header;
}

void ComparePane::connectActions()
{
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.create, [this] { askNew(); });
    on(m_actions.savePage, [this] { askPage(); });
    on(m_actions.takeAnswers, [this] { askAnswers(); });
    on(m_actions.exportResults, [this] { askExport(); });
    on(m_actions.end, [this] {
        if (const auto* now = front())
            work<bool>(
                [id = now->id](CompareService& service) -> Result<bool> {
                    UNDERSTUDY_CHECK(service.end(id));
                    return true;
                },
                {});
    });
    on(m_actions.remove, [this] {
        if (const auto* now = front())
            work<bool>(
                [id = now->id](CompareService& service) -> Result<bool> {
                    UNDERSTUDY_CHECK(service.remove(id));
                    return true;
                },
                {});
    });
    on(m_actions.play, [this] { m_sound->toggle(); });
    on(m_actions.pause, [this] { m_sound->pause(); });
    on(m_actions.flip, [this] { m_sound->flip(); });
    on(m_actions.next, [this] { m_sound->step(1); });
    on(m_actions.previous, [this] { m_sound->step(-1); });
    for (std::size_t i = 0; i < m_actions.hear.size(); ++i)
        on(m_actions.hear[i], [this, i] { m_stage->press(int(i) + 1); });
    on(m_actions.start, [this] { m_sound->seek(Seconds(0)); });
    on(m_actions.back, [this] { m_sound->seek(m_sound->position() - Seconds(1)); });
    on(m_actions.forward, [this] { m_sound->seek(m_sound->position() + Seconds(1)); });
    on(m_actions.loopFrom, [this] { loopTo(false); });
    on(m_actions.loopTo, [this] { loopTo(true); });
    on(m_actions.loopOff, [this] { m_sound->setLoop({}); });
    on(m_actions.first, [this] { m_stage->answer(0); });
    on(m_actions.second, [this] { m_stage->answer(1); });
    on(m_actions.differences, [this] { showDifferences(); });
    on(m_actions.list, [this](bool isShown) {
        m_isPanelAsked = isShown;
        arrange();
        if (isShown)
            m_panel->setFocus();
    });
}

void ComparePane::connectParts()
{
    connect(m_panel, &ComparisonPanel::chosen, this, [this] {
        m_again.reset();
        showFront();
    });
    connect(m_stage, &CompareStage::answered, this, &ComparePane::takeAnswer);
    connect(m_stage, &CompareStage::itemWanted, this, [this](int by) {
        const auto* now = front();
        if (now != nullptr && m_loaded)
            showItem((m_item + now->plan.items.size() + std::size_t(by)) % now->plan.items.size());
    });
    connect(m_results, &ResultsPage::useRequested, this, &ComparePane::use);
    connect(m_results, &ResultsPage::listenerRequested, this, &ComparePane::askListener);
    connect(m_plan, &PlanPanel::listenerChanged, this, [this] {
        m_again.reset();
        m_panel->setComparisons(m_all, listener());
        showFront();
    });
    connect(m_sound, &CompareSound::changed, this, [this] {
        if (isVisible() && m_sound->isPlaying())
            m_announcer->announce(tr("Sound %1").arg(m_sound->lane() + 1));
    });
}

void ComparePane::watchSession()
{
    connect(m_workspace, &Workspace::storing, this, [this](Result<void>& stored) {
        if (const auto done = storeNow(); !done)
            stored = done;
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_subscription.reset();
        m_reading.forget();
        m_making.forget();
        m_paging.forget();
        m_loading.stop();
        m_hearing.stop();
        m_sound->setSounds({});
        m_loaded.reset();
        m_given.clear();
        m_unstored.clear();
        m_again.reset();
        m_isStoring = false; // its job's end is not told any more
        takeList({});
    });
    connect(m_workspace, &Workspace::sessionChanged, this, [this] {
        refreshActions();
        if (m_workspace->session())
            m_subscription = m_workspace->session()->comparisons().subscribe([this](const std::uint64_t&) {
                QMetaObject::invokeMethod(this, &ComparePane::refreshList, Qt::QueuedConnection);
            });
    });
}

QList<QWidget*> ComparePane::parts() const
{
    if (m_body->currentWidget() == m_empty)
        return {m_empty};
    return {findChild<QWidget*>(QStringLiteral("compareHeader")), m_panel, m_middle->currentWidget(), m_plan};
}

void ComparePane::enter()
{
    refreshList();
    if (m_body->currentWidget() == m_empty)
        m_empty->setFocus();
    else if (m_middle->currentWidget() == m_stage)
        m_stage->setFocus();
    else
        m_panel->setFocus();
}

void ComparePane::saveState(KeptState& state)
{
    state.add("compare.columns", m_columns->saveState());
    state.add("compare.listener", listener());
    state.add("compare.front", m_panel->current().value);
}

void ComparePane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    arrange();
}

/// Blind or not, nobody hears what is not in front.
void ComparePane::hideEvent(QHideEvent* event)
{
    Pane::hideEvent(event);
    m_sound->pause();
}

/// In a narrow window the plan leaves first, then the list, until it is asked for.
void ComparePane::arrange()
{
    const bool isNarrow = width() < u(kNarrowUnits);
    const bool isTold = m_middle->currentWidget() == m_resultsArea;
    m_panel->setVisible(!isNarrow || m_isPanelAsked);
    m_plan->setVisible(!isTold && !(isNarrow && m_isPanelAsked));
    m_actions.list->setVisible(isNarrow);
    m_actions.list->setChecked(!m_panel->isHidden());
}

void ComparePane::refreshActions()
{
    const auto* now = front();
    const bool isOpen = m_workspace->session() != nullptr, mayWrite = isOpen && !m_workspace->isReadOnly();
    const bool isTest = now != nullptr && now->plan.mode;
    const bool isTold = isTest && !sealOf(*now).isSealed;
    const bool isStage = now != nullptr && m_middle->currentWidget() == m_stage && m_sound->hasSounds();
    m_actions.create->setEnabled(mayWrite && !m_making.isWatching());
    m_actions.takeAnswers->setEnabled(mayWrite && now != nullptr);
    m_actions.savePage->setEnabled(isTest);
    m_actions.exportResults->setEnabled(isTold);
    m_actions.exportResults->setVisible(isTold);
    m_actions.end->setEnabled(mayWrite && isTest && !isTold && mayEnd(*now));
    m_actions.end->setVisible(m_actions.end->isEnabled());
    m_actions.remove->setEnabled(mayWrite && now != nullptr);
    m_actions.differences->setEnabled(isStage && !isTest);
    m_actions.differences->setVisible(now != nullptr && !isTest);
    for (auto* action :
         {m_actions.play, m_actions.pause, m_actions.flip, m_actions.next, m_actions.previous,
          m_actions.start, m_actions.back, m_actions.forward, m_actions.loopFrom, m_actions.loopTo})
        action->setEnabled(isStage);
    for (auto* action : m_actions.hear)
        action->setEnabled(isStage);
    for (auto* action : {m_actions.first, m_actions.second})
        action->setEnabled(isStage && isTest && mayWrite);
}

const Comparison* ComparePane::front() const
{
    const auto found = std::ranges::find(m_all, m_panel->current(), &Comparison::id);
    return found == m_all.end() ? nullptr : &*found;
}

void ComparePane::fail(const Error& error, const QString& key)
{
    m_banners->show({.sentence = words::sentence(error), .key = key});
}

} // namespace understudy
