// A recording becomes clips: scanned, cut, given its words, measured and judged.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/cutting/cutter.h"
#include "core/data/ingest/clip_prints.h"
#include "core/data/ingest/recording.h"
#include "core/data/ingest/repair.h"
#include "core/data/ingest/scan.h"
#include "core/data/qc/grading.h"
#include "core/data/recognition/recognizer.h"
#include "core/data/recognition/voice_print.h"
#include "core/data/transcripts/table.h"
#include "core/data/transcripts/transcript_finder.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace understudy {

/// Where a clip was cut from first, and what was done to it then.
struct ClipOrigin
{
    std::string recording;    ///< its id
    std::string file, sha256; ///< its name, and the hash of its bytes
    SampleRate rate;
    FrameSpan span, speech; ///< in frames of it
    std::vector<std::string> processing;
};

/// A clip that somebody else has cut.
struct GivenClip
{
    Seconds start, end; ///< of the recording; an end of 0: its own
    std::string text, speaker;
    std::string language = "en";
    std::string source;    ///< of the words
    double confidence = 1; ///< in them
    std::string id;        ///< empty: made from the recording's
    Verdict verdict = Verdict::None;
    std::string reason;               ///< of the verdict
    std::vector<ClipWord> words;      ///< in the clip; empty: their times are not known
    std::string normalized;           ///< empty: made of the text
    std::string split;                ///< "train", "val", "test"; empty: not told
    bool isTakenOver = false;         ///< it was in a dataset of ours before
    std::optional<ClipOrigin> origin; ///< then: what its row tells still

    /// Its edges are those of its file, and stay as they are.
    bool isWholeFile() const { return start == Seconds(0.0) && end == Seconds(0.0); }
};

struct IngestOptions
{
    SampleRate rate = kStudioRate;
    CutRules cut;
    ChannelChoice channel = ChannelChoice::Auto;
    RepairSettings repairs;
    std::map<std::filesystem::path, RepairSettings> ownRepairs; ///< of recordings that have others
    std::vector<Limit> limits = defaultLimits();
    /// Words of many recordings in one file; a file beside the recording goes before it. May be null.
    std::shared_ptr<const Table> table;
    /// Of files beside recordings. As old as these options.
    std::shared_ptr<TranscriptFinder> finder = std::make_shared<TranscriptFinder>();
    /// Hears the clips of recordings that no file tells the words of, and those whose words would be shared
    /// out by guess. Null: nobody does.
    std::shared_ptr<Recognizer> recognizer;
    /// Also those that their figures leave out are heard: somebody may accept them later. Listening takes a
    /// hundred times as long as all else.
    bool isAllHeard = false;
    /// Who tells the speaker's clips from others'; nobody: their spectra stand in.
    VoiceEncoder voices;
    std::string language = "en"; ///< of recordings, BCP 47; what it does not know stays without words
    /// Recordings that are not cut, but taken apart as told; words beside them do not count.
    std::map<std::filesystem::path, std::vector<GivenClip>> given;
};

/// What is done to this recording's sound.
const RepairSettings& repairsOf(const IngestOptions& options, const std::filesystem::path& file);

/// What changes a clip's sound, span or figures: two runs with the same key and the same file make the same.
std::string keyOf(const IngestOptions& options);

struct IngestedRecording
{
    Recording recording;
    std::vector<Clip> clips;        ///< in order
    std::vector<std::size_t> given; ///< for each clip its place among those given; empty: cut here
    std::vector<FrameSpan> speech;  ///< in the whole recording, in order
    /// Of its words: WordsUnread, where the file beside it tells none, LineLeftOut, and why a clip was not
    /// heard.
    std::vector<Error> problems;
};

/// How long somebody speaks there.
Seconds lengthOf(std::span<const FrameSpan> speech, SampleRate rate);

/// Takes a clip's sound when everything is known of it: mono, at the clips' rate, edges faded.
using ClipSink = std::function<Result<void>(const Clip&, const ClipPrint&, std::span<const float>)>;

/// `sha256` is the file's. Errors of scanRecording and of the sink. A recording in which nobody speaks has no
/// clips.
Result<IngestedRecording> ingestRecording(const std::filesystem::path& file, const std::string& sha256,
                                          const IngestOptions& options, const std::filesystem::path& scratch,
                                          const ScanWatch& watch, const ClipSink& sink);

} // namespace understudy
