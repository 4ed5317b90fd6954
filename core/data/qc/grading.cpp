#include "core/data/qc/grading.h"

#include "core/data/clips/findings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace understudy {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
using Side = Limit::Side;
constexpr double kLeastSimilarity = 0.55, kUnsureSimilarity = 0.1; // audio.md 0.2, 2.13: below it, looked at
constexpr Seconds kForced{5.0}; // a clip that had to be longer is not at once useless

bool isBeyond(double value, Side side, double limit)
{
    return side == Side::AtMost ? value > limit : value < limit; // never beyond NaN
}

/// The finding of one limit; none when it is kept.
std::optional<Finding> crossing(const Limit& limit, double value)
{
    if (isBeyond(value, limit.side, limit.reject))
        return Finding{limit.measure, Grade::Reject, value, limit.reject, {}, {}};
    if (isBeyond(value, limit.side, limit.review))
        return Finding{limit.measure, Grade::Review, value, limit.review, {}, {}};
    return std::nullopt;
}

/// Without ".review" and ".reject".
std::string nameOf(const Limit& limit, const std::vector<Limit>& limits)
{
    std::string name(understudy::name(limit.measure));
    if (std::ranges::count(limits, limit.measure, &Limit::measure) > 1)
        name += limit.side == Side::AtMost ? ".max" : ".min";
    return name;
}

} // namespace

std::vector<Limit> defaultLimits()
{
    return {
        {Measure::Duration, Side::AtLeast, kNone, 5},
        {Measure::Duration, Side::AtMost, 15, 20},
        {Measure::SpeechShare, Side::AtLeast, 0.6, 0.4},
        {Measure::InnerPause, Side::AtMost, 0.8, 1.25},
        {Measure::SpeechLevel, Side::AtLeast, -35, -40},
        {Measure::SpeechLevel, Side::AtMost, -12, kNone},
        {Measure::NoiseFloor, Side::AtMost, -60, -50},
        {Measure::SignalToNoise, Side::AtLeast, 30, 15},
        {Measure::Dc, Side::AtMost, -50, -40},
        {Measure::Clipping, Side::AtMost, 0, 2},
        {Measure::Hum, Side::AtMost, -80, -60},
        {Measure::Plosive, Side::AtMost, 2.9, 15},
        {Measure::Click, Side::AtMost, 0, 3},
        {Measure::Burst, Side::AtMost, 0, 2},
        {Measure::Reverberation, Side::AtMost, 0.35, 0.6},
        {Measure::Bandwidth, Side::AtLeast, 10000, 7000},
        {Measure::Steepness, Side::AtMost, 40, kNone},
        {Measure::Rate, Side::AtMost, 25, 40},
        {Measure::Rate, Side::AtLeast, 4, 1.5}, // Chinese and Japanese are written with some five a second
        {Measure::StartEdge, Side::AtMost, 6, 12},
        {Measure::EndEdge, Side::AtMost, 6, 12},
        {Measure::Outlier, Side::AtMost, 4, kNone},
        {Measure::Words, Side::AtLeast, 1, kNone},
        {Measure::Text, Side::AtLeast, kSureWords, kNone},
        {Measure::Duplicate, Side::AtMost, 0.4, kNone},
        {Measure::Similarity, Side::AtLeast, kLeastSimilarity, 0.45},
    };
}

void setDurations(std::vector<Limit>& limits, Seconds shortest, Seconds longest)
{
    for (auto& limit : limits) {
        if (limit.measure != Measure::Duration)
            continue;
        const bool isLeast = limit.side == Side::AtLeast;
        limit.review = isLeast ? kNone : longest.value;
        limit.reject = isLeast ? shortest.value : longest.value + kForced.value;
    }
}

void setSimilarity(std::vector<Limit>& limits, double least)
{
    for (auto& limit : limits)
        if (limit.measure == Measure::Similarity) {
            limit.review = least;
            limit.reject = std::round((least - kUnsureSimilarity) * 1000) / 1000; // as it would be typed
        }
}

std::vector<std::string> limitNames(const std::vector<Limit>& limits)
{
    std::vector<std::string> names;
    for (const auto& limit : limits)
        for (const auto* grade : {".review", ".reject"})
            names.push_back(nameOf(limit, limits) + grade);
    return names;
}

std::string limitName(const Finding& finding, const std::vector<Limit>& limits)
{
    const auto limit = std::ranges::find_if(limits, [&](const Limit& one) {
        return one.measure == finding.measure && isBeyond(finding.value, one.side, finding.limit);
    });
    if (limit == limits.end())
        return {};
    return nameOf(*limit, limits) + (finding.grade == Grade::Reject ? ".reject" : ".review");
}

Result<void> setLimit(std::vector<Limit>& limits, std::string_view text)
{
    const auto wrong = [&](const std::string& allowed) {
        return fail(Code::InvalidInput, Reason::SettingOutOfRange, "limit",
                    std::string(text) + "; " + allowed);
    };
    const auto at = std::min(text.find('='), text.size());
    const auto name = text.substr(0, at), value = text.substr(std::min(at + 1, text.size()));
    double number = kNone;
    const auto* end = value.data() + value.size();
    const auto [read, error] = std::from_chars(value.data(), end, number);
    if (value != "none" && (error != std::errc() || read != end || !std::isfinite(number)))
        return wrong("a name, = and a number or none, as snr_db.reject=20");
    for (auto& limit : limits) {
        const auto base = nameOf(limit, limits);
        if (name != base + ".review" && name != base + ".reject")
            continue;
        (name.ends_with(".review") ? limit.review : limit.reject) = number;
        return {};
    }
    std::string names;
    for (const auto& known : limitNames(limits))
        names += (names.empty() ? "" : ", ") + known;
    return wrong(names);
}

double asWritten(Measure measure, double value)
{
    constexpr std::array kSeconds{Measure::Duration, Measure::InnerPause, Measure::Reverberation};
    const double scale = std::ranges::find(kSeconds, measure) != kSeconds.end() ? 1000 : 100;
    if (!(std::abs(value * scale) < 0x1p53)) // too large to have such decimals
        return value;
    const auto nearest = std::round(value * scale) / scale;
    return nearest == 0 ? 0 : nearest; // no -0.0
}

void grade(Clip& clip, const std::vector<Limit>& limits)
{
    std::vector<Finding> found;
    for (const auto& limit : limits) {
        const auto value = clip.figure(limit.measure);
        const auto finding = value ? crossing(limit, asWritten(limit.measure, *value)) : std::nullopt;
        if (!finding)
            continue;
        bool hasPlace = false;
        for (auto placed : clip.findings) {
            if (placed.measure != limit.measure || !placed.at)
                continue;
            placed.grade = finding->grade;
            placed.limit = finding->limit;
            found.push_back(placed);
            hasPlace = true;
        }
        if (!hasPlace)
            found.push_back(*finding);
    }
    clip.findings = std::move(found);
    clip.grade = worstGrade(clip.findings);
}

} // namespace understudy
