// What was found on a clip, in the user's words.
#pragma once

#include "core/data/clips/clip.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace understudy::words {

/// "Clipping, 3 runs", "Plosive, 12.4 dB": a mark on the wave. `places`: that it stands for.
QString label(const Finding& finding, int places = 1);
/// "Clipped: 3 flat tops at 2.1 s (limit 0)."
QString sentence(const Finding& finding);
/// One for each measure, in order; many places of one are told together.
QStringList sentences(const std::vector<Finding>& findings);
/// What a screen reader says among others: "clipped at 2.1 s", "hum".
QString phrase(const Finding& finding);
/// "clipped at 2.1 s and 2 other places, hum"; "no marks" for none.
QString phrases(const std::vector<Finding>& findings);

} // namespace understudy::words
