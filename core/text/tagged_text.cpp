#include "core/text/tagged_text_p.h"

#include <algorithm>

namespace understudy {

namespace {

void refuse(const char* what, std::size_t begin, std::size_t end, Offsets offsets, ProblemList& problems)
{
    problems.add(ProblemKind::CannotBeSpoken, offsets.begin(begin), offsets.end(end)).subject = what;
}

/// What begins with the "<" at `at`; gives its end.
std::size_t readLessThan(std::string_view text, std::size_t at, ContentBuilder& builder,
                         ProblemList& problems)
{
    auto end = at + 1;
    switch (classifyLessThan(text, at)) {
    case Opening::Text:
        builder.addText(at, end);
        break;
    case Opening::Tag: {
        const auto tag = scanTag(text, at);
        builder.addTag(tag);
        end = tag.end;
        break;
    }
    case Opening::Comment:
        end = std::min(commentEnd(text, at), text.size());
        refuse("comment", at, end, builder.offsets(), problems);
        break;
    case Opening::Declaration:
        end = std::min(text.find('>', at), text.size() - 1) + 1;
        refuse("HTML", at, end, builder.offsets(), problems);
        break;
    case Opening::Link:
    case Opening::Stray:
        builder.addStray(at);
        break;
    }
    return end;
}

} // namespace

void readTaggedText(std::string_view text, ContentBuilder& builder, ProblemList& problems)
{
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<') {
            at = readLessThan(text, at, builder, problems);
        } else if (const auto entity = text[at] == '&' ? scanEntity(text, at) : Entity(); entity.size > 0) {
            builder.addEntity(entity, at);
            at += entity.size;
        } else {
            const auto end = std::min(text.find_first_of("<&", at + 1), text.size());
            builder.addText(at, end);
            at = end;
        }
    }
}

} // namespace understudy
