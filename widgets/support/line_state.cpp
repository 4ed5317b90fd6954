#include "widgets/support/line_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace understudy {

QLatin1String iconName(LineState state)
{
    switch (state) {
    case LineState::NotRendered:
        return QLatin1String("status-not-rendered");
    case LineState::Rendering:
        return QLatin1String("status-rendering");
    case LineState::Fresh:
        return QLatin1String("status-fresh");
    case LineState::Stale:
        return QLatin1String("status-stale");
    case LineState::Failed:
        return QLatin1String("status-failed");
    case LineState::Locked:
        return QLatin1String("status-locked");
    }
    return {};
}

Token color(LineState state)
{
    switch (state) {
    case LineState::NotRendered:
        return Token::Muted;
    case LineState::Rendering:
        return Token::Accent;
    case LineState::Fresh:
        return Token::Ok;
    case LineState::Stale:
        return Token::Warn;
    case LineState::Failed:
        return Token::Bad;
    case LineState::Locked:
        return Token::Lock;
    }
    return Token::Text;
}

QString word(LineState state)
{
    switch (state) {
    case LineState::NotRendered:
        return QCoreApplication::translate("LineState", "Not rendered");
    case LineState::Rendering:
        return QCoreApplication::translate("LineState", "Rendering");
    case LineState::Fresh:
        return QCoreApplication::translate("LineState", "Fresh");
    case LineState::Stale:
        return QCoreApplication::translate("LineState", "Stale");
    case LineState::Failed:
        return QCoreApplication::translate("LineState", "Failed");
    case LineState::Locked:
        return QCoreApplication::translate("LineState", "Locked");
    }
    return {};
}

int severity(LineState state)
{
    return static_cast<int>(std::ranges::find(kStatesBySeverity, state) - kStatesBySeverity.begin());
}

} // namespace understudy
