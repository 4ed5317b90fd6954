#include "app/desktop/review/verdict_panel.h"

#include "app/desktop/review/review_actions.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/key_caps.h"
#include "widgets/support/parts.h"
#include "widgets/words/clip_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// Icon and words left, the key right; checked while it is what was said.
QPushButton* makeKeyButton(QAction* action, const QString& text, QWidget* mark)
{
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(toolTipWithKey(action));
    button->setAccessibleName(text);
    button->setMinimumHeight(u(7.5));
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(u(2.5), 0, u(2), 0);
    row->setSpacing(u(1.5));
    if (mark != nullptr)
        row->addWidget(mark);
    row->addWidget(makeLabel(text), 1);
    row->addWidget(new KeyCaps({action->shortcut()}));
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

QWidget* makeKeys(const std::vector<std::pair<QKeySequence, QString>>& keys)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(u(1.5));
    for (const auto& [key, text] : keys) {
        row->addWidget(new KeyCaps({key}));
        row->addWidget(makeMutedLabel(text, metrics::Type::Caption));
    }
    row->addStretch();
    return widget;
}

} // namespace

VerdictPanel::VerdictPanel(const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_hint(makeMutedLabel({}, metrics::Type::Caption))
{
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Verdict"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_hint);
    auto* grid = new QGridLayout;
    grid->setSpacing(u(1.5));
    grid->addWidget(makeVerdict(actions.accept, Verdict::Accepted), 0, 0);
    grid->addWidget(makeVerdict(actions.reject, Verdict::Rejected), 0, 1);
    grid->addWidget(makeVerdict(actions.unsure, Verdict::Unsure), 0, 2);
    for (std::size_t i = 0; i < kRejectReasons.size(); ++i)
        grid->addWidget(makeReason(actions.reasons[i], kRejectReasons[i]), 1 + int(i) / 3, int(i) % 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(1.5));
    layout->addLayout(head);
    layout->addLayout(grid);
    layout->addWidget(makeKeys({{actions.next->shortcut(), tr("next")},
                                {actions.takeBack->shortcut(), tr("take back")},
                                {actions.playAround->shortcut(), tr("play around cut")},
                                {QKeySequence(Qt::Key_Question), tr("all keys")}}));
    layout->addStretch();
}

QPushButton* VerdictPanel::makeVerdict(QAction* action, Verdict verdict)
{
    auto* button = makeKeyButton(action, action->text(), new IconLabel(iconName(verdict), color(verdict)));
    m_verdicts.insert(int(verdict), button);
    return button;
}

QPushButton* VerdictPanel::makeReason(QAction* action, RejectReason reason)
{
    auto* button = makeKeyButton(action, words::word(reason), nullptr);
    m_reasons.insert(int(reason), button);
    return button;
}

void VerdictPanel::setVerdict(Verdict verdict, RejectReason reason, RejectReason suggested)
{
    for (auto entry = m_verdicts.begin(); entry != m_verdicts.end(); ++entry)
        entry.value()->setChecked(entry.key() == int(verdict));
    for (auto entry = m_reasons.begin(); entry != m_reasons.end(); ++entry)
        entry.value()->setChecked(entry.key() == int(reason));
    const auto key = std::ranges::find(kRejectReasons, suggested) - kRejectReasons.begin() + 1;
    m_hint->setText(suggested == RejectReason::None ? QString()
                                                    : tr("reason %1 suggested by the measurements").arg(key));
}

} // namespace understudy
