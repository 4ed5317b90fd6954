#include "core/model/golden/golden.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

struct Kind
{
    const char* name; ///< of a folder or a file
    std::function<GoldenRows(const fs::path& folder, const fs::path& root)> check;
};

/// In the order in which they build upon each other.
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"formula-weights.json", [](const auto& file, const auto&) { return checkFormulaGolden(file); }},
        {"tokenizer-tiny", [](const auto& folder, const auto&) { return checkTokenizerGolden(folder); }},
        {"loudness", [](const auto& folder, const auto&) { return checkLoudnessGolden(folder); }},
        {"mimi-tiny", [](const auto& folder, const auto&) { return checkMimiGolden(folder); }},
        {"csm-tiny",
         [](const auto& folder, const auto&) -> GoldenRows {
             UNDERSTUDY_TRY(auto rows, checkCsmGolden(folder, folder));
             UNDERSTUDY_TRY(const auto speech, checkCsmSpeechGolden(folder));
             rows.insert(rows.end(), speech.begin(), speech.end());
             return rows;
         }},
        {"csm-tiny-published",
         [](const auto& folder, const auto& root) { return checkCsmGolden(folder, root / "csm-tiny"); }},
        {"csm-tiny-eos",
         [](const auto& folder, const auto& root) { return checkCsmEosGolden(folder, root / "csm-tiny"); }},
        {"lora",
         [](const auto& folder, const auto& root) { return checkLoraGolden(folder, root / "csm-tiny"); }},
        {"mimi-real-shape", [](const auto& folder, const auto&) { return checkMimiGolden(folder); }},
        {"csm-1b-formula", [](const auto& folder, const auto&) { return checkCsmFullGolden(folder); }},
    };
    return all;
}

bool isKnown(const fs::path& place)
{
    return std::ranges::find(kinds(), place.filename().string(), &Kind::name) != kinds().end();
}

bool isFolderOfAdapters(const fs::path& folder)
{
    return folder.filename() == "lora";
}

/// "lora" holds a folder for each adapter.
std::vector<fs::path> partsOf(const fs::path& place)
{
    if (!isFolderOfAdapters(place))
        return {place};
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(place))
        if (entry.is_directory())
            parts.push_back(entry.path());
    std::ranges::sort(parts);
    return parts;
}

/// Of the adapters' folders, one holds steps of training.
bool isChecked(const fs::path& part)
{
    return !isFolderOfAdapters(part.parent_path()) || fs::exists(part / "adapter_config.json");
}

} // namespace

Result<void> checkGolden(const fs::path& root, const std::function<void(const GoldenReport&)>& tell)
{
    std::error_code error;
    std::vector<fs::path> places;
    for (fs::directory_iterator entries(root, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (entries->is_directory() || isKnown(entries->path()))
            places.push_back(entries->path());
    if (error)
        return fail(Code::NotFound, Reason::FolderMissing, root.string());
    std::ranges::sort(places);
    for (const auto& kind : kinds())
        if (const auto place = root / kind.name; std::ranges::find(places, place) != places.end())
            for (const auto& part : partsOf(place))
                tell({fs::relative(part, root).string(),
                      isChecked(part) ? std::optional(kind.check(part, root)) : std::nullopt});
    for (const auto& place : places)
        if (!isKnown(place))
            tell({place.filename().string(), std::nullopt});
    return {};
}

} // namespace understudy
