// What `understudy dataset` tells of what it made.
#pragma once

#include "app/cli/cli.h"
#include "core/data/dataset/exchange.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace understudy {
struct ImportReport;
struct ReviewProgress;
} // namespace understudy

namespace understudy::cli {

/// "Rejected 12: hum_db 7, snr_db 5"; nothing without rules.
void sayRules(const Cli& cli, const std::string& what, const std::map<std::string, int>& rules);

/// `why` is a sentence's end; empty: nobody could tell. `named`: some of the clips, or none.
void sayWithoutWords(const Cli& cli, std::size_t clips, const std::string& why,
                     const std::vector<std::string>& named = {});

/// Clips whose words nobody is sure of, and some or all of them by id.
struct UnsureWords
{
    std::size_t guessed = 0, drafts = 0;
    std::vector<std::string> guessedClips, draftClips;
};
/// And what to do about them.
void sayUnsureWords(const Cli& cli, const UnsureWords& unsure);

/// The exit status: kLeftOut where something that was given is not in it.
int printBuilt(const Cli& cli, const Result<BuildReport>& report, const std::string& out,
               const std::string& whyWithoutWords = {});

int printExported(const Cli& cli, const Result<ExportReport>& report, const std::string& layout,
                  const std::string& out);

Json describe(const ImportReport& report, const ReviewProgress& progress);
/// The exit status, likewise.
int sayImport(const Cli& cli, const ImportReport& report);

} // namespace understudy::cli
