// What the benchmarks of hearing measured, as lines for people and as JSON. Without Qt: app/engine prints it too.
#pragma once

#include "core/model/bench/voice_bench.h"
#include "core/model/bench/whisper_bench.h"

#include <nlohmann/json.hpp>

#include <string>

namespace understudy::cli {

std::string lineOf(const WhisperBenchRow& row);
nlohmann::ordered_json jsonOf(const WhisperBenchReport& report);
std::string lineOf(const VoiceBenchReport& report);
nlohmann::ordered_json jsonOf(const VoiceBenchReport& report);
/// What to compare with, and how.
std::string whisperBaseline();

} // namespace understudy::cli
