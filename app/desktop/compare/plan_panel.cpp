#include "app/desktop/compare/plan_panel.h"

#include "app/desktop/action_button.h"
#include "core/measure/listening/abx.h"
#include "widgets/support/parts.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

PlanPanel::PlanPanel(const CompareActions& actions, QWidget* parent)
    : QWidget(parent), m_rows(new QFormLayout), m_listener(new QLineEdit), m_score(makeMutedLabel({})),
      m_after(makeMutedLabel({})), m_asked(new QWidget)
{
    setGround(this, Ground::Raised);
    m_listener->setObjectName(QStringLiteral("listener"));
    m_listener->setAccessibleName(tr("Listener"));
    m_listener->setMaxLength(60);
    m_rows->setHorizontalSpacing(u(3));
    m_rows->setVerticalSpacing(u(1.5));
    auto* other = makeMutedLabel(tr("One page that runs in any browser. Its result file is taken in here."));
    for (auto* label : {m_score, m_after, other})
        label->setWordWrap(true);
    auto* asked = new QVBoxLayout(m_asked);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->setSpacing(u(2));
    const auto add = [&](const QString& heading, std::initializer_list<QWidget*> parts) {
        asked->addWidget(makeHorizontalLine());
        asked->addWidget(makeLabel(heading, metrics::Type::Strong));
        for (auto* part : parts)
            asked->addWidget(part);
    };
    add(tr("Listener"), {m_listener});
    add(tr("Score"), {m_score});
    add(tr("When it ends"), {m_after});
    add(tr("Another listener"),
        {other, makeActionButton(actions.savePage), makeActionButton(actions.takeAnswers)});
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(u(3), u(3), u(3), u(3));
    layout->setSpacing(u(2));
    layout->addWidget(makeLabel(tr("Plan"), metrics::Type::Strong));
    layout->addLayout(m_rows);
    layout->addWidget(m_asked);
    layout->addStretch();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makePageScroll(inner));
    setFocusProxy(m_listener);
    // Also told when the focus goes, as of a window that closes: then nothing has changed.
    connect(m_listener, &QLineEdit::editingFinished, this, [this] {
        if (const auto name = m_listener->text(); std::exchange(m_told, name) != name)
            Q_EMIT listenerChanged();
    });
}

void PlanPanel::setListener(const QString& name)
{
    m_listener->setText(name);
    m_told = name;
}

QString PlanPanel::listener() const
{
    const auto typed = m_listener->text().trimmed();
    return typed.isEmpty() ? QStringLiteral("Listener") : typed; // the same whatever the language
}

void PlanPanel::showPlan(const Comparison& comparison)
{
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    const auto& plan = comparison.plan;
    const auto add = [this](const QString& name, const QString& value) {
        auto* label = makeLabel(value);
        label->setWordWrap(true);
        m_rows->addRow(makeMutedLabel(name), label);
    };
    m_asked->setVisible(plan.mode.has_value());
    add(tr("Kind"), words::word(plan.mode));
    const auto count = int(comparison.trials().size());
    if (plan.mode)
        add(tr("Trials"), tr("%1, fixed at the start").arg(count));
    if (plan.mode == ListeningMode::Abx)
        add(tr("Needed"), tr("%1 right for p ≤ 0.05").arg(abxNeeded(count)));
    if (plan.mode == ListeningMode::Preference)
        add(tr("Repeats"), tr("%n pair(s), the other way round", nullptr, plan.design.repeats));
    // The order follows from the seed: whoever has both knows the answers.
    const bool isSealed = sealOf(comparison).isSealed;
    if (plan.mode)
        add(tr("Order"), isSealed ? tr("random; its seed is shown at the end")
                                  : tr("random, seed %1").arg(plan.design.seed));
    add(tr("Switch"), tr("10 ms fade, same sample"));
    m_score->setText(isSealed
                         ? tr("Hidden until the last trial. Seeing it earlier would spoil the statistics.")
                         : tr("It is shown: all trials are answered."));
    m_after->setText(
        plan.mode == ListeningMode::Abx
            ? tr("If the test shows that you can tell the two apart, choose the better one. Undo "
                 "restores the old choice.")
            : tr("The best take can be chosen, the best checkpoint ranked first. Undo restores what was."));
}

} // namespace understudy
