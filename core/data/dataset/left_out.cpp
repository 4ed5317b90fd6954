#include "core/data/dataset/left_out_p.h"

#include "core/base/stored_error.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace understudy {
namespace {

struct ReasonWords
{
    Reason reason;
    std::string_view words;
};

/// "%" is the detail.
constexpr std::array kReasons{
    ReasonWords{Reason::FileMissing, "not there"},
    ReasonWords{Reason::FolderMissing, "not there"},
    ReasonWords{Reason::NotAFile, "not a file"},
    ReasonWords{Reason::NoPermission, "may not be read"},
    ReasonWords{Reason::FileTooLarge, "too large; at most % bytes are read"},
    ReasonWords{Reason::NotAudio, "not audio that can be read"},
    ReasonWords{Reason::NoFrames, "holds no sound"},
    ReasonWords{Reason::AudioDamaged, "damaged (%)"},
    ReasonWords{Reason::NotFiniteSamples, "holds samples that are not numbers"},
    ReasonWords{Reason::SoundTooLong, "too long; at most % s are heard"},
    ReasonWords{Reason::NobodySpeaks, "nobody speaks in it, as far as the measurements tell"},
    ReasonWords{Reason::DatasetGiven, "a dataset, whose clips are cut already"},
    ReasonWords{Reason::LineLeftOut, "%. The rest is used"},
    ReasonWords{Reason::WordsUnread, "words that cannot be read (%); the recording is used without them"},
    ReasonWords{Reason::ListChanged, "changed since it was written; what it says now is used"},
    ReasonWords{Reason::RowForeign, "no line that was written here"},
    ReasonWords{Reason::RowNameTaken, "its file_name is no name of its own"},
    ReasonWords{Reason::RowContradicts, "contradicts itself"},
    ReasonWords{Reason::SoundChanged, "its sound was changed since"},
};

std::string nameOf(const std::string& path)
{
    const auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

bool isOfRow(Reason reason)
{
    constexpr std::array kRows{Reason::RowForeign, Reason::RowNameTaken, Reason::RowContradicts};
    return std::ranges::find(kRows, reason) != kRows.end();
}

} // namespace

std::string leftOutName(const Error& error)
{
    return isOfRow(error.reason) ? error.subject : nameOf(error.subject);
}

std::string leftOutWords(const Error& error)
{
    const auto* found = std::ranges::find(kReasons, error.reason, &ReasonWords::reason);
    if (found == kReasons.end())
        return error.detail.empty() ? std::string(name(error.code)) : error.detail;
    std::string words(found->words);
    if (const auto at = words.find('%'); at != words.npos)
        words.replace(at, 1, error.detail);
    return words;
}

Json leftOutOf(const BuildReport& report)
{
    Json problems = Json::array(), duplicates = Json::array();
    for (const auto* errors : {&report.failedBefore, &report.failed})
        for (const auto& error : *errors)
            problems.push_back({{"file", leftOutName(error)},
                                {"code", name(error.code)},
                                {"reason", name(error.reason)},
                                {"detail", error.detail}});
    for (const auto& [file, same] : report.duplicates)
        duplicates.push_back({{"file", nameOf(file)}, {"same_as", nameOf(same)}});
    return {{"problems", std::move(problems)}, {"duplicates", std::move(duplicates)}};
}

void readLeftOut(const Json& json, BuildReport& report)
{
    for (auto problem : valueOf(json, "problems", Json::array())) {
        if (!problem.is_object())
            continue;
        problem["subject"] = valueOf(problem, "file", std::string());
        if (auto error = parseError(problem.dump(-1, ' ', false, Json::error_handler_t::replace)))
            report.failedBefore.push_back(std::move(*error));
    }
    for (const auto& pair : valueOf(json, "duplicates", Json::array()))
        report.duplicates.emplace_back(valueOf(pair, "file", std::string()),
                                       valueOf(pair, "same_as", std::string()));
}

} // namespace understudy
