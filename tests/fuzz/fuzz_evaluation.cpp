// Any bytes as a row of lines.jsonl, as evaluation.json, and as what was to be said and what was heard: a row
// that is read is written the same again, a target has a value or says why not, and every word and character
// of both texts is counted once.
#include "core/base/contract.h"
#include "core/measure/errors/error_rate.h"
#include "core/measure/evaluation/evaluated_targets.h"
#include "core/measure/evaluation/measured_line.h"
#include "core/measure/text/english_normalizer.h"

#include <cstdint>
#include <string>

using namespace understudy;

namespace {

void checkRow(std::string_view text)
{
    const auto line = parseMeasuredLine(text);
    if (!line)
        return;
    const auto written = lineOf(*line);
    const auto again = parseMeasuredLine(written);
    UNDERSTUDY_ASSERT(again && lineOf(*again) == written);
}

void checkTargets(std::string_view text)
{
    const auto found = parseTargets(text, "evaluation.json");
    if (!found)
        return;
    UNDERSTUDY_ASSERT(found->rows.size() == targetTable({}).size());
    for (const auto& row : found->rows)
        UNDERSTUDY_ASSERT(row.value.has_value() == (row.why == NotMeasured::Measured));
}

void checkTexts(const std::string& reference, const std::string& hypothesis)
{
    const auto words = countWordErrors(reference, hypothesis);
    UNDERSTUDY_ASSERT(words.has_value());
    UNDERSTUDY_ASSERT(words->inReference() == std::int64_t(countedWords(reference).size()));
    UNDERSTUDY_ASSERT(words->inHypothesis() == std::int64_t(countedWords(hypothesis).size()));
    const auto characters = countCharacterErrors(reference, hypothesis);
    const auto backwards = countCharacterErrors(hypothesis, reference);
    UNDERSTUDY_ASSERT(characters && backwards && characters->errors() == backwards->errors());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto normalize = EnglishNormalizer::open();
    UNDERSTUDY_ASSERT(normalize.has_value());
    const std::string text(reinterpret_cast<const char*>(data), size);
    checkRow(text);
    checkTargets(text);
    const auto half = text.substr(0, size / 2);
    const auto rest = text.substr(size / 2);
    checkTexts(half, rest);
    checkTexts((*normalize)(half), (*normalize)(rest));
    checkTexts(normalizeBasic(half, {.removeDiacritics = true, .splitLetters = true}), normalizeBasic(rest));
    return 0;
}
