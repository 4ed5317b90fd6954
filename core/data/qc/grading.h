// Limits that turn figures into findings: audio.md 10, every one a setting.
#pragma once

#include "core/base/result.h"
#include "core/data/clips/clip.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// A figure beyond `review` is a finding to look at, beyond `reject` one to leave the clip out for. NaN: no
/// such limit. Upwards or downwards, whichever `reject`, else `Side`, says.
struct Limit
{
    enum class Side
    {
        AtMost,
        AtLeast
    };
    Measure measure;
    Side side;
    double review, reject;
};

/// The defaults; one measure may have two rows, one for each side.
std::vector<Limit> defaultLimits();

/// A clip shorter than `shortest` is left out, one longer than `longest` looked at.
void setDurations(std::vector<Limit>& limits, Seconds shortest, Seconds longest);

/// A clip less like its speaker is looked at; one that is not like them by 0.1 more is left out.
void setSimilarity(std::vector<Limit>& limits, double least);

/// "snr_db.review", "speech_level_db.max.reject": what setLimit() calls them. ".min" and ".max" tell the rows
/// of one measure apart.
std::vector<std::string> limitNames(const std::vector<Limit>& limits);

/// "bandwidth_hz.reject": the limit that the finding crossed, likewise. Empty where `limits` lack it.
std::string limitName(const Finding& finding, const std::vector<Limit>& limits);

/// "snr_db.reject=20", "clicks.review=none". SettingOutOfRange tells what is wrong, or the names there are.
Result<void> setLimit(std::vector<Limit>& limits, std::string_view text);

/// With the decimals that a dataset's rows have, 3 of seconds and 2 of all else: by these clips are judged, so that
/// what is written down tells the grade.
double asWritten(Measure measure, double value);

/// Judges the clip's figures; findings that are there already with a place (a click at 2.1 s) are kept where
/// their measure crosses a limit, and take its grade. Sets findings and grade.
void grade(Clip& clip, const std::vector<Limit>& limits);

} // namespace understudy
