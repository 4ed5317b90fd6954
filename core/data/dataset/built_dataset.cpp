#include "core/data/dataset/built_dataset.h"

#include "core/data/dataset/dataset_folder_p.h"

#include <system_error>

namespace understudy {

std::optional<BuiltDataset> findBuilt(const std::filesystem::path& folder)
{
    const auto about = readAbout(folder);
    if (!isOurs(about))
        return std::nullopt;
    BuiltDataset built{folder, 0, {}, {}};
    const auto totals = valueOf(*about, "totals", Json::object());
    for (const auto& clips : valueOf(totals, "clips", Json::object()))
        built.clips += clips.is_number_integer() ? clips.get<int>() : 0;
    for (const auto& seconds : valueOf(totals, "seconds", Json::object()))
        built.length += Seconds(seconds.is_number() ? seconds.get<double>() : 0);
    std::error_code error;
    const auto written = std::filesystem::last_write_time(folder / kAboutFile, error);
    if (!error)
        built.built = std::chrono::time_point_cast<std::chrono::system_clock::duration>(
            std::chrono::file_clock::to_sys(written));
    return built;
}

} // namespace understudy
