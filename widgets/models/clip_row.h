// A clip as the review's table shows it, and a snapshot of all of them: made off the GUI thread, never
// changed.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"

#include <QString>

#include <memory>
#include <vector>

namespace understudy {

struct ClipRow
{
    /// Whether its figures are all there.
    enum class Measuring
    {
        Done,
        UnderWay,
        Failed
    };

    int number = 0; ///< in its recording, as its id ends: given once, whatever is split or added later
    int place = 0;  ///< among all clips, by recording and time; from 0
    std::string id;
    Verdict verdict = Verdict::None;
    RejectReason reason = RejectReason::None;
    QString recording; ///< its name
    QString transcript;
    std::vector<Figure> figures;   ///< in order of Measure
    std::vector<Finding> findings; ///< as byHearing()
    double attention = 0;          ///< 0 to 1: how much a person should look at it
    Measuring measuring = Measuring::Done;

    bool operator==(const ClipRow&) const = default;
    std::optional<double> figure(Measure measure) const;
};

using ClipRows = std::shared_ptr<const std::vector<ClipRow>>;

/// Copies what the table needs, and sorts its findings; its place is the caller's.
ClipRow clipRow(const Clip& clip, int number, const QString& recording);

/// "Clipping +2": what is heard first, and how many other flags there are. Empty for none; "Being measured"
/// where that is not known yet.
QString flagText(const ClipRow& row);
/// "Clip 97, not reviewed, 02 shore walk, 8.4 s: clipped at 4.0 s, hum. Put both palms on the rock".
QString description(const ClipRow& row);

} // namespace understudy
