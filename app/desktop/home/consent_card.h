// Whether the speaker of the project agreed that a voice is made of their recordings: to what, until when.
#pragma once

#include "core/session/consent_service.h"

#include <QWidget>

#include <functional>
#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace understudy {

class IconLabel;
class Session;
class Workspace;

class ConsentCard : public QWidget
{
    Q_OBJECT
public:
    explicit ConsentCard(Workspace& workspace, QWidget* parent = nullptr);

    /// None: nobody agreed.
    void setConsent(const std::optional<ConsentRecord>& consent, bool mayEdit);

Q_SIGNALS:
    void changed();
    void failed(const understudy::Error& error);

private:
    void createLayout();
    void addFact(const QString& title, const QString& fact);
    void ask();
    void showRecord();
    void askRevoke();
    void perform(std::function<Result<void>(Session&)> work);

    Workspace* m_workspace;
    std::optional<ConsentRecord> m_consent;
    IconLabel* m_mark;
    QLabel *m_title, *m_date;
    QFormLayout* m_facts;
    QPushButton *m_record, *m_show, *m_revoke;
};

} // namespace understudy
