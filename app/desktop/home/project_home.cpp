#include "app/desktop/home/project_home.h"

#include "app/desktop/home/consent_card.h"
#include "app/desktop/home/models_card.h"
#include "app/desktop/home/review_steps.h"
#include "app/desktop/pane.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/progress_text.h"

#include <QDesktopServices>
#include <QtWidgets>

#include <tuple>

namespace understudy {

using metrics::u;

namespace {

constexpr int kNextAcross = 160; ///< units; in less the button of the next step is below its words

int changed(const EpisodeSummary& episode)
{
    return episode.lines - episode.fresh;
}

bool isSame(const EpisodeSummary& one, const EpisodeSummary& other)
{
    const auto facts = [](const EpisodeSummary& of) {
        return std::tuple(of.id.value, of.title, of.lines, of.fresh, of.length.value, of.hasProblems);
    };
    return facts(one) == facts(other);
}

/// State of an episode in the words and shapes of its lines.
void addState(QHBoxLayout* row, const EpisodeSummary& episode)
{
    const bool isFresh = changed(episode) == 0 && episode.lines > 0;
    const auto [name, token] = episode.hasProblems ? std::pair(QStringLiteral("status-failed"), Token::Bad)
                               : isFresh           ? std::pair(QStringLiteral("status-fresh"), Token::Ok)
                                                   : std::pair(QStringLiteral("status-stale"), Token::Warn);
    auto* mark = new IconLabel(name, token);
    const auto words = episode.hasProblems ? ProjectHome::tr("Has problems")
                       : isFresh           ? ProjectHome::tr("Rendered")
                                           : ProjectHome::tr("%n to render", nullptr, changed(episode));
    row->addWidget(mark);
    row->addWidget(makeLabel(words));
}

} // namespace

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
    connect(m_steps, &ReviewSteps::reviewRequested, this, &ProjectHome::reviewRequested);
    connect(m_steps, &ReviewSteps::addRequested, this, &ProjectHome::addRecordingsRequested);
    connect(m_steps, &ReviewSteps::folderRequested, this,
            [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
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
    layout->addWidget(makeNext());
    m_steps = new ReviewSteps;
    layout->addWidget(m_steps);
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
    layout->addWidget(makeModels());
    layout->addWidget(makeEpisodes());
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
    const bool isNarrow = width() < u(kNextAcross);
    m_next->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_next->setAlignment(m_nextButton, isNarrow ? Qt::AlignLeft : Qt::Alignment());
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

QWidget* ProjectHome::makeNext()
{
    auto* card = makeCard();
    card->setObjectName(QStringLiteral("nextStep"));
    m_next = new QHBoxLayout(card);
    m_next->setContentsMargins(u(4), u(4), u(4), u(4));
    m_next->setSpacing(u(4));
    auto* words = new QVBoxLayout;
    words->setSpacing(u(0.5));
    m_nextTitle = makeLabel({}, metrics::Type::Heading);
    m_nextText = makeMutedLabel({});
    m_nextTitle->setWordWrap(true);
    m_nextText->setWordWrap(true);
    words->addWidget(m_nextTitle);
    words->addWidget(m_nextText);
    m_nextButton = makeButton({}, u"nav-episode");
    m_nextButton->setObjectName(QStringLiteral("nextStepButton"));
    setPrimary(m_nextButton);
    setFocusProxy(m_nextButton);
    connect(m_nextButton, &QPushButton::clicked, this, [this] {
        if (m_nextStep == NextStep::AddScript)
            Q_EMIT addScriptRequested();
        else if (m_nextEpisode.empty())
            Q_EMIT reviewRequested();
        else
            Q_EMIT episodeRequested(m_nextEpisode);
    });
    auto* sentence = new QHBoxLayout;
    sentence->setSpacing(u(4));
    sentence->addWidget(new IconLabel(u"nav-episode", Token::Accent, 6));
    sentence->addLayout(words, 1);
    m_next->addLayout(sentence, 1);
    m_next->addWidget(m_nextButton);
    return card;
}

QWidget* ProjectHome::makeEpisodes()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(makeLabel(tr("Episodes"), metrics::Type::Heading));
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(1), u(1), u(1), u(3));
    inside->setSpacing(0);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    inside->addLayout(m_rows);
    inside->addWidget(makeHorizontalLine());
    m_add = makeButton(tr("Add script…"), u"add");
    connect(m_add, &QPushButton::clicked, this, &ProjectHome::addScriptRequested);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(u(3), u(3), u(3), 0);
    foot->addWidget(m_add);
    foot->addStretch();
    inside->addLayout(foot);
    layout->addWidget(card);
    return widget;
}

QWidget* ProjectHome::makeModels()
{
    auto* card = new ModelsCard(*m_models);
    connect(card, &ModelsCard::addRequested, this, &ProjectHome::modelRequested);
    return card;
}

QWidget* ProjectHome::makeRow(const EpisodeSummary& episode)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(3));
    auto* title = new ElidedLabel(toQString(episode.title.empty() ? episode.id.value : episode.title));
    title->setFont(metrics::font(metrics::Type::Strong));
    auto* size = makeGroup({makeMutedLabel(tr("%n lines", nullptr, episode.lines)),
                            makeMutedLabel(words::clock(episode.length))});
    layout->addWidget(title, 1);
    layout->addWidget(size);
    (new RowFit(row))->addPart(size);
    addState(layout, episode);
    auto* open = makeButton(tr("Write"));
    open->setAccessibleName(tr("Write %1").arg(title->text()));
    connect(open, &QPushButton::clicked, this, [this, id = episode.id] { Q_EMIT episodeRequested(id); });
    layout->addWidget(open);
    return row;
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
        return Facts{std::move(info), std::move(state),
                     consent ? std::move(*consent) : std::optional<ConsentRecord>()};
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
    m_add->setEnabled(!facts.info.isReadOnly);
    m_consent->setConsent(facts.consent, !facts.info.isReadOnly);
    showEpisodes(facts.state.episodes);
    auto state = facts.state;
    if (!m_workspace->work().empty())
        state.toImport = 0; // it is under way
    m_steps->setState(state, !facts.info.isReadOnly);
    showNext(state);
    if (m_page->isHidden()) {
        m_page->show();
        if (isVisible() && (m_hadFocus || QApplication::focusWidget() == nullptr))
            setFocus();
    }
}

