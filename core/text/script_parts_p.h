// What both readers do in the same way with what they have read.
#pragma once

#include "core/text/content_builder_p.h"
#include "core/text/script.h"
#include "core/text/script_reader.h"

#include <string_view>
#include <vector>

namespace understudy {

void readMarkdown(std::string_view source, ReadingParts& parts);
void readJson(std::string_view source, ReadingParts& parts);

/// Adds a paragraph; one of nothing but pauses and audio becomes those blocks, an empty one nothing.
void addParagraph(std::vector<Block>& blocks, Paragraph paragraph);

} // namespace understudy
