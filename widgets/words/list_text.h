// Names and long lists in a sentence.
#pragma once

#include <QStringList>

namespace understudy::words {

/// A name or a state that begins with a capital where it stands alone: "Run 3" as "run 3". Abbreviations stay
/// as they are, and so do all words in languages in which nouns begin with a capital.
QString inSentence(const QString& name);

/// The first five, and how many more there are: "a, b, c, d, e, and 3 more".
QString firstOf(const QStringList& all, const QString& separator = QStringLiteral(", "));

} // namespace understudy::words
