#include "core/text/front_matter.h"

#include "core/base/contract.h"
#include "core/text/data_node_p.h"
#include "core/text/front_matter_p.h"
#include "core/text/header_reader_p.h"
#include "core/text/script_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace understudy {

namespace {

using Keys = std::span<const std::string>;

/// As YAML: plain where that is safe beyond doubt, else in double quotes.
std::string yamlText(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0 ||
               std::string_view(" _./+-").find(c) != std::string_view::npos;
    };
    const auto isStart = [&](char c) {
        return isPlain(c) && std::string_view(" .+-").find(c) == std::string_view::npos;
    };
    const bool isNull = text == "null" || text == "Null" || text == "NULL";
    if (!text.empty() && std::ranges::all_of(text, isPlain) && isStart(text.front()) && text.back() != ' ' &&
        !isNull)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return quoted + "\"";
}

/// Works out one edit of the YAML between the "---" lines.
class YamlEdit
{
public:
    YamlEdit(std::string_view source, const FrontMatterSpan& span, const DataNode& root)
        : m_source(source), m_span(span), m_root(root),
          m_newline(source.find("\r\n") == source.npos ? "\n" : "\r\n")
    {
    }

    TextEdit set(Keys keys, std::string_view value) const
    {
        const auto* first = m_root.find(keys[0]);
        if (first == nullptr)
            return append(keys, value);
        if (keys.size() == 1)
            return value.empty() ? remove(*first, m_root) : replace(*first, value);
        const auto& map = first->value;
        if (map.kind != DataNode::Kind::Map)
            return value.empty() ? TextEdit() : replaceEntry(*first, entry(keys, value));
        const auto* second = map.find(keys[1]);
        if (second == nullptr)
            return insert(map, keys[1], value);
        if (!value.empty())
            return replace(*second, value);
        return map.members.size() == 1 ? remove(*first, m_root) : remove(*second, map);
    }

private:
    std::string entry(Keys keys, std::string_view value) const
    {
        if (keys.size() == 1)
            return yamlText(keys[0]) + ": " + yamlText(value) + m_newline;
        return yamlText(keys[0]) + ":" + m_newline + "  " + yamlText(keys[1]) + ": " + yamlText(value) +
               m_newline;
    }

    TextEdit append(Keys keys, std::string_view value) const
    {
        if (value.empty())
            return {};
        if (!m_span.exists)
            return {m_span.begin, m_span.begin,
                    "---" + m_newline + entry(keys, value) + "---" + m_newline + m_newline};
        return {m_span.yamlEnd, m_span.yamlEnd, entry(keys, value)};
    }

    bool isFlow(const DataNode& map) const
    {
        return map.begin < m_source.size() && m_source[map.begin] == '{';
    }

    TextEdit insert(const DataNode& map, const std::string& key, std::string_view value) const
    {
        const auto text = yamlText(key) + ": " + yamlText(value);
        if (value.empty())
            return {};
        if (isFlow(map)) {
            const auto end = std::min(m_source.find('}', map.end), m_span.yamlEnd);
            return {end, end, (map.members.empty() ? "" : ", ") + text};
        }
        const auto& last = map.members.back();
        const auto end = entryEnd(last);
        return {end, end, indentOf(last) + text + m_newline};
    }

    TextEdit replace(const DataMember& member, std::string_view value) const
    {
        const auto& old = member.value;
        const bool isScalar = old.kind == DataNode::Kind::String && old.begin > member.key.end;
        const bool isBlock = isScalar && (m_source[old.begin] == '|' || m_source[old.begin] == '>');
        // Behind a value of one line there may be a comment, which stays.
        if (isScalar && !isBlock && entryEnd(member) == nextLine(member.key.begin))
            return {old.begin, old.end, yamlText(value)};
        return replaceEntry(member, yamlText(member.key.text) + ": " + yamlText(value) + m_newline);
    }

    TextEdit replaceEntry(const DataMember& member, std::string text) const
    {
        return {member.key.begin, entryEnd(member), std::move(text)};
    }

    TextEdit remove(const DataMember& member, const DataNode& map) const
    {
        if (!isFlow(map))
            return {lineStart(member.key.begin), entryEnd(member), {}};
        const auto index = static_cast<std::size_t>(&member - map.members.data());
        if (index + 1 < map.members.size())
            return {member.key.begin, map.members[index + 1].key.begin, {}};
        return {index == 0 ? member.key.begin : map.members[index - 1].value.end, member.value.end, {}};
    }

    std::string indentOf(const DataMember& member) const
    {
        const auto begin = lineStart(member.key.begin);
        return std::string(m_source.substr(begin, member.key.begin - begin));
    }

    std::size_t lineStart(std::size_t at) const
    {
        const auto newline = at == 0 ? m_source.npos : m_source.rfind('\n', at - 1);
        return newline == m_source.npos ? 0 : newline + 1;
    }

