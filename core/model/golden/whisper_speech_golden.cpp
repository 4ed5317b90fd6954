// What Whisper makes of its tokens.
#include "core/model/golden/golden.h"

#include "core/model/golden/whisper_golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/whisper/whisper_tokenizer.h"

#include <sstream>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

/// Cases that differ, by kind.
Result<void> checkTokens(const GoldenFolder& golden, const WhisperTokenizer& tokenizer, const std::string& how,
                         std::vector<GoldenRow>& rows)
{
    constexpr auto kFile = "tokenizer.jsonl";
    UNDERSTUDY_TRY(const auto text, readFile(golden.path() / kFile, Bytes(16 << 20)));
    std::map<std::string, double> wrong;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto row = json::parse(line);
        const auto kind = row.at("kind").get<std::string>();
        const auto expected = row.at("text").get<std::string>();
        const auto ids = row.at("ids").get<std::vector<std::int64_t>>();
        const bool isEqual = kind == "encode"   ? tokenizer.encode(expected) == ids
                             : kind == "decode" ? tokenizer.decode(ids) == expected
                                                : tokenizer.text(ids) == expected;
        wrong[kind] += isEqual ? 0 : 1;
    }
    for (const auto& [kind, count] : wrong)
        rows.push_back({kFile, kind + how, count, 0});
    return {};
}

/// From each of the two layouts a folder has.
Result<void> checkTokenizers(const fs::path& folder, const WhisperConfig& config,
                             const WhisperGeneration& generation, std::vector<GoldenRow>& rows)
{
    const GoldenFolder golden(folder / "golden");
    UNDERSTUDY_TRY(const auto whole, WhisperTokenizer::open(folder, config, generation));
    UNDERSTUDY_CHECK(checkTokens(golden, whole, "", rows));
    constexpr Bytes kMost{16 << 20};
    UNDERSTUDY_TRY(const auto words, readFile(folder / "vocab.json", kMost));
    UNDERSTUDY_TRY(const auto merges, readFile(folder / "merges.txt", kMost));
    UNDERSTUDY_TRY(const auto added, readFile(folder / "added_tokens.json", kMost));
    UNDERSTUDY_TRY(auto bytes, BpeTokenizer::fromParts(words, merges, added, folder.string()));
    UNDERSTUDY_TRY(const auto parts,
                   WhisperTokenizer::make(std::move(bytes), config, generation, folder.string()));
    return checkTokens(golden, parts, ", three files", rows);
}

} // namespace

GoldenRows checkWhisperSpeechGolden(const fs::path& folder, const fs::path& /*base*/,
                                    const std::string& /*device*/)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        std::vector<GoldenRow> rows;
        UNDERSTUDY_TRY(const auto config, readWhisperConfig(folder));
        UNDERSTUDY_TRY(const auto generation, readWhisperGeneration(folder, config));
        UNDERSTUDY_CHECK(checkTokenizers(folder, config, generation, rows));
        return rows;
    });
}

} // namespace understudy
