// Progress, lengths and rates in words: job strip, command line and timeline say them the same way.
#pragma once

#include "core/base/units.h"
#include "core/jobs/job.h"

#include <QString>

#include <chrono>

namespace understudy::words {

/// "3:37", "1:02:03"; from whole seconds.
QString clock(Seconds length);
/// "8.0 s".
QString seconds(Seconds length);
/// "−19.0" with U+2212, fixed decimals, the decimal mark of the language; "–" for infinities and NaN.
QString number(double value, int decimals);
/// "1,460", rounded.
QString count(double value);
/// "2026-11-29 18:04", here and now.
QString moment(std::chrono::system_clock::time_point at);
/// "6.2 GB", in powers of 1000 as disks are sold.
QString size(Bytes bytes);
/// "about 14 min left", "about 20 s left".
QString timeLeft(Seconds left);

/// "3 of 7 lines rendered", "Measuring, file 3 of 12: talk.wav".
QString stage(const Progress& progress);
/// "Between the tides: 3 of 7 lines rendered".
QString jobTitle(const JobStatus& job);
/// Time left by the rate so far; none before a hint of it exists.
std::optional<Seconds> estimateLeft(const JobStatus& job, std::chrono::steady_clock::time_point now);

} // namespace understudy::words
