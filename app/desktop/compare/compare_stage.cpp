#include "app/desktop/compare/compare_stage.h"

#include "app/desktop/action_button.h"
#include "app/desktop/compare/compare_sound.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/loop_bar.h"
#include "widgets/compare/slot_card.h"
#include "widgets/compare/trial_dots.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// It may be the one whose click leads here.
void discard(QWidget* part)
{
    part->hide();
    part->setParent(nullptr);
    part->deleteLater();
}

} // namespace

CompareStage::CompareStage(CompareActions& actions, CompareSound& sound, QWidget* parent)
    : QWidget(parent), m_actions(&actions), m_sound(&sound), m_title(makeLabel({}, metrics::Type::Title)),
      m_hint(makeMutedLabel({})), m_text(makeLabel({}, metrics::Type::Reading)),
      m_missing(makeMutedLabel({})), m_time(new QLabel), m_loopText(makeMutedLabel({})),
      m_blind(makeMutedLabel({}, metrics::Type::Caption)), m_dots(new TrialDots), m_transport(nullptr),
      m_items(nullptr), m_cardRow(new QHBoxLayout), m_answerRow(new QHBoxLayout),
      m_play(makeActionButton(actions.play)), m_bar(new LoopBar), m_differences(new DifferenceView),
      m_differenceArea(new QScrollArea)
{
    setObjectName(QStringLiteral("stage"));
    setAccessibleName(tr("Stage"));
    setFocusPolicy(Qt::StrongFocus);
    m_actions->addTo(this);
    createLayout();
    connect(m_sound, &CompareSound::changed, this, &CompareStage::refresh);
    connect(m_sound, &CompareSound::moved, this, &CompareStage::refreshTransport);
    connect(m_bar, &LoopBar::seekRequested, m_sound, &CompareSound::seek);
    connect(m_bar, &LoopBar::loopRequested, m_sound, &CompareSound::setLoop);
    connect(m_differences, &DifferenceView::seekRequested, m_sound, &CompareSound::seek);
    showNote({}, {});
}

void CompareStage::createLayout()
{
    for (auto* label : {m_title, m_hint, m_text, m_missing, m_blind})
        label->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("stageTitle"));
    m_missing->setObjectName(QStringLiteral("stageMissing"));
    m_missing->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_transport = makeTransport();
    auto* previous = makeButton(tr("Before"), u"chevron-left");
    auto* next = makeButton(tr("Next"), u"chevron-right");
    connect(previous, &QPushButton::clicked, this, [this] { Q_EMIT itemWanted(-1); });
    connect(next, &QPushButton::clicked, this, [this] { Q_EMIT itemWanted(1); });
    m_items = makeGroup({previous, next});
    m_differenceArea->setWidget(m_differences);
    m_differenceArea->setWidgetResizable(true);
    m_differenceArea->setFrameShape(QFrame::NoFrame);
    m_differenceArea->setFocusPolicy(Qt::NoFocus);
    m_differenceArea->hide();
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_hint);
    head->addLayout(words, 1);
    head->addWidget(m_dots, 0, Qt::AlignBottom);
    head->addWidget(m_items, 0, Qt::AlignBottom);
    m_cardRow->setSpacing(u(6));
    m_answerRow->setSpacing(u(4));
    auto* column = new QVBoxLayout;
    column->setSpacing(u(5));
    column->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addLayout(m_cardRow);
    column->addWidget(m_transport);
    column->addWidget(m_differenceArea, 100);
    column->addLayout(m_answerRow);
    column->addWidget(m_missing);
    column->addStretch(1);
    auto* inner = new QWidget;
    inner->setLayout(column);
    inner->setMaximumWidth(u(220));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(6), u(4), u(6), u(4));
    layout->addStretch(1);
    layout->addWidget(inner, 100);
    layout->addStretch(1);
}

QWidget* CompareStage::makeTransport()
{
    auto* card = makeCard();
    m_time->setFont(metrics::fixedFont());
    m_time->setObjectName(QStringLiteral("stageTime"));
    m_blind->setText(
        tr("The wave is hidden during a blind test, so that its shape does not give the answer away."));
    auto* row = new QHBoxLayout;
    row->setSpacing(u(2));
    row->addWidget(makeToolButton(m_actions->start));
    row->addWidget(m_play);
    row->addWidget(m_time);
    row->addStretch(1);
    row->addWidget(m_loopText);
    row->addWidget(makeToolButton(m_actions->loopOff));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(u(4), u(3), u(4), u(3));
    layout->addLayout(row);
    layout->addWidget(m_bar);
    layout->addWidget(m_blind);
    return card;
}

