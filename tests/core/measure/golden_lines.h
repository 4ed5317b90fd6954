// Rows of tests/data/golden/text-eval.
#pragma once

#include "core/base/files.h"
#include "tests/support/results.h"

#include <nlohmann/json.hpp>

#include <sstream>
#include <vector>

namespace understudy::test {

using Json = nlohmann::json;

inline std::filesystem::path textGolden(const char* name)
{
    return std::filesystem::path(UNDERSTUDY_TEST_DATA) / "golden" / "text-eval" / name;
}

/// The rows of a file of lines; empty when it cannot be read.
inline std::vector<Json> goldenLines(const char* name)
{
    std::vector<Json> rows;
    std::istringstream lines(readFile(textGolden(name), Bytes(10'000'000)).value_or(std::string()));
    for (std::string line; std::getline(lines, line);)
        rows.push_back(Json::parse(line));
    return rows;
}

inline QString shown(const Json& text)
{
    return QString::fromStdString(text.get<std::string>());
}

} // namespace understudy::test
