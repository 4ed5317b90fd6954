#include "app/desktop/review/verdict_panel.h"

#include "app/desktop/action_button.h"
#include "app/desktop/review/review_actions.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/key_caps.h"
#include "widgets/support/parts.h"
#include "widgets/words/clip_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// `first` and words, then `last`; checked while it is what was said.
QPushButton* makeKeyButton(QAction* action, const QString& text, QWidget* first, QWidget* last)
{
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(toolTipWithKey(action));
    button->setAccessibleName(text);
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(u(2.5), 0, u(2), 0);
    row->setSpacing(u(1.5));
    row->addWidget(first);
    row->addWidget(makeLabel(text), 1);
    if (last != nullptr)
        row->addWidget(last);
    for (auto* part : button->findChildren<QWidget*>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    button->setMinimumWidth(row->sizeHint().width());
    QObject::connect(button, &QPushButton::clicked, action, [button, action] {
        button->setChecked(!button->isChecked()); // the answer comes back from the session
        action->trigger();
    });
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

VerdictPanel::VerdictPanel(const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_head(new QWidget), m_hint(makeMutedLabel({}, metrics::Type::Caption)),
      m_prompt(makeLabel({}, metrics::Type::Strong))
{
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(makeLabel(tr("Verdict"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_hint);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(u(1.5));
    grid->setVerticalSpacing(u(1));
    grid->addWidget(makeVerdict(actions.accept, tr("Accept"), Verdict::Accepted), 0, 0);
    grid->addWidget(makeVerdict(actions.reject, tr("Reject"), Verdict::Rejected), 0, 1);
    grid->addWidget(makeVerdict(actions.unsure, tr("Unsure"), Verdict::Unsure), 0, 2);
    for (std::size_t i = 0; i < kRejectReasons.size(); ++i)
        grid->addWidget(makeReason(actions.reasons[i], kRejectReasons[i]), 1 + int(i) / 3, int(i) % 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(1.5));
    const std::pair next(actions.next->shortcut(), tr("next"));
    const std::pair takeBack(actions.takeBack->shortcut(), tr("take back"));
    const std::pair all(QKeySequence(Qt::Key_Question), tr("all keys"));
    m_keys = makeKeyHints({next, takeBack, {actions.playAround->shortcut(), tr("play around cut")}, all});
    m_fewKeys = makeKeyHints({next, takeBack, all});
    layout->addWidget(m_head);
    layout->addLayout(grid);
    layout->addWidget(m_keys);
    layout->addWidget(m_fewKeys);
    m_prompt->setObjectName(QStringLiteral("verdictPrompt"));
    m_prompt->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // makes nothing wider
    layout->addWidget(m_prompt);
    layout->addStretch();
    setCompact(false);
}

void VerdictPanel::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    m_head->setVisible(!isCompact);
    showFoot();
}

void VerdictPanel::setPrompt(const QString& sentence)
{
    m_prompt->setText(sentence);
    showFoot();
}

/// What can be done now, else the keys: one takes the other's place, so that nothing moves.
void VerdictPanel::showFoot()
{
    const bool isAsking = !m_prompt->text().isEmpty();
    m_prompt->setFixedHeight(m_keys->sizeHint().height());
    m_keys->setVisible(!isAsking && !m_isCompact);
    m_fewKeys->setVisible(!isAsking && m_isCompact);
    m_prompt->setVisible(isAsking);
}

QPushButton* VerdictPanel::makeVerdict(QAction* action, const QString& text, Verdict verdict)
{
    auto* button = makeKeyButton(action, text, new IconLabel(iconName(verdict), color(verdict)),
                                 new KeyCaps({action->shortcut()}));
    button->setMinimumHeight(u(8.5));
    m_verdicts.insert(int(verdict), button);
    return button;
}

QPushButton* VerdictPanel::makeReason(QAction* action, RejectReason reason)
{
    auto* button = makeKeyButton(action, words::word(reason), new KeyCaps({action->shortcut()}), nullptr);
    button->setMinimumHeight(u(7));
    button->setToolTip(tr("%1. Right after Reject: why that clip was rejected.").arg(toolTipWithKey(action)));
    m_reasons.insert(int(reason), button);
    return button;
}

void VerdictPanel::setVerdict(Verdict verdict, RejectReason reason, RejectReason suggested)
{
    for (auto entry = m_verdicts.begin(); entry != m_verdicts.end(); ++entry)
        entry.value()->setChecked(entry.key() == int(verdict));
    const bool isOpen = verdict == Verdict::None; // what is suggested stands out until somebody judges
    for (auto entry = m_reasons.begin(); entry != m_reasons.end(); ++entry) {
        const bool isSuggested = suggested != RejectReason::None && entry.key() == int(suggested);
        entry.value()->setChecked(entry.key() == int(reason) || (isOpen && isSuggested));
        entry.value()->setAccessibleDescription(isSuggested ? tr("suggested by the measurements")
                                                            : QString());
    }
    const auto key = std::ranges::find(kRejectReasons, suggested) - kRejectReasons.begin() + 1;
    m_hint->setText(suggested == RejectReason::None ? QString()
                                                    : tr("reason %1 suggested by the measurements").arg(key));
}

} // namespace understudy
