#include "app/desktop/review/blind_page.h"

#include "app/desktop/action_button.h"
#include "app/desktop/review/review_view.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

#include <utility>

namespace understudy {

using metrics::u;

BlindPage::BlindPage(QAction* sendBack, QAction* leave, QWidget* parent)
    : QWidget(parent), m_result(makeLabel({}, metrics::Type::Strong)), m_goal(makeLabel({})),
      m_draw(makeMutedLabel({}, metrics::Type::Caption)), m_list(new QListWidget), m_size(new QComboBox),
      m_begin(makeButton(tr("Begin a second pass"), u"headphones")), m_sendBack(makeActionButton(sendBack)),
      m_none(makeMutedLabel({}))
{
    auto* text = makeMutedLabel(tr(
        "Accepted clips are drawn at random and judged again, without their verdicts, findings and "
        "figures. How many have a defect tells how many of all accepted clips do. The larger the sample, "
        "the more it tells; beside each size stands how many clips with a defect still show, 95 % sure, "
        "that at most 5 % of all have one. Answers are kept at once: leave and go on whenever you like."));
    text->setMaximumWidth(u(220));
    for (auto* label : {text, m_result, m_goal})
        label->setWordWrap(true);
    m_result->setFocusPolicy(Qt::TabFocus); // it comes first, and a key pressed at the end begins nothing
    m_result->setObjectName(QStringLiteral("blindResult"));
    m_list->setObjectName(QStringLiteral("blindDefects"));
    m_list->setAccessibleName(tr("Accepted clips with a defect"));
    m_size->setObjectName(QStringLiteral("blindSize"));
    m_size->setAccessibleName(tr("Size of the sample"));
    m_none->setObjectName(QStringLiteral("blindTooFew"));
    m_begin->setObjectName(QStringLiteral("blindBegin"));
    setPrimary(m_begin);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(u(2));
    for (auto* part : std::initializer_list<QWidget*>{m_begin, m_size, m_none})
        buttons->addWidget(part);
    buttons->addStretch();
    buttons->addWidget(m_sendBack);
    buttons->addWidget(makeActionButton(leave));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(6), u(5), u(6), u(5));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("Second pass"), metrics::Type::Heading));
    for (auto* part : std::initializer_list<QWidget*>{text, m_result, m_goal, m_draw})
        layout->addWidget(part);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(m_begin, &QPushButton::clicked, this,
            [this] { Q_EMIT beginRequested(m_size->currentData().toInt()); });
}

/// No more than there are.
void BlindPage::fillSizes(int accepted)
{
    if (std::exchange(m_accepted, accepted) == accepted)
        return;
    m_size->clear();
    int largest = 0;
    for (const auto& plan : kSamplePlans) {
        if (plan.size > accepted)
            break;
        largest = plan.size;
        m_size->addItem(plan.defects == 0
                            ? tr("%n clips: enough if none has a defect", nullptr, plan.size)
                            : tr("%n clips: enough if at most %1 have a defect", nullptr, plan.size)
                                  .arg(plan.defects),
                        plan.size);
    }
    if (accepted > largest && largest < kSamplePlans.back().size)
        m_size->addItem(tr("All %n accepted clips: then it is known", nullptr, accepted), accepted);
    m_size->setCurrentIndex(0);
}

void BlindPage::setPass(const std::optional<BlindPass>& pass, const ReviewSnapshot& snapshot, int accepted,
                        bool mayBegin)
{
    const bool isAny = pass && pass->answered() > 0;
    for (auto* part : std::initializer_list<QWidget*>{m_result, m_goal, m_draw})
        part->setVisible(isAny);
    setFocusProxy(isAny && pass->isDone() ? static_cast<QWidget*>(m_result) : m_begin);
    const bool hasDefects = isAny && !pass->defective().empty();
    m_list->setVisible(hasDefects);
    m_sendBack->setVisible(hasDefects);
    const bool isEnough = accepted >= kFewestForBlindPass;
    m_begin->setEnabled(mayBegin && isEnough);
    fillSizes(accepted);
    m_size->setEnabled(mayBegin && isEnough);
    m_none->setText(
        tr("Accept at least %1 clips first; now it is %2.").arg(kFewestForBlindPass).arg(accepted));
    m_none->setVisible(mayBegin && !isEnough);
    m_list->clear();
    if (!isAny)
        return;
    m_result->setText(words::sentence(pass->estimate()));
    m_goal->setText(words::goalSentence(pass->estimate()));
    auto draw = tr("%1 of %n clips heard, drawn from %2 accepted, seed %3", nullptr, int(pass->answers.size()))
                    .arg(pass->answered())
                    .arg(pass->accepted)
                    .arg(pass->seed);
    if (const int unheard = int(pass->answers.size()) - pass->answered(); unheard > 0)
        draw += QStringLiteral(". ") + tr("%n were not heard, and count for nothing.", nullptr, unheard);
    m_draw->setText(draw);
    fillList(*pass, snapshot);
}

void BlindPage::fillList(const BlindPass& pass, const ReviewSnapshot& snapshot)
{
    for (const auto& answer : pass.defective()) {
        const auto* clip = snapshot.clip(answer.clip);
        const auto reason =
            answer.reason == RejectReason::None ? tr("no reason given") : words::word(answer.reason);
        const auto state = clip != nullptr ? words::word(clip->verdict) : tr("Split or merged since");
        m_list->addItem(tr("Clip %1: %2 (%3)").arg(clipName(answer.clip, snapshot), reason, state));
    }
}

BlindBar::BlindBar(QAction* leave, QWidget* parent)
    : QWidget(parent), m_text(makeLabel({}, metrics::Type::Strong)), m_progress(new QProgressBar)
{
    setGround(this, Ground::Raised);
    m_text->setObjectName(QStringLiteral("blindPlace"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Clips heard again"));
    m_progress->setMaximumHeight(u(1.5));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(3));
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(makeActionButton(leave));
}

void BlindBar::setPlace(int heard, int size)
{
    m_text->setText(tr("Second pass: clip %1 of %2").arg(heard + 1).arg(size));
    m_progress->setRange(0, size);
    m_progress->setValue(heard);
}

} // namespace understudy
