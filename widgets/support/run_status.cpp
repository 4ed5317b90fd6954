#include "widgets/support/run_status.h"

#include <QCoreApplication>

namespace understudy {

QLatin1String iconName(RunStatus status)
{
    switch (status) {
    case RunStatus::Waiting:
        return QLatin1String("verdict-none");
    case RunStatus::Running:
        return QLatin1String("status-rendering");
    case RunStatus::Paused:
        return QLatin1String("pause");
    case RunStatus::Finished:
        return QLatin1String("status-fresh");
    case RunStatus::Stopped:
        return QLatin1String("stop");
    case RunStatus::Cancelled:
        return QLatin1String("status-cancelled");
    case RunStatus::Failed:
        return QLatin1String("status-failed");
    case RunStatus::Interrupted:
        return QLatin1String("status-stale");
    }
    return {};
}

Token color(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return Token::Accent;
    case RunStatus::Finished:
        return Token::Ok;
    case RunStatus::Failed:
        return Token::Bad;
    case RunStatus::Interrupted:
        return Token::Warn;
    case RunStatus::Waiting:
    case RunStatus::Paused:
    case RunStatus::Stopped:
    case RunStatus::Cancelled:
        break;
    }
    return Token::Muted;
}

QString word(RunStatus status)
{
    switch (status) {
    case RunStatus::Waiting:
        return QCoreApplication::translate("RunStatus", "Waiting");
    case RunStatus::Running:
        return QCoreApplication::translate("RunStatus", "Running");
    case RunStatus::Paused:
        return QCoreApplication::translate("RunStatus", "Paused");
    case RunStatus::Finished:
        return QCoreApplication::translate("RunStatus", "Finished");
    case RunStatus::Stopped:
        return QCoreApplication::translate("RunStatus", "Stopped");
    case RunStatus::Cancelled:
        return QCoreApplication::translate("RunStatus", "Cancelled");
    case RunStatus::Failed:
        return QCoreApplication::translate("RunStatus", "Failed");
    case RunStatus::Interrupted:
        return QCoreApplication::translate("RunStatus", "Interrupted");
    }
    return {};
}

} // namespace understudy