void CompareStage::setCards(const QStringList& letters, const QStringList& details)
{
    for (auto* card : m_cards)
        discard(card);
    m_cards.clear();
    while (auto* item = m_cardRow->takeAt(0))
        delete item;
    m_cardRow->addStretch(1);
    for (int i = 0; i < letters.size(); ++i) {
        // A sheet of opinions has one sound, and its numbers are scores.
        auto* card = new SlotCard(letters[i], letters.size() > 1 ? QString::number(i + 1) : QString());
        card->setObjectName(QStringLiteral("slot%1").arg(i + 1));
        card->setDetail(details.value(i));
        connect(card, &QAbstractButton::clicked, m_sound, [this, i] { m_sound->hear(i); });
        m_cardRow->addWidget(card, 4);
        m_cards.push_back(card);
    }
    m_cardRow->addStretch(1);
}

void CompareStage::setAnswers(const QStringList& words, const QStringList& keys, int first)
{
    for (auto* button : m_answers)
        discard(button);
    m_answers.clear();
    while (auto* item = m_answerRow->takeAt(0))
        delete item;
    m_answerRow->addStretch(1);
    for (int i = 0; i < words.size(); ++i) {
        auto* button = makeButton(tr("%1   %2").arg(words[i], keys[i]));
        button->setObjectName(QStringLiteral("answer%1").arg(i));
        button->setAccessibleName(tr("%1, key %2").arg(words[i], keys[i]));
        button->setFocusPolicy(Qt::NoFocus);
        button->setMinimumHeight(u(9));
        connect(button, &QPushButton::clicked, this, [this, choice = first + i] { answer(choice); });
        m_answerRow->addWidget(button, 2);
        m_answers.push_back(button);
    }
    m_answerRow->addStretch(1);
}

void CompareStage::showTrial(const Comparison& comparison, const ListeningTrial& trial, int answered)
{
    m_isNote = false;
    m_mode = comparison.plan.mode;
    const auto count = int(comparison.trials().size());
    const auto place = tr("Trial %1 of %2").arg(answered + 1).arg(count);
    m_text->setText(toQString(comparison.plan.items[trial.item].text));
    m_dots->setProgress(answered, count);
    switch (m_mode.value_or(ListeningMode::Preference)) {
    case ListeningMode::Abx:
        m_title->setText(tr("%1: which one is X?").arg(place));
        m_hint->setText(tr("Switch as often as you like. All three share one position, level and length."));
        setCards({tr("A"), tr("X"), tr("B")}, {});
        setAnswers({tr("X is A"), tr("X is B")}, {tr("A"), tr("B")}, 0);
        break;
    case ListeningMode::Preference:
        m_title->setText(tr("%1: which one is better?").arg(place));
        m_hint->setText(tr("Switch as often as you like. Both share one position, level and length."));
        setCards({tr("A"), tr("B")}, {});
        setAnswers({tr("A is better"), tr("B is better")}, {tr("A"), tr("B")}, 0);
        break;
    case ListeningMode::Opinion:
        m_title->setText(tr("%1: how good is it?").arg(place));
        m_hint->setText(tr("Hear all of it, then rate it."));
        setCards({tr("Sound")}, {});
        setAnswers({tr("Bad"), tr("Poor"), tr("Fair"), tr("Good"), tr("Excellent")},
                   {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"),
                    QStringLiteral("5")},
                   1);
        break;
    }
    refresh();
}

void CompareStage::showFree(const Comparison& comparison, std::size_t item)
{
    m_isNote = false;
    m_mode = {};
    const auto& plan = comparison.plan;
    m_title->setText(toQString(plan.name));
    m_hint->setText(tr("All play at one position and level; a switch is heard at once."));
    m_text->setText(
        plan.items.size() > 1
            ? tr("%1 of %2: %3").arg(item + 1).arg(plan.items.size()).arg(toQString(plan.items[item].text))
            : toQString(plan.items[item].text));
    QStringList letters, details;
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
        letters << QString(QChar(u'A' + char16_t(slot)));
        details << toQString(plan.slots[slot].slot.name);
    }
    setCards(letters, details);
    setAnswers({}, {}, 0);
    m_hasItems = plan.items.size() > 1;
    refresh();
}

