#include "core/model/golden/golden.h"

#include "core/model/torch_device_p.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// What is checked, beside what, and on which device.
struct Part
{
    fs::path place, root;
    std::string device;
    fs::path tiny() const { return root / "csm-tiny"; }
    fs::path sound() const { return root / "whisper-tiny-random"; }
};

using Check = std::function<GoldenRows(const Part&)>;

struct Kind
{
    const char* name; ///< of a folder or a file
    Check check;
    Check speech = {}; ///< checked too; may be left out without the rest
};

Kind whisper(const char* name)
{
    return {name, [](const Part& p) { return checkWhisperGolden(p.place, p.sound(), p.device); },
            [](const Part& p) { return checkWhisperSpeechGolden(p.place, p.sound(), p.device); }};
}

/// In the order in which they build upon each other.
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"formula-weights.json", [](const Part& p) { return checkFormulaGolden(p.place); }},
        {"tokenizer-tiny", [](const Part& p) { return checkTokenizerGolden(p.place); }},
        {"loudness", [](const Part& p) { return checkLoudnessGolden(p.place); }},
        {"mimi-tiny", [](const Part& p) { return checkMimiGolden(p.place, p.device); }},
        {"csm-tiny", [](const Part& p) { return checkCsmGolden(p.place, p.place, p.device); },
         [](const Part& p) { return checkCsmSpeechGolden(p.place, p.device); }},
        {"csm-tiny-published", [](const Part& p) { return checkCsmGolden(p.place, p.tiny(), p.device); }},
        {"csm-tiny-eos", [](const Part& p) { return checkCsmEosGolden(p.place, p.tiny(), p.device); }},
        {"lora", [](const Part& p) { return checkLoraGolden(p.place, p.tiny(), p.device); }},
        {"ecapa-random", [](const Part& p) { return checkEcapaGolden(p.place, p.device); }},
        {"mimi-real-shape", [](const Part& p) { return checkMimiGolden(p.place, p.device); }},
        whisper("whisper-tiny-random"),
        whisper("whisper-v3-random"),
        {"csm-1b-formula", [](const Part& p) { return checkCsmFullGolden(p.place, p.device); }},
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

bool isLeftOut(const GoldenRows& rows)
{
    return !rows && rows.error().reason == Reason::NotInThisBuild;
}

using Tell = std::function<void(const GoldenReport&)>;

void checkPart(const Kind& kind, const Part& part, const Tell& tell)
{
    const auto place = part.place.lexically_relative(part.root).string();
    auto rows = isChecked(part.place) ? std::optional(kind.check(part)) : std::nullopt;
    if (rows && isLeftOut(*rows))
        rows.reset();
    if (!rows || !*rows || !kind.speech)
        return tell({place, std::move(rows)});
    const auto speech = kind.speech(part);
    if (speech)
        (*rows)->insert((*rows)->end(), speech->begin(), speech->end());
    if (speech || isLeftOut(speech))
        tell({place, std::move(rows)});
    if (!speech)
        tell(isLeftOut(speech) ? GoldenReport{place + "/speech", std::nullopt} : GoldenReport{place, speech});
}

} // namespace

Result<void> checkGolden(const fs::path& root, const std::string& device, const Tell& tell)
{
    UNDERSTUDY_CHECK(deviceNamed(device));
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
                checkPart(kind, {part, root, device}, tell);
    for (const auto& place : places)
        if (!isKnown(place))
            tell({place.filename().string(), std::nullopt});
    return {};
}

} // namespace understudy
