// Settings: appearance, sound, review, rendering, HTTP API. Changes apply at once.
#pragma once

#include "widgets/forms/settings_form.h"

#include <QDialog>

namespace understudy {

class ApiHost;
class Playback;
class Theme;
class Workspace;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Workspace& workspace, Theme& theme, Playback& playback, ApiHost& api, QWidget* parent);

    SettingsForm* form() const { return m_form; }
    void showApiPage();

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
    int m_apiPage = 0;
};

} // namespace understudy