void ProjectHome::showEpisodes(const std::vector<EpisodeSummary>& episodes)
{
    if (m_rows->count() > 0 && std::ranges::equal(episodes, m_episodes, isSame))
        return; // the keys may be on one
    m_episodes = episodes;
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& episode : episodes)
        m_rows->addWidget(makeRow(episode));
    if (episodes.empty()) {
        auto* none = makeMutedLabel(tr("No episodes yet. Add a script, or drop one on the window."));
        none->setContentsMargins(u(3), u(3), u(3), u(3));
        none->setWordWrap(true);
        m_rows->addWidget(none);
    }
}

void ProjectHome::showNext(const ProjectState& state)
{
    const auto next = nextOf(state);
    m_nextStep = next.step;
    m_nextEpisode = {};
    switch (next.step) {
    case NextStep::GoOnImporting:
        return showNext(tr("Next: go on with the import"),
                        tr("%n recording(s) are not in the project yet.", nullptr, state.toImport),
                        tr("Go to the review"));
    case NextStep::Review:
        return showNext(tr("Next: review %n clip(s)", nullptr, state.review.count(Verdict::None)),
                        tr("%1 of %2 clips are judged.").arg(state.review.reviewed).arg(state.review.total),
                        tr("Go to the review"));
    case NextStep::BuildDataset:
        return showNext(tr("Next: build the dataset"),
                        tr("%n clip(s) are accepted, and none is left to be judged.", nullptr,
                           state.review.count(Verdict::Accepted)),
                        tr("Go to the review"));
    case NextStep::AddScript:
        return showNext(tr("Next: add a script"),
                        tr("Write it in Markdown or JSON; the draft voices speak it at once."),
                        tr("Add script…"));
    default:
        showNextOf(state.episodes.at(next.episode), next.step);
    }
}

void ProjectHome::showNextOf(const EpisodeSummary& episode, NextStep step)
{
    m_nextEpisode = episode.id;
    const auto title = toQString(episode.title.empty() ? episode.id.value : episode.title);
    const auto button = tr("Go to the episode");
    if (step == NextStep::MendScript)
        showNext(tr("Next: mend the script of “%1”").arg(title),
                 tr("A script with problems does not render."), button);
    else if (step == NextStep::Render)
        showNext(tr("Next: render %n line(s) of “%1”", nullptr, changed(episode)).arg(title),
                 tr("%1 of %2 lines are fresh.").arg(episode.fresh).arg(episode.lines), button);
    else
        showNext(tr("Next: listen to “%1” and export it").arg(title), tr("Every line is rendered."), button);
}

void ProjectHome::showNext(const QString& title, const QString& text, const QString& button)
{
    m_nextTitle->setText(title);
    m_nextText->setText(text);
    m_nextButton->setText(button);
}

} // namespace understudy
