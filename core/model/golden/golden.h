// Runs our engine against reference data made with the original implementations
// (tests/data/golden/README.md), from any folder of that shape.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

struct GoldenRow
{
    std::string file;   ///< "greedy.safetensors"
    std::string what;   ///< "one-context.codes"
    double worst = 0;   ///< largest difference; for exact rows the number of values that differ
    double allowed = 0; ///< 0: exact
    bool passed() const { return worst <= allowed; } ///< false for NaN
};

using GoldenRows = Result<std::vector<GoldenRow>>;

// `device`: what the networks compute on ("cpu", "cuda:0"), in float32 proper; comparisons are made on the CPU.
// ComputeDeviceUnknown for one that is not here; NotInThisBuild for kinds that are left out.

/// Folders "csm-tiny", "csm-tiny-published", "csm-tiny-eos", "csm-1b-formula", "lora/...": by what lies in
/// them. `base` is the folder that holds csm-tiny, for those that build upon it.
GoldenRows checkCsmGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                          const std::string& device = "cpu");
GoldenRows checkCsmEosGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                             const std::string& device = "cpu");
/// Of csm-tiny: texts to ids, clips to codes, codes to sound.
GoldenRows checkCsmSpeechGolden(const std::filesystem::path& folder, const std::string& device = "cpu");
GoldenRows checkCsmFullGolden(const std::filesystem::path& folder, const std::string& device = "cpu");
GoldenRows checkLoraGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                           const std::string& device = "cpu");
/// mimi-tiny and mimi-real-shape.
GoldenRows checkMimiGolden(const std::filesystem::path& folder, const std::string& device = "cpu");
/// ecapa-random: bands, both layouts of a narrow network, and one of full size.
GoldenRows checkEcapaGolden(const std::filesystem::path& folder, const std::string& device = "cpu");
/// whisper-tiny-random and whisper-v3-random: front end and networks. `base`: the one that has the sound.
GoldenRows checkWhisperGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                              const std::string& device = "cpu");
/// Its tokenizer, and what it says.
GoldenRows checkWhisperSpeechGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                                    const std::string& device = "cpu");
GoldenRows checkTokenizerGolden(const std::filesystem::path& folder);
/// What libebur128 read from the files of "loudness".
GoldenRows checkLoudnessGolden(const std::filesystem::path& folder);
/// formula-weights.json
GoldenRows checkFormulaGolden(const std::filesystem::path& file);

struct GoldenReport
{
    std::string place; ///< "csm-tiny", "lora/attention"; "csm-tiny/speech" where that alone is left out
    std::optional<GoldenRows> rows; ///< none: a kind that cannot be checked here
};

/// Everything below `root`, one part after the other; true sizes last. FolderMissing; ComputeDeviceUnknown.
Result<void> checkGolden(const std::filesystem::path& root, const std::string& device,
                         const std::function<void(const GoldenReport&)>& tell);

} // namespace understudy
