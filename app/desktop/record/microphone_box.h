// The list of microphones. The one that was chosen last is kept with the user's settings.
#pragma once

#include <QComboBox>

namespace understudy {

class UserSettings;
struct RecorderStatus;

class MicrophoneBox : public QComboBox
{
    Q_OBJECT
public:
    /// `user` outlives it.
    explicit MicrophoneBox(UserSettings& user, QWidget* parent = nullptr);

    void setDevices(const RecorderStatus& input);
    /// Of the one that is kept; empty: the system's default.
    std::string keptId() const;

Q_SIGNALS:
    void chosen(const QString& id);

private:
    UserSettings* m_user;
};

} // namespace understudy
