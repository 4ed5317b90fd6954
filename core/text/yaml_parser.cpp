// Front matter through yaml-cpp's events: they carry places, and an alias is seen before anything is copied.
#include "core/text/data_node_p.h"
#include "core/text/script_reader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace understudy {

namespace {

class YamlTree : public YAML::EventHandler
{
public:
    YamlTree(std::string_view source, std::size_t begin, std::size_t end, ProblemList& problems)
        : m_source(source.substr(0, end)), m_begin(begin), m_problems(problems)
    {
    }

    DataNode take() { return m_stack.empty() ? std::move(m_root) : DataNode(); }
    std::size_t offset(const YAML::Mark& mark) const
    {
        return mark.is_null() ? m_begin
                              : std::min(m_begin + static_cast<std::size_t>(mark.pos), m_source.size());
    }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuseFeatures(mark, {}, anchor);
        DataNode node;
        node.begin = node.end = offset(mark);
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        refuse(offset(mark));
        add({});
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuseFeatures(mark, tag, anchor);
        DataNode node;
        node.kind = DataNode::Kind::String;
        node.text = value;
        node.begin = offset(mark);
        node.end = scalarEnd(node);
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        refuseFeatures(mark, tag, anchor);
        push(DataNode::Kind::List, mark);
    }
    void OnSequenceEnd() override { pop(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        refuseFeatures(mark, tag, anchor);
        push(DataNode::Kind::Map, mark);
    }
    void OnMapEnd() override { pop(); }

private:
    void refuse(std::size_t at)
    {
        const auto end = std::min(m_source.find_first_of(" \t\r\n,]}", at), m_source.size());
        m_problems.add(ProblemKind::FrontMatterFeature, at, end);
    }

    void refuseFeatures(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        if (anchor != 0 || (!tag.empty() && tag != "?" && tag != "!"))
            refuse(offset(mark));
    }

    /// Quoted: behind the quote that closes; plain: as long as it reads, within its line.
    std::size_t scalarEnd(const DataNode& node) const
    {
        const char first = node.begin < m_source.size() ? m_source[node.begin] : '\0';
        auto at = node.begin;
        if (first != '"' && first != '\'') {
            const auto lineEnd = std::min(m_source.find_first_of("\r\n", at), m_source.size());
            return std::min(at + node.text.size(), lineEnd);
        }
        for (++at; at < m_source.size() && m_source[at] != first; ++at)
            if (first == '"' && m_source[at] == '\\')
                ++at;
        return std::min(at + 1, m_source.size());
    }

    void push(DataNode::Kind kind, const YAML::Mark& mark)
    {
        Frame frame;
        frame.node.kind = kind;
        frame.node.begin = offset(mark);
        m_stack.push_back(std::move(frame));
        if (m_stack.size() == kMaxScriptNesting + 1)
            m_problems.add(ProblemKind::NestedTooDeep, offset(mark), offset(mark) + 1).allowed = {
                std::to_string(kMaxScriptNesting)};
    }

    void pop()
    {
        auto node = std::move(m_stack.back().node);
        m_stack.pop_back();
        node.end = std::max(node.begin, m_lastEnd);
        add(std::move(node));
    }

    void add(DataNode node)
    {
        m_lastEnd = std::max(m_lastEnd, node.end);
        if (m_stack.empty()) {
            m_root = std::move(node);
            return;
        }
        auto& frame = m_stack.back();
        if (frame.node.kind == DataNode::Kind::List) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.hasKey) {
            frame.node.members.back().value = std::move(node);
            frame.hasKey = false;
        } else {
            if (!node.isScalar())
                refuse(node.begin); // a map as a key
            frame.node.members.push_back({std::move(node), {}});
            frame.hasKey = true;
        }
    }

    struct Frame
    {
        DataNode node;
        bool hasKey = false; // a key waits for its value
    };

    std::string_view m_source;
    std::size_t m_begin;
    ProblemList& m_problems;
    std::vector<Frame> m_stack;
    DataNode m_root;
    std::size_t m_lastEnd = 0;
};

// Far above any real front matter; yaml-cpp is not linear in deeply bracketed text.
constexpr std::size_t kMaxYaml = 256 * 1024;

/// Opening brackets outside quotes, at most: a bound of the flow nesting, known before yaml-cpp recurses.
std::size_t bracketDepth(std::string_view yaml)
{
    std::size_t depth = 0, deepest = 0;
    for (const char c : yaml) {
        if (c == '[' || c == '{')
            deepest = std::max(deepest, ++depth);
        else if ((c == ']' || c == '}') && depth > 0)
            --depth;
        else if (c == '\n' && depth <= kMaxScriptNesting)
            depth = 0; // a bracket in a plain value does not count on
    }
    return deepest;
}

bool isTooMuch(std::string_view source, std::size_t begin, std::size_t end, ProblemList& problems)
{
    if (end - begin > kMaxYaml) {
        problems.add(ProblemKind::TooLarge, begin, begin + 1).allowed = {std::to_string(kMaxYaml)};
        return true;
    }
    if (bracketDepth(source.substr(begin, end - begin)) > kMaxScriptNesting) {
        problems.add(ProblemKind::NestedTooDeep, begin, begin + 1).allowed = {
            std::to_string(kMaxScriptNesting)};
        return true;
    }
    return false;
}

void checkDuplicates(const DataNode& node, ProblemList& problems)
{
    checkDuplicateKeys(node, problems, {});
    for (const auto& member : node.members)
        checkDuplicates(member.value, problems);
    for (const auto& item : node.items)
        checkDuplicates(item, problems);
}

} // namespace

DataNode parseYaml(std::string_view source, std::size_t begin, std::size_t end, ProblemList& problems)
{
    if (isTooMuch(source, begin, end, problems))
        return {};
    YamlTree tree(source, begin, end, problems);
    std::istringstream stream{std::string(source.substr(begin, end - begin))};
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(tree);
        YamlTree further(source, begin, end, problems);
        if (parser.HandleNextDocument(further))
            problems.add(ProblemKind::FrontMatterFeature, end, end).found = "---";
    } catch (const YAML::Exception& error) {
        const auto at = tree.offset(error.mark);
        const auto lineEnd = std::min(source.find_first_of("\r\n", at), end);
        problems.add(ProblemKind::FrontMatterSyntax, at, std::max(at, lineEnd)).found = error.msg;
        return {};
    }
    auto root = tree.take();
    checkDuplicates(root, problems);
    return root;
}

} // namespace understudy
