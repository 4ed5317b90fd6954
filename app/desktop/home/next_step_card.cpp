#include "app/desktop/home/next_step_card.h"

#include "app/desktop/home/episodes_card.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kAcross = 160; ///< units; in less the button is below the words

} // namespace

NextStepCard::NextStepCard(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout), m_title(makeLabel({}, metrics::Type::Heading)),
      m_text(makeMutedLabel({})), m_button(makeButton({}, u"nav-episode"))
{
    auto* card = makeCard();
    card->setObjectName(QStringLiteral("nextStep"));
    card->setLayout(m_row);
    m_row->setContentsMargins(u(4), u(4), u(4), u(4));
    m_row->setSpacing(u(4));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(u(0.5));
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* sentence = new QHBoxLayout;
    sentence->setSpacing(u(4));
    sentence->addWidget(new IconLabel(u"nav-episode", Token::Accent, 6));
    sentence->addLayout(words, 1);
    m_row->addLayout(sentence, 1);
    m_row->addWidget(m_button);
    m_button->setObjectName(QStringLiteral("nextStepButton"));
    setPrimary(m_button);
    setFocusProxy(m_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(m_button, &QPushButton::clicked, this, &NextStepCard::go);
}

void NextStepCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < u(kAcross);
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_button, isNarrow ? Qt::AlignLeft : Qt::Alignment());
}

void NextStepCard::go()
{
    if (m_step == NextStep::AddScript)
        Q_EMIT addScriptRequested();
    else if (m_step == NextStep::Train)
        Q_EMIT trainingRequested();
    else if (m_episode.empty())
        Q_EMIT reviewRequested();
    else
        Q_EMIT episodeRequested(m_episode);
}

void NextStepCard::setState(const ProjectState& state)
{
    const auto next = nextOf(state);
    m_step = next.step;
    const bool isOfEpisode =
        m_step == NextStep::MendScript || m_step == NextStep::Render || m_step == NextStep::Export;
    m_episode = isOfEpisode ? state.episodes.at(next.episode).id : EpisodeId();
    const auto said = isOfEpisode ? wordsOf(state.episodes.at(next.episode), m_step) : wordsOf(state, m_step);
    m_title->setText(said.title);
    m_text->setText(said.text);
    m_button->setText(said.button);
}

NextStepCard::Words NextStepCard::wordsOf(const ProjectState& state, NextStep step)
{
    const auto& review = state.review;
    switch (step) {
    case NextStep::GoOnImporting:
        return {tr("Next: go on with the import"),
                tr("%n recording(s) are not in the project yet.", nullptr, state.toImport),
                tr("Go to the review")};
    case NextStep::Review:
        return {tr("Next: review %n clip(s)", nullptr, review.count(Verdict::None)),
                tr("%1 of %2 clips are judged.").arg(review.reviewed).arg(review.total),
                tr("Go to the review")};
    case NextStep::BuildDataset:
        return {tr("Next: build the dataset"),
                tr("%n clip(s) are accepted, and none is left to be judged.", nullptr,
                   review.count(Verdict::Accepted)),
                tr("Go to the review")};
    case NextStep::Train:
        return {tr("Next: train a voice"), tr("The dataset is built. A run learns a voice from it."),
                tr("Go to the training")};
    default:
        return {tr("Next: add a script"),
                tr("Write it in Markdown or JSON; the draft voices speak it at once."), tr("Add script…")};
    }
}

NextStepCard::Words NextStepCard::wordsOf(const EpisodeSummary& episode, NextStep step)
{
    const auto title = titleOf(episode);
    const auto button = tr("Go to the episode");
    if (step == NextStep::MendScript)
        return {tr("Next: mend the script of “%1”").arg(title), tr("A script with problems does not render."),
                button};
    if (step == NextStep::Render)
        return {tr("Next: render %n line(s) of “%1”", nullptr, episode.lines - episode.fresh).arg(title),
                tr("%1 of %2 lines are fresh.").arg(episode.fresh).arg(episode.lines), button};
    return {tr("Next: listen to “%1” and export it").arg(title), tr("Every line is rendered."), button};
}

} // namespace understudy
