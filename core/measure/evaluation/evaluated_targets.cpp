#include "core/measure/evaluation/evaluated_targets.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/measure/evaluation/evaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

constexpr Bytes kLongest(64 << 20); // with all its lines

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

NotMeasured reasonNamed(const std::string& wanted)
{
    for (auto why = NotMeasured::NoDataset; why <= NotMeasured::NoMaster; why = NotMeasured(int(why) + 1))
        if (name(why) == wanted)
            return why;
    return NotMeasured::ElsewhereMeasured;
}

void take(const Json& json, std::vector<TargetRow>& rows)
{
    const auto row = std::ranges::find(rows, textOf(json, "target"),
                                       [](const TargetRow& one) { return std::string(name(one.target)); });
    if (row == rows.end())
        return;
    const auto value = json.find("value");
    if (value != json.end() && value->is_number() && std::isfinite(value->get<double>())) {
        row->value = value->get<double>();
        row->why = NotMeasured::Measured;
    } else {
        row->why = reasonNamed(textOf(json, "why"));
    }
}

} // namespace

Result<EvaluatedTargets> parseTargets(std::string_view text, const std::string& file)
{
    const auto corrupt = [&](const std::string& what) {
        return fail(Code::Corrupt, Reason::ConfigDamaged, file, what);
    };
    if (const auto sound = checkJson(text); !sound)
        return corrupt(sound.error().detail);
    const auto json = Json::parse(text, nullptr, false);
    const auto version = json.is_object() ? json.find("version") : json.end();
    const auto targets = json.is_object() ? json.find("targets") : json.end();
    if (version == json.end() || !version->is_number_integer() || targets == json.end() ||
        !targets->is_array())
        return corrupt("targets");
    if (version->get<std::int64_t>() > kEvaluationVersion)
        return fail(Code::Unsupported, Reason::General, file);
    EvaluatedTargets found{textOf(json, "voice"),
                           textOf(json, "recognizer"),
                           textOf(json, "speaker_encoder"),
                           {},
                           targetTable({})};
    for (const auto& row : *targets)
        if (row.is_object())
            take(row, found.rows);
    return found;
}

Result<EvaluatedTargets> readTargets(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto text, readFile(file, kLongest));
    UNDERSTUDY_TRY(auto found, parseTargets(text, file.string()));
    std::error_code error;
    if (const auto written = fs::last_write_time(file, error); !error)
        found.when = std::chrono::time_point_cast<std::chrono::system_clock::duration>(
            std::chrono::file_clock::to_sys(written));
    return found;
}

std::optional<EvaluatedTargets> newestTargets(const fs::path& folder)
{
    std::error_code error;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code none;
        const auto file = entry->path() / kEvaluationFile;
        if (const auto written = fs::last_write_time(file, none); !none)
            files.emplace_back(written, file);
    }
    std::ranges::sort(files, std::greater());
    for (const auto& [written, file] : files)
        if (auto found = readTargets(file))
            return std::move(*found);
    return std::nullopt;
}

} // namespace understudy
