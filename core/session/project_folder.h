// Where a project lies that somebody names.
#pragma once

#include <filesystem>

namespace understudy {

/// Absolute, without a slash at the end. A project is found without its ".understudy" too; where there is none, the
/// path is as it was named.
std::filesystem::path projectFolder(const std::filesystem::path& name);

} // namespace understudy
