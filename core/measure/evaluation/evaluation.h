// A voice measured: its lines, the talent's own clips beside them, and the table of targets; as JSON for
// programs and as a page for people.
#pragma once

#include "core/measure/evaluation/target_table.h"
#include "core/measure/evaluation/voice_figures.h"

#include <cstdint>

namespace understudy {

/// What the talent's voice is taken from, for similarity.
enum class References
{
    None,
    HeldOut, ///< clips that were not trained on
    Anchors  ///< the clips that the voice is given before each line; it was heard on them
};

/// A line that could not be spoken, or a clip that could not be read.
struct LeftOutLine
{
    std::string id;
    Error error;
};

struct Evaluation
{
    std::string voice;          ///< "draft/slt"
    std::string engine;         ///< "flite 2.2+draft1"
    std::string version;        ///< of the voice
    std::string recognizer;     ///< "pocketsphinx"; empty: nobody heard the words
    std::string speakerEncoder; ///< id of the model; empty: no similarity
    std::uint64_t seed = 0;
    References references = References::None;
    std::vector<MeasuredLine> lines; ///< what was synthesised, in order, then the talent's clips
    std::vector<LeftOutLine> leftOut;
    VoiceFigures spoken, real;
    std::optional<Spread> selfSimilarity; ///< of each reference to the others
    std::vector<TargetRow> table;

    /// All that was measured meets its target.
    bool isMet() const;
};

inline constexpr int kEvaluationVersion = 1;

/// One document, the same for the same evaluation.
std::string jsonOf(const Evaluation& evaluation);
/// A page that needs nothing beside it but the sounds it links to.
std::string pageOf(const Evaluation& evaluation);

/// "Words wrong (WER)"; "at most 7 %"; "6.2 %"; "not measured: no model that hears words is installed": for
/// reports and the command line, in English.
std::string titleOf(Target target);
std::string boundOf(const TargetRow& row);
std::string valueOf(const TargetRow& row);
std::string reasonOf(NotMeasured why);

} // namespace understudy
