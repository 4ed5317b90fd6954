#include "app/desktop/training/training_header.h"

#include "app/desktop/action_button.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

#include <algorithm>

namespace understudy {

using metrics::u;

TrainingHeader::TrainingHeader(const TrainingActions& actions, QWidget* parent)
    : QWidget(parent), m_actions(&actions), m_icon(new IconLabel), m_status(makeLabel({})),
      m_title(makeMutedLabel({})), m_facts(new ElidedLabel), m_pause(makeActionButton(actions.pause)),
      m_resume(makeActionButton(actions.resume)), m_stop(makeActionButton(actions.stopRun)),
      m_new(makeActionButton(actions.newRun)), m_discard(makeActionButton(actions.discard)),
      m_start(makeActionButton(actions.start)), m_runs(makeActionButton(actions.runs))
{
    m_pause->setObjectName(QStringLiteral("pauseRun"));
    m_resume->setObjectName(QStringLiteral("resumeRun"));
    m_stop->setObjectName(QStringLiteral("stopRun"));
    m_new->setObjectName(QStringLiteral("newRun"));
    m_discard->setObjectName(QStringLiteral("discardRun"));
    m_start->setObjectName(QStringLiteral("startRun"));
    m_facts->setObjectName(QStringLiteral("runFacts"));
    m_status->setObjectName(QStringLiteral("runStatus"));
    m_runs->setText(tr("Runs"));
    setPrimary(m_start);
    createLayout();
    showRun({});
}

void TrainingHeader::createLayout()
{
    setGround(this, Ground::Raised);
    setFixedHeight(u(11));
    m_state = makeGroup({m_icon, m_status, makeVerticalLine()});
    m_facts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* heading = makeLabel(tr("Training"), metrics::Type::Heading);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(2));
    layout->addWidget(heading);
    layout->addWidget(m_title);
    layout->addSpacing(u(1));
    layout->addWidget(m_state);
    layout->addWidget(m_facts, 1);
    for (auto* button : {m_runs, m_pause, m_resume, m_stop, m_new, m_discard, m_start})
        layout->addWidget(button);
    (new RowFit(this))->addPart(heading);
}

void TrainingHeader::showStatus(RunStatus status)
{
    m_icon->setIcon(iconName(status), color(status));
    if (m_status->text() == word(status))
        return;
    m_status->setText(word(status));
    m_status->setAccessibleName(tr("State: %1").arg(word(status)));
}

void TrainingHeader::showRun(const std::optional<HeaderRun>& run)
{
    m_title->hide();
    m_state->setVisible(run.has_value());
    m_facts->setText(run ? QStringLiteral("%1 · %2").arg(run->name, run->rest) : QString());
    if (run)
        showStatus(run->status);
    for (auto* button : runButtons())
        button->setVisible(run && button->isEnabled());
    m_new->show();
    m_discard->hide();
    m_start->hide();
    m_runs->setVisible(run.has_value() && m_actions->runs->isVisible());
}

std::array<QPushButton*, 3> TrainingHeader::runButtons() const
{
    return {m_pause, m_resume, m_stop};
}

QWidget* TrainingHeader::focusedButton() const
{
    const auto buttons = runButtons();
    const auto found = std::ranges::find_if(buttons, &QWidget::hasFocus);
    return found == buttons.end() ? nullptr : *found;
}

void TrainingHeader::keepFocus(const QWidget* button)
{
    if (button == nullptr || !button->isHidden())
        return;
    const auto buttons = runButtons();
    const auto shown = std::ranges::find_if(buttons, [](const auto* one) { return !one->isHidden(); });
    (shown == buttons.end() ? m_new : *shown)->setFocus(Qt::OtherFocusReason);
}

void TrainingHeader::showForm(const QString& name)
{
    m_title->setText(tr("New run"));
    m_title->show();
    m_state->hide();
    m_facts->setText({});
    for (auto* button : {m_pause, m_stop, m_resume, m_new, m_runs})
        button->hide();
    m_discard->show();
    m_start->setText(tr("Start %1").arg(words::inSentence(name)));
    m_start->setAccessibleName(m_start->text());
    m_start->show();
}

QString progressOfRun(std::int64_t step, std::int64_t planned, const std::optional<HeaderPace>& pace)
{
    constexpr double kHour = 3600;
    QStringList parts{
        TrainingHeader::tr("step %1 of %2").arg(words::count(double(step)), words::count(double(planned)))};
    if (pace && pace->step.value > 0) {
        parts << TrainingHeader::tr("%1 steps/h").arg(words::count(kHour / pace->step.value));
        if (planned > step)
            parts << words::timeLeft(pace->left);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace understudy
