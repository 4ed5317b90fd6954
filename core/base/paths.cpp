#include "core/base/paths.h"

#include <cstdlib>
#include <system_error>

namespace understudy {

namespace fs = std::filesystem;

namespace {

fs::path xdgFolder(const char* variable, const char* fallback)
{
    // The specification tells us to ignore relative values.
    if (const char* value = std::getenv(variable); value && fs::path(value).is_absolute())
        return fs::path(value) / "understudy";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/") / fallback / "understudy";
}

} // namespace

fs::path userDataFolder() { return xdgFolder("XDG_DATA_HOME", ".local/share"); }
fs::path userStateFolder() { return xdgFolder("XDG_STATE_HOME", ".local/state"); }
fs::path userConfigFolder() { return xdgFolder("XDG_CONFIG_HOME", ".config"); }
fs::path userCacheFolder() { return xdgFolder("XDG_CACHE_HOME", ".cache"); }

fs::path resourceFolder()
{
    std::error_code ignored;
    const auto program = fs::read_symlink("/proc/self/exe", ignored);
    const auto installed = program.parent_path().parent_path() / "share" / "understudy";
    if (fs::is_directory(installed, ignored))
        return installed;
    return UNDERSTUDY_SOURCE_RESOURCES;
}

} // namespace understudy