    /// Behind the last line that belongs to the entry: those below it that are indented more, or list items.
    std::size_t entryEnd(const DataMember& member) const
    {
        const auto indent = member.key.begin - lineStart(member.key.begin);
        auto end = nextLine(member.key.end);
        for (auto at = end; at < m_span.yamlEnd; at = nextLine(at)) {
            const auto text = std::min(m_source.find_first_not_of(' ', at), m_span.yamlEnd);
            const bool isEmpty = m_source[text] == '\n' || m_source[text] == '\r';
            const bool isItem = text - at == indent && m_source.substr(text).starts_with("- ");
            if (!isEmpty && !isItem && text - at <= indent)
                break;
            if (!isEmpty)
                end = nextLine(at);
        }
        return end;
    }

    std::size_t nextLine(std::size_t at) const
    {
        const auto newline = m_source.find('\n', at);
        return newline == m_source.npos ? m_span.yamlEnd : std::min(newline + 1, m_span.yamlEnd);
    }

    std::string_view m_source;
    const FrontMatterSpan& m_span;
    const DataNode& m_root;
    std::string m_newline;
};

/// The front matter's tree; nothing where it cannot be read.
std::optional<DataNode> readYaml(std::string_view source, const FrontMatterSpan& span)
{
    ProblemList problems(source);
    if (span.exists && !span.isClosed)
        return std::nullopt;
    auto root = span.exists ? parseYaml(source, span.yamlBegin, span.yamlEnd, problems) : DataNode();
    const bool isHeader = root.kind == DataNode::Kind::Null || root.kind == DataNode::Kind::Map;
    return isHeader && !problems.hasErrors() ? std::optional(std::move(root)) : std::nullopt;
}

bool isSame(const DataNode& a, const DataNode& b)
{
    const auto isSameMember = [](const DataMember& one, const DataMember& other) {
        return one.key.text == other.key.text && isSame(one.value, other.value);
    };
    return a.kind == b.kind && a.text == b.text && std::ranges::equal(a.items, b.items, isSame) &&
           std::ranges::equal(a.members, b.members, isSameMember);
}

/// Whether all of `before` that the keys do not lead to is in `after` too.
bool keepsOthers(const DataNode& before, const DataNode& after, Keys keys)
{
    return std::ranges::all_of(before.members, [&](const DataMember& member) {
        const auto* kept = after.find(member.key.text);
        if (member.key.text != keys[0])
            return kept != nullptr && isSame(member.value, kept->value);
        return keys.size() == 1 || kept == nullptr || keepsOthers(member.value, kept->value, keys.subspan(1));
    });
}

std::string valueAt(const DataNode& root, Keys keys)
{
    const auto* node = &root;
    for (const auto& key : keys) {
        const auto* member = node->find(key);
        if (member == nullptr)
            return {};
        node = &member->value;
    }
    return node->text;
}

Result<TextEdit> setInMarkdown(std::string_view source, Keys keys, std::string_view value)
{
    const auto span = findFrontMatter(source);
    const auto root = readYaml(source, span);
    if (!root)
        return fail(Code::InvalidInput, Reason::ScriptHasProblems, keys[0]);
    auto edit = YamlEdit(source, span, *root).set(keys, value);
    // YAML has more forms than are edited here: what does not read back as wanted is not done.
    std::string edited(source);
    edited.replace(edit.begin, edit.end - edit.begin, edit.replacement);
    const auto result = readYaml(edited, findFrontMatter(edited));
    if (!result || valueAt(*result, keys) != value || !keepsOthers(*root, *result, keys))
        return fail(Code::Unsupported, keys[0], std::string(value));
    return edit;
}

Result<TextEdit> setInJson(std::string_view source, Keys keys, std::string_view value)
{
    const auto reading = readScript(source, ScriptNotation::Json);
    ProblemList problems(source);
    const auto begin = textBegin(source);
    const auto root = parseJson(source, begin, problems);
    if (!root || root->kind != DataNode::Kind::Map)
        return fail(Code::InvalidInput, Reason::ScriptHasProblems, keys[0]);
    // The older form has no place for most of these: it becomes the present one.
    const auto text =
        root->find("episode") ? writeScriptJson(reading.script) : std::string(source.substr(begin));
    auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (json.is_discarded()) // text that is not UTF-8, which parseJson() lets pass
        return fail(Code::InvalidInput, Reason::ScriptHasProblems, keys[0]);
    auto* target = &json;
    if (keys.size() == 2)
        target = &json[keys[0]];
    if (!target->is_object())
        *target = nlohmann::ordered_json::object();
    if (value.empty())
        target->erase(keys.back());
    else if (const auto seed = keys[0] == "seed" ? parseSeed(value) : std::nullopt)
        (*target)[keys.back()] = *seed;
    else
        (*target)[keys.back()] = value;
    if (keys.size() == 2 && target->empty())
        json.erase(keys[0]);
    return TextEdit{begin, source.size(),
                    json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n"};
}

} // namespace

Result<TextEdit> setFrontMatterValue(std::string_view source, Keys keyPath, std::string_view value)
{
    UNDERSTUDY_ASSERT(keyPath.size() == 1 || keyPath.size() == 2);
    if (guessNotation(source) == ScriptNotation::Json)
        return setInJson(source, keyPath, value);
    return setInMarkdown(source, keyPath, value);
}

} // namespace understudy
