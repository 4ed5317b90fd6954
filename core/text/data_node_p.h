// A tree of values with the places they were read from: what YAML front matter and JSON scripts have in
// common.
#pragma once

#include "core/text/problem_list_p.h"
#include "core/text/script.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct DataMember;

struct DataNode
{
    enum class Kind
    {
        Null,
        Bool,
        Number,
        String,
        List,
        Map
    };

    Kind kind = Kind::Null;
    std::size_t begin = 0, end = 0; ///< in the source; a string's are inside its quotes
    std::string text;               ///< scalars; a string's escapes are resolved
    SourceMap map;                  ///< of `text`; empty where text and source agree byte for byte
    std::vector<DataNode> items;
    std::vector<DataMember> members;

    const DataMember* find(std::string_view key) const;
    bool isScalar() const { return kind == Kind::Bool || kind == Kind::Number || kind == Kind::String; }
};

struct DataMember
{
    DataNode key;
    DataNode value;
};

std::string_view name(DataNode::Kind kind); ///< "string", as JSON Schema calls it

/// Strict JSON (RFC 8259): one value. Problems: syntax and nesting (the first only; no value then), double
/// keys.
std::optional<DataNode> parseJson(std::string_view source, std::size_t at, ProblemList& problems);

/// YAML without anchors, aliases, tags and further documents. `source` as a whole, the YAML at [begin, end).
DataNode parseYaml(std::string_view source, std::size_t begin, std::size_t end, ProblemList& problems);

/// Reports keys that stand twice in one map.
void checkDuplicateKeys(const DataNode& map, ProblemList& problems, const std::string& pointer);

/// `pointer` extended by one step of RFC 6901.
std::string pointerTo(const std::string& pointer, std::string_view step);

} // namespace understudy
