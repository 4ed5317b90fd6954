#include "app/desktop/review/repairs_menu.h"

#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QMenu>

namespace understudy {
namespace {

constexpr double kHighPassHz = 70;
constexpr Decibels kNoiseReduction{6.0};

} // namespace

RepairsMenu::RepairsMenu(QAction& heard, QWidget* parent) : QToolButton(parent), m_heard(&heard)
{
    setObjectName(QStringLiteral("repairs"));
    setText(tr("Repairs"));
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    setMenu(menu);
    m_clicks = addRepair(tr("Take clicks out"));
    m_hum = addRepair(tr("Take hum out"));
    m_highPass = addRepair({});
    m_noise = addRepair({});
    menu->addSeparator();
    menu->addAction(&heard);
    setRepairs({}, {}, false);
}

QAction* RepairsMenu::addRepair(const QString& text)
{
    auto* action = menu()->addAction(text);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this] { Q_EMIT repairsChosen(chosen()); });
    return action;
}

void RepairsMenu::setRepairs(const RepairSettings& repairs, const QString& recording, bool mayEdit)
{
    m_repairs = repairs;
    const auto hertz = repairs.highPassHz > 0 ? repairs.highPassHz : kHighPassHz;
    const auto noise = repairs.noiseReduction.value > 0 ? repairs.noiseReduction : kNoiseReduction;
    m_highPass->setText(tr("Take out what lies below %1 Hz").arg(words::number(hertz, 0)));
    m_noise->setText(tr("Take noise down by %1 dB").arg(words::number(noise.value, 0)));
    m_hum->setChecked(repairs.hum.isOn);
    m_highPass->setChecked(repairs.highPassHz > 0);
    m_noise->setChecked(repairs.noiseReduction.value > 0);
    m_clicks->setChecked(repairs.declick);
    setEnabled(!recording.isEmpty() && mayEdit);
    m_recording = recording;
    showState();
}

void RepairsMenu::setHeard(bool isRepaired)
{
    m_isRepairedHeard = isRepaired;
    showState();
}

void RepairsMenu::showState()
{
    const bool isAny = m_repairs.isAny(), isAfter = isAny && m_isRepairedHeard;
    const auto tip = m_recording.isEmpty()
                         ? tr("Repairs of a recording")
                         : tr("Repairs of all clips of %1; the original stays").arg(m_recording);
    const auto heard =
        isAfter ? tr("You hear the clip after its repairs.") : tr("You hear the clip before its repairs.");
    setToolTip(isAny ? QStringList{tip, heard, toolTipWithKey(m_heard)}.join(QLatin1Char('\n')) : tip);
    setAccessibleName(!isAny    ? tr("Repairs, none is on")
                      : isAfter ? tr("Repairs, some are on: heard after them")
                                : tr("Repairs, some are on: heard before them"));
    setText(!isAny ? tr("Repairs") : isAfter ? tr("After repairs") : tr("Before repairs"));
    setIcon(isAfter ? understudy::icon(u"check") : QIcon());
    setToolButtonStyle(isAfter ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
}

RepairSettings RepairsMenu::chosen() const
{
    auto repairs = m_repairs;
    repairs.hum.isOn = m_hum->isChecked();
    repairs.declick = m_clicks->isChecked();
    if (m_highPass->isChecked() != (repairs.highPassHz > 0))
        repairs.highPassHz = m_highPass->isChecked() ? kHighPassHz : 0;
    if (m_noise->isChecked() != (repairs.noiseReduction.value > 0))
        repairs.noiseReduction = m_noise->isChecked() ? kNoiseReduction : Decibels(0.0);
    return repairs;
}

} // namespace understudy
