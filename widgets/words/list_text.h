// Long lists in a sentence.
#pragma once

#include <QStringList>

namespace understudy::words {

/// The first five, and how many more there are: "a, b, c, d, e, and 3 more".
QString firstOf(const QStringList& all, const QString& separator = QStringLiteral(", "));

} // namespace understudy::words
