// An export tells beside its lists what their layout has no place for: each clip's row as it was here, so that
// ids, verdicts, words' times and figures come back with it.
#pragma once

#include "core/data/dataset/dataset.h"

#include <filesystem>
#include <string>

namespace understudy {

inline constexpr const char* kExportedRows = "understudy.jsonl";

/// A field of a table whose fields end at "|", which is written "/".
std::string barField(const std::string& text);

/// One line of it, without its end; none for a clip that was in no dataset of ours.
std::string exportedRow(const DatasetEntry& entry, const std::filesystem::path& place);

/// Gives the entries of an export their rows back. What the lists say now goes before: words, speakers,
/// splits.
void addExportedRows(Dataset& set);

/// Its sound is still the one that was exported: what was said of that holds.
bool isAsExported(const DatasetEntry& entry);

} // namespace understudy
