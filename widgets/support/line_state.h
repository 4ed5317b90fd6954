// The states of a script line as the studio shows them: shape, word and colour (design guide, section 4).
#pragma once

#include "core/episode/plan.h"
#include "widgets/support/tokens.h"

#include <QString>

#include <array>

namespace understudy {

/// Most urgent first: for sorting and for the overview.
inline constexpr std::array kStatesBySeverity{LineState::Failed,      LineState::Stale, LineState::Rendering,
                                              LineState::NotRendered, LineState::Fresh, LineState::Locked};

QLatin1String iconName(LineState state); ///< "status-stale"
Token color(LineState state);
QString word(LineState state); ///< "Stale", translated
int severity(LineState state); ///< 0 is the most urgent

} // namespace understudy
