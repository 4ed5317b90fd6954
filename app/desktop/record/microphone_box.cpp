#include "app/desktop/record/microphone_box.h"

#include "core/device/recorder.h"
#include "core/session/settings.h"
#include "widgets/support/conversions.h"

namespace understudy {

namespace {

constexpr const char* kKey = "record.microphone";

} // namespace

MicrophoneBox::MicrophoneBox(UserSettings& user, QWidget* parent) : QComboBox(parent), m_user(&user)
{
    setObjectName(QStringLiteral("microphone"));
    setAccessibleName(tr("Microphone"));
    setFocusPolicy(Qt::TabFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    connect(this, &QComboBox::activated, this, [this] {
        const auto id = currentData().toString();
        [[maybe_unused]] const auto kept = m_user->setState(kKey, toUtf8(id));
        Q_EMIT chosen(id);
    });
}

std::string MicrophoneBox::keptId() const
{
    return m_user->state(kKey);
}

void MicrophoneBox::setDevices(const RecorderStatus& input)
{
    QStringList names{tr("The system's default")}, ids{QString()};
    for (const auto& device : input.devices) {
        names << toQString(device.name);
        ids << toQString(device.id);
    }
    if (input.devices.empty())
        names[0] = input.areDevicesKnown ? tr("No microphone") : QString();
    bool isSame = count() == names.size();
    for (int i = 0; isSame && i < names.size(); ++i)
        isSame = itemText(i) == names[i] && itemData(i).toString() == ids[i];
    if (isSame)
        return; // a list that is open must not be filled anew
    clear();
    for (int i = 0; i < names.size(); ++i)
        addItem(names[i], ids[i]);
    setCurrentIndex(std::max<int>(0, int(ids.indexOf(toQString(keptId())))));
}

} // namespace understudy
