// Folders of the user, by the XDG base directory specification 0.8.
#pragma once

#include <filesystem>

namespace understudy {

std::filesystem::path userDataFolder();   ///< models; $XDG_DATA_HOME/understudy
std::filesystem::path userStateFolder();  ///< log, recent projects; $XDG_STATE_HOME/understudy
std::filesystem::path userConfigFolder(); ///< settings of the user; $XDG_CONFIG_HOME/understudy
std::filesystem::path userCacheFolder();  ///< what can be made again; $XDG_CACHE_HOME/understudy
/// Folder of the shipped resources: beside the program when installed, in the tree when built.
std::filesystem::path resourceFolder();

} // namespace understudy
