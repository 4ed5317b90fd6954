#include "core/data/transcripts/transcript.h"

#include "core/base/files.h"
#include "core/data/transcripts/readers_p.h"
#include "core/data/transcripts/source_text_p.h"

#include <utility>

namespace understudy {

namespace {

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

} // namespace understudy
