#include "app/desktop/home/project_home.h"

#include "app/desktop/home/consent_card.h"
#include "app/desktop/home/episodes_card.h"
#include "app/desktop/home/models_card.h"
#include "app/desktop/home/next_step_card.h"
#include "app/desktop/home/project_steps.h"
#include "app/desktop/home/targets_card.h"
#include "app/desktop/pane.h"
#include "app/desktop/training/run_view.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QDesktopServices>
#include <QtWidgets>

namespace understudy {

using metrics::u;

ProjectHome::ProjectHome(Workspace& workspace, ModelShelf& models)
    : m_workspace(&workspace), m_models(&models)
{
    createLayout();
    connect(m_workspace, &Workspace::noticed, this, [this](const EpisodeNotice& notice) {
        if (isVisible() && notice.event != EpisodeEvent::LineChanged &&
            notice.event != EpisodeEvent::ScriptChanged)
            refresh();
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_reviews.reset();
        m_reading.forget();
        m_readAgain = false;
        m_hadFocus = isAncestorOf(QApplication::focusWidget());
        m_page->hide(); // what comes next is another project's
    });
    connect(m_workspace, &Workspace::historyChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_next, &NextStepCard::addScriptRequested, this, &ProjectHome::addScriptRequested);
    connect(m_next, &NextStepCard::reviewRequested, this, &ProjectHome::reviewRequested);
    connect(m_next, &NextStepCard::trainingRequested, this, &ProjectHome::trainingRequested);
    connect(m_next, &NextStepCard::episodeRequested, this, &ProjectHome::episodeRequested);
    connect(m_steps, &ProjectSteps::addRequested, this, &ProjectHome::addRecordingsRequested);
    connect(m_steps, &ProjectSteps::reviewRequested, this, &ProjectHome::reviewRequested);
    connect(m_steps, &ProjectSteps::folderRequested, this,
            [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(m_steps, &ProjectSteps::trainingRequested, this, &ProjectHome::trainingRequested);
    connect(m_steps, &ProjectSteps::compareRequested, this, &ProjectHome::compareRequested);
    connect(m_steps, &ProjectSteps::addScriptRequested, this, &ProjectHome::addScriptRequested);
    connect(m_steps, &ProjectSteps::episodeRequested, this, &ProjectHome::episodeRequested);
    connect(m_episodes, &EpisodesCard::addRequested, this, &ProjectHome::addScriptRequested);
    connect(m_episodes, &EpisodesCard::episodeRequested, this, &ProjectHome::episodeRequested);
}

void ProjectHome::createLayout()
{
    m_page = new QWidget;
    m_page->setMaximumWidth(u(360));
    m_columns = new QHBoxLayout(m_page);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(u(6));
    m_columns->addWidget(makeLeft(), 1);
    m_right = makeRight();
    m_columns->addWidget(m_right);
    auto* inner = new QWidget;
    auto* across = new QHBoxLayout(inner);
    across->setContentsMargins(u(6), u(5), u(6), u(5));
    across->addWidget(m_page, 100);
    across->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makePageScroll(inner));
    m_page->hide();
    fit();
}

QWidget* ProjectHome::makeLeft()
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(5));
    layout->addWidget(makeHead());
    m_next = new NextStepCard;
    m_steps = new ProjectSteps;
    m_targets = new TargetsCard;
    for (auto* part : std::initializer_list<QWidget*>{m_next, m_steps, m_targets})
        layout->addWidget(part);
    setFocusProxy(m_next);
    layout->addStretch();
    return column;
}

QWidget* ProjectHome::makeRight()
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(5));
    m_consent = new ConsentCard(*m_workspace);
    connect(m_consent, &ConsentCard::changed, this, &ProjectHome::refresh);
    connect(m_consent, &ConsentCard::failed, this, &ProjectHome::failed);
    layout->addWidget(m_consent);
    auto* models = new ModelsCard(*m_models);
    connect(models, &ModelsCard::addRequested, this, &ProjectHome::modelRequested);
    layout->addWidget(models);
    m_episodes = new EpisodesCard;
    layout->addWidget(m_episodes);
    layout->addStretch();
    return column;
}

void ProjectHome::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// What stands beside in a wide window is below in a narrow one.
void ProjectHome::fit()
{
    const bool isBelow = isNarrowPane(width());
    m_columns->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretchFactor(m_right, 0);
    m_right->setMinimumWidth(isBelow ? 0 : u(94));
    m_right->setMaximumWidth(isBelow ? QWIDGETSIZE_MAX : u(94));
}

QWidget* ProjectHome::makeHead()
{
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(u(0.5));
    m_name = makeLabel({}, metrics::Type::Title);
    m_about = makeMutedLabel({});
    m_name->setWordWrap(true);
    m_about->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_about);
    auto* open = makeButton(tr("Open project…"), u"folder");
    connect(open, &QPushButton::clicked, this, &ProjectHome::openRequested);
    layout->addLayout(words, 1);
    layout->addWidget(open, 0, Qt::AlignBottom);
    return widget;
}

void ProjectHome::refresh()
{
    if (!m_workspace->session())
        return;
    m_readAgain = m_reading.isWatching();
    if (m_readAgain)
        return;
    auto job = m_workspace->startBackground<Facts>([](Session& session) -> Result<Facts> {
        UNDERSTUDY_TRY(auto info, session.info());
        UNDERSTUDY_TRY(auto state, stateOf(session));
        auto consent = session.consents().show({}); // what cannot be read allows nothing
        auto runs = readRuns(session).rows;         // the newest first
        return Facts{std::move(info), std::move(state),
                     consent ? std::move(*consent) : std::optional<ConsentRecord>(),
                     runs.empty() ? std::optional<RunRow>() : std::move(runs.front())};
    });
    m_reading.watch(std::move(job), [this](const Result<Facts>& facts) {
        if (facts) {
            show(*facts);
            followReviews();
        }
        if (std::exchange(m_readAgain, false))
            refresh();
    });
}

/// Once the facts were read, on a worker: asking for the clips first would read them here.
void ProjectHome::followReviews()
{
    if (m_reviews)
        return;
    m_reviews = m_workspace->session()->reviews().subscribe([this](const ReviewSnapshotPtr&) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isVisible())
                    refresh();
            },
            Qt::QueuedConnection);
    });
}

void ProjectHome::show(const Facts& facts)
{
    m_name->setText(toQString(facts.info.name));
    m_about->setText(tr("%1  ·  %2  ·  %3")
                         .arg(tr("%n episode(s)", nullptr, facts.info.episodes),
                              tr("%n take(s)", nullptr, facts.info.takes), words::size(facts.info.size)));
    const bool mayEdit = !facts.info.isReadOnly;
    m_consent->setConsent(facts.consent, mayEdit);
    m_episodes->setEpisodes(facts.state.episodes, mayEdit);
    auto state = facts.state;
    if (!m_workspace->work().empty())
        state.toImport = 0; // it is under way
    m_steps->setState(state, facts.run, mayEdit);
    m_targets->setTargets(state.review, state.targets);
    m_next->setState(state);
    if (m_page->isHidden()) {
        m_page->show();
        if (isVisible() && (m_hadFocus || QApplication::focusWidget() == nullptr))
            setFocus();
    }
}

} // namespace understudy
