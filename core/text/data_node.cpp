#include "core/text/data_node_p.h"

#include <set>

namespace understudy {

const DataMember* DataNode::find(std::string_view key) const
{
    for (const auto& member : members)
        if (member.key.text == key)
            return &member;
    return nullptr;
}

std::string_view name(DataNode::Kind kind)
{
    switch (kind) {
    case DataNode::Kind::Null:
        return "null";
    case DataNode::Kind::Bool:
        return "boolean";
    case DataNode::Kind::Number:
        return "number";
    case DataNode::Kind::String:
        return "string";
    case DataNode::Kind::List:
        return "array";
    case DataNode::Kind::Map:
        return "object";
    }
    return {};
}

void checkDuplicateKeys(const DataNode& map, ProblemList& problems, const std::string& pointer)
{
    std::set<std::string_view> seen;
    for (const auto& member : map.members) {
        if (seen.insert(member.key.text).second)
            continue;
        auto& problem = problems.add(ProblemKind::DuplicateKey, member.key.begin, member.key.end);
        problem.subject = member.key.text;
        problem.found = excerpt(member.key.text);
        problem.pointer = pointer;
    }
}

std::string pointerTo(const std::string& pointer, std::string_view step)
{
    auto result = pointer + "/";
    for (const char c : step) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

} // namespace understudy
