// Finds one tag, comment or entity in a text. What it means and whether it is allowed is ContentBuilder's
// business.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Offsets are into the scanned text.
struct TagAttribute
{
    std::string_view name; ///< into the scanned text
    std::size_t nameBegin = 0, nameEnd = 0;
    std::size_t valueBegin = 0, valueEnd = 0; ///< without the quotes
    bool isQuoted = false;                    ///< false also where there is no value at all
    std::string value;                        ///< entities resolved
};

struct Tag
{
    std::size_t begin = 0, end = 0;
    std::string_view name; ///< into the scanned text
    bool isClosing = false;
    bool isSelfClosing = false;
    bool isFinished = true; ///< false: no ">" before the next "<", an empty line or the end
    std::vector<TagAttribute> attributes;
};

/// What a "<" begins.
enum class Opening
{
    Text,        ///< "a < b": just the character
    Tag,         ///< "<emphasis ...>", "</p>"
    Comment,     ///< "<!--"
    Declaration, ///< "<!", "<?"
    Link,        ///< "<https://example.org>", "<mara@example.org>"
    Stray,       ///< none of them: an error
};

Opening classifyLessThan(std::string_view text, std::size_t at);

/// `at` is at a "<" of Opening::Tag.
Tag scanTag(std::string_view text, std::size_t at);

/// Offset behind "-->", or npos.
std::size_t commentEnd(std::string_view text, std::size_t at);

struct Entity
{
    std::size_t size = 0;               ///< with "&" and ";"
    std::optional<std::string> meaning; ///< nothing for an unknown one
};
/// The entity at the "&", or one of size 0 where the "&" is just the character.
Entity scanEntity(std::string_view text, std::size_t at);

} // namespace understudy
