#include "core/data/transcripts/transcript.h"

#include "core/base/files.h"
#include "core/data/transcripts/readers_p.h"
#include "core/data/transcripts/source_text_p.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace understudy {

namespace {

/// Best first. On disks where case counts both spellings of Praat's are found.
constexpr std::array kExtensions{".TextGrid", ".textgrid", ".vtt", ".VTT", ".srt",
                                 ".SRT",      ".txt",      ".TXT", ".lab", ".LAB"};

/// Best first, in small letters.
constexpr std::array<std::string_view, 5> kKinds{".textgrid", ".vtt", ".srt", ".txt", ".lab"};

/// Beside Take1.WAV: take1.txt, unless it is that of a take1.wav.
std::optional<std::filesystem::path> findInOtherCase(const std::filesystem::path& recording)
{
    const auto stem = lowered(recording.stem().string());
    std::vector<std::pair<std::ptrdiff_t, std::filesystem::path>> found; // by kind, then by name
    std::set<std::filesystem::path> others;                              // stems of files that are no words
    std::error_code error;
    const auto folder = recording.has_parent_path() ? recording.parent_path() : std::filesystem::path(".");
    std::filesystem::directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const auto name = entry->path().filename();
        if (name.native().size() <= stem.size() || lowered(name.stem().string()) != stem)
            continue;
        const auto* kind = std::ranges::find(kKinds, extensionOf(name));
        if (kind != kKinds.end())
            found.emplace_back(kind - kKinds.begin(), name);
        else if (name.stem() != recording.stem())
            others.insert(name.stem());
    }
    std::ranges::sort(found);
    for (const auto& [kind, name] : found)
        if (!others.contains(name.stem()) && isFile(recording.parent_path() / name))
            return recording.parent_path() / name;
    return std::nullopt;
}

/// "WEBVTT" and then white space or nothing (WebVTT, section 4.1).
bool isWebVtt(std::string_view text)
{
    return text.starts_with("WEBVTT") &&
           (text.size() == 6 || std::string_view(" \t\r\n").find(text[6]) != std::string_view::npos);
}

/// Times with an arrow in the first or second line that is not empty.
bool isSubRip(std::string_view text)
{
    LineReader lines(text);
    for (int seen = 0; seen < 2;) {
        const auto line = lines.next();
        if (!line)
            return false;
        const auto words = trimmed(*line);
        if (!words.empty() && words.front() >= '0' && words.front() <= '9' && words.find("-->") != words.npos)
            return true;
        seen += words.empty() ? 0 : 1;
    }
    return false;
}

TranscriptFormat formatOf(std::string_view text, const std::filesystem::path& path)
{
    const auto extension = extensionOf(path);
    if (isWebVtt(text))
        return TranscriptFormat::WebVtt;
    if (isTextGrid(text) || extension == ".textgrid")
        return TranscriptFormat::TextGrid;
    if (extension == ".vtt")
        return TranscriptFormat::WebVtt;
    if (extension == ".srt" || isSubRip(text))
        return TranscriptFormat::SubRip;
    return isLabels(text) ? TranscriptFormat::Labels : TranscriptFormat::Plain;
}

Result<std::vector<Cue>> readCues(std::string_view text, TranscriptFormat format, LineProblems& problems)
{
    switch (format) {
    case TranscriptFormat::WebVtt:
        if (!isWebVtt(text))
            return damagedAt(1, problems.path(), "not WEBVTT");
        [[fallthrough]];
    case TranscriptFormat::SubRip:
        return readSubtitles(text, format, problems);
    case TranscriptFormat::TextGrid:
        return readTextGrid(text, problems.path());
    case TranscriptFormat::Labels:
        return readLabels(text, problems);
    case TranscriptFormat::Plain:
        break;
    }
    return std::vector<Cue>();
}

/// Line ends as "\n", without empty lines around.
std::string plainText(std::string_view text)
{
    std::string result;
    LineReader lines(trimmed(text));
    while (const auto line = lines.next())
        result += (result.empty() ? "" : "\n") + std::string(trimmed(*line));
    return result;
}

} // namespace

std::string_view name(TranscriptFormat format)
{
    switch (format) {
    case TranscriptFormat::SubRip:
        return "srt";
    case TranscriptFormat::WebVtt:
        return "vtt";
    case TranscriptFormat::TextGrid:
        return "textgrid";
    case TranscriptFormat::Labels:
        return "labels";
    case TranscriptFormat::Plain:
        return "plain";
    }
    return {};
}

std::string Transcript::text() const
{
    std::string result = plain;
    for (const auto& cue : cues)
        result += (result.empty() ? "" : "\n") + cue.text;
    return result;
}

Result<Transcript> parseTranscript(std::string bytes, const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(const auto text, decodeText(std::move(bytes), path));
    const auto format = formatOf(text, path);
    LineProblems problems(path);
    UNDERSTUDY_TRY(auto cues, readCues(text, format, problems));
    Transcript transcript{format, std::move(cues), {}, {}};
    if (format == TranscriptFormat::Plain)
        transcript.plain = plainText(text);
    if (transcript.cues.empty() && transcript.plain.empty())
        return problems.isEmpty() ? fail(Code::InvalidInput, path.string(), "no words")
                                  : Failure(problems.ofWhole());
    transcript.problems = problems.take();
    return transcript;
}

Result<Transcript> readTranscript(const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(auto bytes, readFile(path, kMostTranscriptBytes));
    return parseTranscript(std::move(bytes), path);
}

std::optional<std::filesystem::path> findTranscript(const std::filesystem::path& recording)
{
    for (const auto* extension : kExtensions) {
        auto path = recording;
        path.replace_extension(extension);
        if (path != recording && isFile(path))
            return path;
    }
    return findInOtherCase(recording);
}

} // namespace understudy
