// What `understudy dataset` can be told, and the request that is made of it.
#pragma once

#include "app/cli/cli.h"
#include "core/data/dataset/build.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace understudy::cli {

struct DatasetArguments
{
    std::vector<std::string> recordings;
    std::string from, layout = "ljspeech", out, project, transcripts, mains = "auto", split = "80/10/10",
                      transcribe = "draft";
    std::vector<std::string> limits;
    std::optional<double> similarity; ///< --spk-sim-thresh: of an ECAPA-TDNN
    int rate = kStudioRate.value;
    BuildRequest request;
};

void addBuildOptions(CLI::App* build, const std::shared_ptr<DatasetArguments>& given);

void addLimitOption(CLI::App* command, const std::shared_ptr<DatasetArguments>& given);

/// Those of --limit.
Result<void> addLimits(const DatasetArguments& given, std::vector<Limit>& limits);

/// Why clips may have no words, as a sentence's end; empty: nobody could tell.
std::string whyWithoutWords(const BuildRequest& request, const DatasetArguments& given);

/// Errors name the option.
Result<BuildRequest> requestOf(const DatasetArguments& given);

} // namespace understudy::cli
