// Reads the header of a script, from front matter or from the top of a JSON script: the keys are the same.
#pragma once

#include "core/text/data_node_p.h"
#include "core/text/problem_list_p.h"
#include "core/text/script.h"
#include "core/text/script_reader.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace understudy {

/// `furtherKeys`: of the same map, read elsewhere.
void readHeader(const DataNode& map, ScriptNotation notation, std::span<const std::string_view> furtherKeys,
                ScriptHeader& header, ProblemList& problems);

/// 0 to 2^64 - 1.
std::optional<std::uint64_t> parseSeed(std::string_view text);

/// A problem of a JSON or YAML value: in JSON a wrong type is told from a wrong value.
Problem& addWrongType(const DataNode& node, ScriptNotation notation, std::string_view key,
                      std::string_view expected, const std::string& pointer, ProblemList& problems);
Problem& addUnknownKey(const DataNode& key, const std::string& pointer,
                       std::span<const std::string_view> known, ProblemList& problems);

/// Without white space at its ends, controls as spaces.
std::string cleaned(std::string_view text);

} // namespace understudy