void CompareStage::showNote(const QString& title, const QString& text)
{
    m_isNote = true;
    m_mode = {};
    m_title->setText(title);
    m_hint->setText(text);
    setCards({}, {});
    setAnswers({}, {}, 0);
    refresh();
}

void CompareStage::showDifferences(std::vector<std::shared_ptr<const ShownSound>> sounds)
{
    const bool isAny = !sounds.empty();
    m_differences->setSounds(std::move(sounds));
    m_differences->setCurrent(std::size_t(m_sound->lane()));
    m_differenceArea->setVisible(isAny);
}

bool CompareStage::mayAnswer() const
{
    return !m_isNote && m_mode && whatIsMissing().isEmpty();
}

QString CompareStage::whatIsMissing() const
{
    if (m_isNote || !m_mode || m_sound->count() == 0)
        return {};
    if (m_mode == ListeningMode::Opinion)
        return m_sound->wasHeardToTheEnd(0) ? QString() : tr("Hear it to its end first.");
    QStringList unheard;
    for (std::size_t i = 0; i < m_cards.size() && int(i) < m_sound->count(); ++i)
        if (!m_sound->wasHeard(int(i)))
            unheard << m_cards[i]->letter();
    return unheard.isEmpty() ? QString() : tr("Not heard yet: %1.").arg(unheard.join(QStringLiteral(", ")));
}

void CompareStage::press(int number)
{
    if (m_mode == ListeningMode::Opinion)
        answer(number);
    else
        m_sound->hear(number - 1);
}

void CompareStage::answer(int choice)
{
    if (m_mode && mayAnswer() && isChoice(*m_mode, choice))
        Q_EMIT answered(choice);
}

void CompareStage::refreshCards()
{
    const bool isPlaying = m_sound->isPlaying();
    for (std::size_t i = 0; i < m_cards.size() && int(i) < m_sound->count(); ++i) {
        const bool isFront = int(i) == m_sound->lane();
        const auto rest = m_sound->wasHeard(int(i)) ? SlotState::Heard : SlotState::NotHeard;
        m_cards[i]->setState(!isFront || (!isPlaying && rest == SlotState::NotHeard) ? rest
                             : isPlaying                                             ? SlotState::Playing
                                                                                     : SlotState::Chosen);
    }
}

void CompareStage::refresh()
{
    const bool hasSound = !m_isNote && m_sound->hasSounds();
    m_dots->setVisible(hasSound && m_mode.has_value());
    m_items->setVisible(m_hasItems && hasSound && !m_mode);
    m_text->setVisible(!m_isNote && !m_text->text().isEmpty());
    m_transport->setVisible(hasSound);
    m_blind->setVisible(m_mode.has_value());
    if (m_mode || m_isNote)
        m_differenceArea->hide();
    refreshCards();
    m_play->setText(m_sound->isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setIcon(icon(m_sound->isPlaying() ? u"pause" : u"play"));
    const auto missing = whatIsMissing();
    m_missing->setVisible(m_mode.has_value() && hasSound);
    m_missing->setText(missing.isEmpty() ? tr("Answers are final. Guess if you cannot tell.") : missing);
    for (auto* button : m_answers)
        button->setEnabled(missing.isEmpty());
    m_bar->setLength(m_sound->length());
    m_bar->setLoop(m_sound->loop());
    const auto loop = m_sound->loop();
    m_loopText->setText(loop ? tr("Loop %1 to %2").arg(words::seconds(loop->begin), words::seconds(loop->end))
                             : QString());
    m_actions->loopOff->setEnabled(loop.has_value());
    m_differences->setCurrent(std::size_t(std::max(0, m_sound->lane())));
    refreshTransport();
}

void CompareStage::refreshTransport()
{
    const auto position = m_sound->position();
    m_time->setText(
        QStringLiteral("%1 / %2").arg(words::number(position.value, 2), words::seconds(m_sound->length())));
    m_bar->setPosition(position);
    m_differences->setPosition(position);
    // What lets somebody answer comes while it plays.
    const auto missing = whatIsMissing();
    if (!m_answers.empty() && m_answers.front()->isEnabled() != missing.isEmpty())
        refresh();
}

} // namespace understudy
