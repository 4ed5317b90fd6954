#include "core/measure/golden/text_golden.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/measure/errors/error_rate.h"
#include "core/measure/text/english_normalizer.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Rows = std::vector<Json>;

constexpr Bytes kMost{100'000'000};
constexpr double kNear = 1e-12;

Result<Rows> linesOf(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto text, readFile(file, kMost));
    Rows rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!checkJson(line))
            return fail(Code::Corrupt, file.string(), "row " + std::to_string(rows.size() + 1));
        rows.push_back(Json::parse(line));
    }
    if (rows.empty())
        return fail(Code::Corrupt, file.string(), "no rows");
    return rows;
}

/// One for each line.
template<typename IsRight>
void addRows(std::vector<GoldenRow>& found, const char* file, const char* what, const Rows& rows,
             const IsRight& isRight)
{
    for (const auto& row : rows)
        found.push_back({file, what, isRight(row) ? 0.0 : 1.0, 0});
}

// What a line lacks is what nothing equals.

std::string textAt(const Json& row, const char* key)
{
    const auto found = row.is_object() ? row.find(key) : row.end();
    return found != row.end() && found->is_string() ? found->get<std::string>() : std::string("\xFF missing");
}

double numberAt(const Json& row, const char* key)
{
    const auto found = row.is_object() ? row.find(key) : row.end();
    return found != row.end() && found->is_number() ? found->get<double>() : std::nan("");
}

bool isOn(const Json& row, const char* key)
{
    const auto found = row.is_object() ? row.find(key) : row.end();
    return found != row.end() && found->is_boolean() && found->get<bool>();
}

bool isNear(double one, double other)
{
    return std::abs(one - other) < kNear;
}

bool hasRates(const Result<ErrorCounts>& words, const Result<ErrorCounts>& characters, const Json& row)
{
    return words && characters && isNear(errorRate(*words), numberAt(row, "wer")) &&
           isNear(errorRate(*characters), numberAt(row, "cer"));
}

bool hasCounts(const ErrorCounts& counts, const Json& row, const char* key)
{
    const auto told = row.is_object() ? row.find(key) : row.end();
    return told != row.end() && double(counts.hits) == numberAt(*told, "hits") &&
           double(counts.substitutions) == numberAt(*told, "substitutions") &&
           double(counts.deletions) == numberAt(*told, "deletions") &&
           double(counts.insertions) == numberAt(*told, "insertions");
}

} // namespace

GoldenRows checkTextGolden(const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto normalise, EnglishNormalizer::open());
    std::vector<GoldenRow> found;
    UNDERSTUDY_TRY(const auto english, linesOf(folder / "english_normalizer.jsonl"));
    addRows(found, "english_normalizer.jsonl", "text", english,
            [&](const Json& row) { return normalise(textAt(row, "in")) == textAt(row, "out"); });
    UNDERSTUDY_TRY(const auto basic, linesOf(folder / "basic_normalizer.jsonl"));
    addRows(found, "basic_normalizer.jsonl", "text", basic, [](const Json& row) {
        return normalizeBasic(textAt(row, "in"), {isOn(row, "remove_diacritics"),
                                                  isOn(row, "split_letters")}) == textAt(row, "out");
    });
    UNDERSTUDY_TRY(const auto pairs, linesOf(folder / "wer_cer_pairs.jsonl"));
    addRows(found, "wer_cer_pairs.jsonl", "words and characters", pairs, [](const Json& row) {
        const auto words = countWordErrors(textAt(row, "ref"), textAt(row, "hyp"));
        const auto characters = countCharacterErrors(textAt(row, "ref"), textAt(row, "hyp"));
        return hasRates(words, characters, row) && hasCounts(*words, row, "words") &&
               hasCounts(*characters, row, "chars") && isNear(matchErrorRate(*words), numberAt(row, "mer")) &&
               isNear(informationLost(*words), numberAt(row, "wil"));
    });
    UNDERSTUDY_TRY(const auto normalised, linesOf(folder / "normalized_pairs.jsonl"));
    addRows(found, "normalized_pairs.jsonl", "words and characters", normalised, [&](const Json& row) {
        const auto reference = normalise(textAt(row, "ref")), hypothesis = normalise(textAt(row, "hyp"));
        return reference == textAt(row, "ref_normalized") && hypothesis == textAt(row, "hyp_normalized") &&
               hasRates(countWordErrors(reference, hypothesis), countCharacterErrors(reference, hypothesis),
                        row);
    });
    return found;
}

} // namespace understudy
