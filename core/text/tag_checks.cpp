#include "core/text/tag_checks_p.h"

#include "core/text/tag_values_p.h"
#include "core/text/closest.h"

#include <algorithm>

namespace understudy {

namespace {

class TagCheck
{
public:
    TagCheck(const Tag& tag, std::string_view text, Offsets offsets, ProblemList& problems)
        : m_tag(tag), m_text(text), m_offsets(offsets), m_problems(problems),
          m_subject("<" + std::string(tag.name) + ">")
    {
    }

    void reportUnfinished()
    {
        auto& problem = add(ProblemKind::TagNotFinished, m_tag.begin, m_tag.end);
        problem.subject = m_subject;
        problem.allowed = {">"};
    }

    void reportUnknown()
    {
        if (m_problems.isFull())
            return;
        auto& problem = add(ProblemKind::UnknownTag, m_tag.begin, m_tag.end);
        problem.subject = m_subject;
        for (const auto& rule : tagRules())
            problem.allowed.emplace_back(rule.name);
        const auto guess = closest(m_tag.name, tagRules(), [](const TagRule& rule) { return rule.name; });
        if (guess.empty())
            return;
        const auto nameBegin = static_cast<std::size_t>(m_tag.name.data() - m_text.data());
        problem.replacement = std::string(m_text.substr(m_tag.begin, nameBegin - m_tag.begin)) + guess +
                              std::string(m_text.substr(nameBegin + m_tag.name.size(),
                                                        m_tag.end - nameBegin - m_tag.name.size()));
    }

    void checkAttributes(const TagRule& rule)
    {
        for (auto attribute = m_tag.attributes.begin(); attribute != m_tag.attributes.end(); ++attribute) {
            const auto isSame = [&](const TagAttribute& other) { return other.name == attribute->name; };
            if (std::any_of(m_tag.attributes.begin(), attribute, isSame))
                add(ProblemKind::DuplicateAttribute, attribute->nameBegin, attribute->nameEnd).subject =
                    m_subject;
            else
                checkAttribute(*attribute, rule);
        }
        checkRequired(rule);
    }

private:
    Problem& add(ProblemKind kind, std::size_t begin, std::size_t end)
    {
        auto& problem = m_problems.add(kind, m_offsets.begin(begin), m_offsets.end(end));
        problem.found = excerpt(m_text.substr(begin, end - begin));
        return problem;
    }

    void checkAttribute(const TagAttribute& attribute, const TagRule& rule)
    {
        const auto* known = rule.findAttribute(attribute.name);
        if (known == nullptr)
            return reportUnknownAttribute(attribute, rule);
        if (!attribute.isQuoted)
            return reportUnquoted(attribute);
        if (isAllowed(*known, attribute.value))
            return;
        const auto kind = known->value == AttributeValue::Path && !attribute.value.empty()
                              ? ProblemKind::PathOutsideProject
                              : ProblemKind::WrongAttributeValue;
        // An empty value has no character of its own: its quotes stand for it.
        const bool isEmpty = attribute.valueBegin == attribute.valueEnd;
        auto& problem =
            add(kind, attribute.valueBegin - (isEmpty ? 1 : 0), attribute.valueEnd + (isEmpty ? 1 : 0));
        problem.subject = m_subject + " " + std::string(known->name);
        problem.found = excerpt(attribute.value);
        problem.allowed.assign(known->choices.begin(), known->choices.end());
        if (!known->range.empty())
            problem.allowed.emplace_back(known->range);
        if (!isEmpty)
            problem.replacement =
                closest(attribute.value, known->choices, [](std::string_view choice) { return choice; });
    }

    void reportUnknownAttribute(const TagAttribute& attribute, const TagRule& rule)
    {
        auto& problem = add(ProblemKind::UnknownAttribute, attribute.nameBegin, attribute.nameEnd);
        problem.subject = m_subject;
        for (const auto& known : rule.attributes)
            problem.allowed.emplace_back(known.name);
        problem.replacement =
            closest(problem.found, rule.attributes, [](const AttributeRule& known) { return known.name; });
    }

    void reportUnquoted(const TagAttribute& attribute)
    {
        const bool hasValue = attribute.valueEnd > attribute.valueBegin;
        auto& problem =
            add(ProblemKind::AttributeNotQuoted, hasValue ? attribute.valueBegin : attribute.nameBegin,
                hasValue ? attribute.valueEnd : attribute.nameEnd);
        problem.subject = m_subject + " " + std::string(attribute.name);
        if (hasValue)
            problem.replacement = "\"" + problem.found + "\"";
    }

    void checkRequired(const TagRule& rule)
    {
        const auto isGiven = [&](std::string_view name) {
            return std::ranges::any_of(m_tag.attributes,
                                       [&](const auto& given) { return given.name == name; });
        };
        std::vector<std::string> missing;
        for (const auto& attribute : rule.attributes)
            if (attribute.isRequired && !isGiven(attribute.name))
                missing.emplace_back(attribute.name);
        if (rule.name == "prosody" && m_tag.attributes.empty())
            for (const auto& attribute : rule.attributes)
                missing.emplace_back(attribute.name); // any of them
        if (missing.empty())
            return;
        auto& problem = add(ProblemKind::MissingAttribute, m_tag.begin, m_tag.end);
        problem.subject = m_subject;
        problem.allowed = std::move(missing);
    }

    const Tag& m_tag;
    std::string_view m_text;
    Offsets m_offsets;
    ProblemList& m_problems;
    std::string m_subject;
};

} // namespace

const TagRule* checkTag(const Tag& tag, std::string_view text, Offsets offsets, ProblemList& problems)
{
    TagCheck check(tag, text, offsets, problems);
    const auto* rule = findTagRule(tag.name);
    if (!tag.isFinished) {
        check.reportUnfinished();
        return nullptr;
    }
    if (rule == nullptr)
        check.reportUnknown();
    else if (!tag.isClosing)
        check.checkAttributes(*rule);
    else if (!tag.attributes.empty())
        check.checkAttributes(TagRule{rule->name, rule->content, {}}); // a closing tag has none
    return rule;
}

const std::string* attributeValue(const Tag& tag, const TagRule& rule, std::string_view name)
{
    const auto* known = rule.findAttribute(name);
    for (const auto& attribute : tag.attributes)
        if (attribute.name == name)
            return attribute.isQuoted && isAllowed(*known, attribute.value) ? &attribute.value : nullptr;
    return nullptr;
}

} // namespace understudy
