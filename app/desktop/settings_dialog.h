// Settings: appearance, sound, review, rendering. Changes apply at once.
#pragma once

#include "widgets/forms/settings_form.h"

#include <QDialog>

namespace understudy {

class Playback;
class Theme;
class Workspace;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Workspace& workspace, Theme& theme, Playback& playback, QWidget* parent);

    SettingsForm* form() const { return m_form; }

private:
    FormPage appearancePage();
    FormPage soundPage();
    std::vector<FieldChoice> deviceChoices() const;
    QString deviceReason() const;
    void refreshDevices();
    FormPage reviewPage();
    FormPage renderingPage();
    FieldRow projectRow(const char* key);

    Workspace* m_workspace;
    Theme* m_theme;
    Playback* m_playback;
    SettingsForm* m_form;
};

} // namespace understudy
