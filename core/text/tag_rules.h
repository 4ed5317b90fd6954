// The SSML-lite tags (script.md section 2) as data: the reader checks with it, the editor completes with it,
// and the JSON Schema is tested against it.
#pragma once

#include <span>
#include <string_view>

namespace understudy {

enum class TagContent
{
    Empty,
    Text,
    Inlines,
    Blocks
};

enum class AttributeValue
{
    Choice,           ///< one of AttributeRule::choices
    Time,             ///< "500ms", "1.5s"
    BareMilliseconds, ///< a number alone
    Rate,             ///< a choice, or a percentage
    Pitch,            ///< a choice, semitones, or a signed percentage
    Volume,           ///< a choice, or decibels
    Gain,             ///< decibels
    Text,             ///< anything but nothing
    Path,             ///< relative, inside the project
};

struct AttributeRule
{
    std::string_view name;
    AttributeValue value = AttributeValue::Text;
    bool isRequired = false;
    std::span<const std::string_view> choices;
    std::string_view range; ///< the numbers allowed, in words: "0s to 10s"; empty where there are none
};

struct TagRule
{
    std::string_view name;
    TagContent content = TagContent::Empty;
    std::span<const AttributeRule> attributes;

    const AttributeRule* findAttribute(std::string_view attribute) const;
};

std::span<const TagRule> tagRules();
/// Null where there is no such tag.
const TagRule* findTagRule(std::string_view name);

} // namespace understudy
