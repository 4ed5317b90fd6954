#include "widgets/script/completion.h"

#include "core/text/tag_rules.h"
#include "widgets/support/conversions.h"

#include <QRegularExpression>

namespace understudy {

namespace {

std::optional<Completion> offer(qsizetype start, const QString& prefix,
                                const std::vector<CompletionItem>& candidates)
{
    Completion completion{start, prefix, {}};
    for (const auto& item : candidates)
        if (item.shown.startsWith(prefix, Qt::CaseInsensitive) && item.shown != prefix)
            completion.items.push_back(item);
    if (completion.items.empty())
        return {};
    return completion;
}

std::vector<CompletionItem> plainItems(const QStringList& words, const QString& ending = {})
{
    std::vector<CompletionItem> items;
    for (const auto& word : words)
        items.push_back({word, word + ending});
    return items;
}

std::vector<CompletionItem> tagItems()
{
    std::vector<CompletionItem> items;
    for (const auto& rule : tagRules()) {
        const QString name = toQString(rule.name);
        const bool isEmpty = rule.content == TagContent::Empty;
        items.push_back({name, name + (!rule.attributes.empty() ? QStringLiteral(" ")
                                       : isEmpty                ? QStringLiteral("/>")
                                                                : QStringLiteral(">"))});
    }
    return items;
}

/// Closing tags of what is open on the line, the innermost first.
std::vector<CompletionItem> closingItems(QStringView before)
{
    static const QRegularExpression tag(QStringLiteral("<(/?)([a-z-]+)[^<>]*?(/?)>"));
    QStringList open;
    for (auto found = tag.globalMatch(before); found.hasNext();) {
        const auto match = found.next();
        if (!match.captured(3).isEmpty())
            continue;
        if (match.captured(1).isEmpty())
            open.prepend(match.captured(2));
        else
            open.removeOne(match.captured(2));
    }
    return plainItems(open, QStringLiteral(">"));
}

std::vector<CompletionItem> attributeItems(const TagRule& rule)
{
    std::vector<CompletionItem> items;
    for (const auto& attribute : rule.attributes) {
        const QString name = toQString(attribute.name);
        items.push_back({name, name + QStringLiteral("=\"")});
    }
    return items;
}

std::vector<CompletionItem> valueItems(const TagRule& rule, const AttributeRule& attribute,
                                       const ScriptVocabulary& vocabulary)
{
    if (rule.name == "voice" && attribute.name == "name")
        return plainItems(vocabulary.speakers, QStringLiteral("\""));
    QStringList words;
    for (const auto choice : attribute.choices)
        words << toQString(choice);
    return plainItems(words, QStringLiteral("\""));
}

std::optional<Completion> insideTag(QStringView before, const ScriptVocabulary& vocabulary)
{
    const auto open = before.lastIndexOf(QLatin1Char('<'));
    if (open < 0 || before.mid(open).contains(QLatin1Char('>')) ||
        (open > 0 && before[open - 1] == QLatin1Char('\\')))
        return {};
    static const QRegularExpression closing(QStringLiteral("^</([a-z-]*)$"));
    static const QRegularExpression name(QStringLiteral("^<([a-z-]*)$"));
    static const QRegularExpression attribute(QStringLiteral("^<([a-z-]+)\\s(?:.*\\s)?([a-z-]*)$"));
    static const QRegularExpression value(QStringLiteral("^<([a-z-]+)\\s.*?([a-z-]+)=\"([^\"]*)$"));
    const QStringView tag = before.mid(open);
    if (const auto match = closing.match(tag); match.hasMatch())
        return offer(open + match.capturedStart(1), match.captured(1), closingItems(before.left(open)));
    if (const auto match = name.match(tag); match.hasMatch())
        return offer(open + 1, match.captured(1), tagItems());
    const bool isInValue = tag.count(QLatin1Char('"')) % 2 == 1;
    const auto match = (isInValue ? value : attribute).match(tag);
    const TagRule* rule = match.hasMatch() ? findTagRule(toUtf8(match.captured(1))) : nullptr;
    if (!rule)
        return {};
    if (!isInValue)
        return offer(open + match.capturedStart(2), match.captured(2), attributeItems(*rule));
    const AttributeRule* found = rule->findAttribute(toUtf8(match.captured(2)));
    if (!found)
        return {};
    return offer(open + match.capturedStart(3), match.captured(3), valueItems(*rule, *found, vocabulary));
}

} // namespace

std::optional<Completion> completionAt(QStringView before, const ScriptVocabulary& vocabulary)
{
    if (auto completion = insideTag(before, vocabulary))
        return completion;
    // "  Mara: draft/s" in the front matter.
    static const QRegularExpression voice(QStringLiteral("^\\s+[^:<]+:\\s+([A-Za-z0-9/_-]*)$"));
    if (const auto match = voice.match(before); match.hasMatch())
        return offer(match.capturedStart(1), match.captured(1), plainItems(vocabulary.voices));
    static const QRegularExpression turn(QStringLiteral("^([\\p{L}][\\p{L}\\p{N} .'-]*)?$"));
    if (const auto match = turn.match(before); match.hasMatch()) {
        QStringList names;
        for (const auto& speaker : vocabulary.speakers)
            names << speaker.toUpper();
        return offer(0, match.captured(1), plainItems(names, QStringLiteral(": ")));
    }
    return {};
}

} // namespace understudy
