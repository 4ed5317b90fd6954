// The program's log: one file in the user's state folder, rotated; core returns errors and logs their trail here.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string_view>

namespace understudy::log {

/// Logs to `file` (2 files of 5 MB each). Without it, or when the file cannot be opened, only warnings reach stderr.
void openFile(const std::filesystem::path& file);
/// Warnings and worse go to stderr too.
void alsoToStderr(bool on);

void info(std::string_view message);
void warning(std::string_view message);
void error(const Error& error);

} // namespace understudy::log
