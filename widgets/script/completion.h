// What may be written at the caret: tags, attributes, their values, speakers, voices. A function of the words
// before it.
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace understudy {

/// The names of this script and program; tags come from core/text/tag_rules.h.
struct ScriptVocabulary
{
    QStringList speakers;
    QStringList voices;
};

struct CompletionItem
{
    QString shown;    ///< "emphasis"
    QString inserted; ///< "emphasis>"
};

struct Completion
{
    qsizetype start = 0;               ///< where in `before` the word to be replaced begins
    QString prefix;                    ///< what of it is there
    std::vector<CompletionItem> items; ///< that begin with the prefix, any case
};

/// `before`: the text from the start of the caret's line to the caret. None where nothing is to be offered.
std::optional<Completion> completionAt(QStringView before, const ScriptVocabulary& vocabulary);

} // namespace understudy
