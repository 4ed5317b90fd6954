// Reads text with tags and entities, and nothing else in it: the "text" of a JSON script. What Markdown adds
// to them, markdown_text.cpp reads.
#pragma once

#include "core/text/content_builder_p.h"

namespace understudy {

/// `text` is what `builder` was given by setText(), with a paragraph begun.
void readTaggedText(std::string_view text, ContentBuilder& builder, ProblemList& problems);

} // namespace understudy
