// Reads a script in either notation. Every problem is reported in one pass, in order; a script with errors
// does not render. Never throws, never fails: hostile bytes give problems.
#pragma once

#include "core/text/highlight.h"
#include "core/text/problem.h"
#include "core/text/script.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

enum class ScriptNotation
{
    Markdown,
    Json
};

inline constexpr std::size_t kMaxScriptBytes = 5'000'000;
inline constexpr std::size_t kMaxScriptLines =
    20'000; ///< of speech, give or take what only their sound could tell
inline constexpr std::size_t kMaxScriptNesting = 32;

struct ScriptReading
{
    Script script;                         ///< as far as it could be read
    std::vector<Problem> problems;         ///< in order of position
    std::vector<HighlightSpan> highlights; ///< in order of position; they may nest

    bool hasErrors() const;
};

/// `bytes`: UTF-8; a BOM and CRLF are accepted. Spans and positions refer to `bytes` as given.
ScriptReading readScript(std::string_view bytes, ScriptNotation notation);

/// By the first character that is not white space: "{" is JSON.
ScriptNotation guessNotation(std::string_view bytes);

/// Canonical JSON of the model (script.md section 3), two-space indent, "\n" at the end.
std::string writeScriptJson(const Script& script);

} // namespace understudy
