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

/// The exit status.
int printBuilt(const Cli& cli, const Result<BuildReport>& report, const std::string& out,
               const std::string& whyWithoutWords = {});

int printExported(const Cli& cli, const Result<ExportReport>& report, const std::string& layout,
                  const std::string& out);

Json describe(const ImportReport& report, const ReviewProgress& progress);
void sayImport(const Cli& cli, const ImportReport& report);

} // namespace understudy::cli
