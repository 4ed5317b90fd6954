// What a job says of itself while it runs: facts, from which front ends make a sentence.
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace understudy {

enum class JobKind
{
    EpisodeRender,
    EpisodeExport,
    Preview,
    Import,
    Background, ///< what a front end does off its own thread; on no board
    Bench,
    ModelWork,  ///< adds, fetches, makes or verifies a model
    DatasetWork, ///< builds, checks, exports or imports a dataset
    Training,
    Evaluation ///< measures a voice
};

enum class Stage
{
    Starting,
    RenderingLines,
    Mixing,
    Mastering,
    Measuring,
    Writing,
    Copying,
    Fetching,
    Verifying,
    Reading, ///< to know whether it is there already
    Repairing,
    Transcribing,
    Comparing, ///< what was made with each other
    Encoding,   ///< clips to the codes that a model is trained on
    Training,
    Evaluating, ///< a model that is trained, on what it is not trained on
    Probing,    ///< the same lines after each checkpoint
    Paused,     ///< by somebody, at the end of a step
    Yielding    ///< while lines are rendered on the same device
};

/// Not named like the types of units.h: GCC 12 takes enumerators of an enum class for shadows of them.
enum class ProgressUnit
{
    Lines,
    AudioSeconds,
    FileBytes,
    Clips,
    Steps
};

/// The newest report replaces the last; nobody queues progress.
struct Progress
{
    Stage stage = Stage::Starting;
    double done = 0;
    double total = 0; ///< 0: not known yet
    ProgressUnit unit = ProgressUnit::Lines;
    std::string subject; ///< what it is at: a line id, a file
    int file = 0;        ///< which one of `files` the subject is, from 1
    int files = 0;       ///< 0: they are not counted
    /// Where the job knows better than a clock beside it, which counts pauses too.
    std::optional<Seconds> left = {};
};

} // namespace understudy
