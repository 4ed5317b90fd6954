#include "core/session/recording_prompts.h"

#include "core/base/utf8.h"
#include "core/text/sentences.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <unordered_set>

namespace understudy {

namespace {

constexpr std::size_t kLongLine = 200; // characters: about 15 s, the longest clip that trains well
constexpr std::size_t kMost = 10'000;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Control characters are space; spaces around and in a row are one. A byte order mark is nothing wherever it
/// stands: files that were joined have one at every seam.
std::string tidied(std::string_view line)
{
    std::string plain(line);
    for (auto at = plain.find(kByteOrderMark); at != plain.npos; at = plain.find(kByteOrderMark, at))
        plain.erase(at, kByteOrderMark.size());
    std::ranges::replace_if(
        plain, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return singleSpaced(plain);
}

std::vector<std::string> promptsOf(const std::string& line)
{
    if (countCodePoints(line) <= kLongLine)
        return {line};
    std::vector<std::string> prompts;
    std::size_t start = 0;
    for (const auto end : sentenceEnds(line)) {
        prompts.push_back(tidied(std::string_view(line).substr(start, end - start)));
        start = end;
    }
    return prompts;
}

} // namespace

Result<std::vector<std::string>> parsePrompts(std::string_view text, const std::string& subject)
{
    if (const auto bad = findInvalidUtf8(text))
        return fail(Code::InvalidInput, Reason::ScriptNotText, subject, "byte " + std::to_string(*bad + 1));
    std::vector<std::string> prompts;
    std::unordered_set<std::string> known;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        for (auto& prompt : promptsOf(tidied(text.substr(0, end))))
            if (!prompt.empty() && known.insert(prompt).second)
                prompts.push_back(std::move(prompt));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (prompts.size() > kMost)
            return fail(Code::InvalidInput, subject, "more than " + std::to_string(kMost) + " prompts");
    }
    if (prompts.empty())
        return fail(Code::InvalidInput, Reason::ScriptEmpty, subject);
    return prompts;
}

} // namespace understudy
