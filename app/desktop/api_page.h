// The page "HTTP API" of the settings: the switch and the port, where it is served now or why it is not, and
// the token, which is copied and never shown.
#pragma once

#include "app/desktop/api_host.h"
#include "widgets/forms/settings_form.h"

#include <QPointer>

class QLineEdit;

namespace understudy {

class StatusAnnouncer;

class ApiPage : public QObject
{
    Q_OBJECT
public:
    ApiPage(Workspace& workspace, ApiHost& host, QObject* parent);

    FormPage page();
    /// Made with the page; from then on it shows how things stand.
    void setForm(SettingsForm& form);

private:
    OwnEditor makeAddress();
    OwnEditor makeTokens();
    void copyToken();
    void takeToken(const Result<std::string>& token);
    void show();

    Workspace* m_workspace;
    ApiHost* m_host;
    SettingsForm* m_form = nullptr;
    QPointer<QLineEdit> m_address;
    QPointer<StatusAnnouncer> m_announcer;
    LatestJob<std::string> m_reading;
};

} // namespace understudy
