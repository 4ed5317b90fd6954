#include "app/cli/progress_line.h"

#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy::cli {

namespace {

constexpr auto kPlainInterval = std::chrono::seconds(5);
constexpr int kBarWidth = 24;

/// "2.4 lines/s", or nothing while the rate is unknown.
std::string rate(const JobStatus& job, std::chrono::steady_clock::time_point now)
{
    const std::chrono::duration<double> elapsed = now - job.counted;
    const auto done = job.progress.done - job.countedFrom;
    if (done <= 0 || elapsed.count() < 0.2)
        return {};
    const auto perSecond = done / elapsed.count();
    const auto text = QString::number(perSecond, 'f', perSecond < 10 ? 1 : 0).toStdString();
    switch (job.progress.unit) {
    case ProgressUnit::Lines:
        return text + " lines/s";
    case ProgressUnit::Clips:
        return text + " clips/s";
    case ProgressUnit::Steps:
        return QString::number(perSecond * 3600, 'f', 0).toStdString() + " steps/h";
    case ProgressUnit::AudioSeconds:
        return text + " × real time";
    case ProgressUnit::FileBytes:
        return words::size(Bytes(static_cast<std::int64_t>(perSecond))).toStdString() + "/s";
    }
    return {};
}

/// With a name so short that the bar stays one line.
Progress shortened(Progress progress)
{
    constexpr qsizetype kMost = 24;
    auto name = QString::fromStdString(progress.subject).simplified();
    if (name.size() > kMost)
        name = name.first(kMost / 2 - 1) + QChar(0x2026) + name.last(kMost / 2);
    progress.subject = name.toStdString();
    return progress;
}

} // namespace

ProgressLine::~ProgressLine()
{
    if (m_style == Style::Bar && !m_last.empty())
        *m_err << "\r\033[K" << std::flush;
}

std::string ProgressLine::bar(const JobStatus& job, std::chrono::steady_clock::time_point now) const
{
    const auto& progress = job.progress;
    const double share = progress.total > 0 ? std::clamp(progress.done / progress.total, 0.0, 1.0) : 0;
    const int filled = static_cast<int>(share * kBarWidth);
    std::string line = "[";
    for (int i = 0; i < kBarWidth; ++i)
        line += i < filled ? "#" : ".";
    line += "] " + words::stage(shortened(progress)).toStdString();
    if (m_detail) {
        const auto told = m_detail(job);
        return told.empty() ? line : line + " · " + told;
    }
    if (const auto speed = rate(job, now); !speed.empty())
        line += " · " + speed;
    if (const auto left = words::estimateLeft(job, now))
        line += " · " + words::timeLeft(*left).toStdString();
    return line;
}

void ProgressLine::show(const JobStatus& job)
{
    if (m_style == Style::None || job.state == JobState::Queued)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_style == Style::Bar) {
        const auto line = bar(job, now);
        if (line != m_last)
            *m_err << "\r\033[K" << line << std::flush;
        m_last = line;
        return;
    }
    const auto line = words::stage(job.progress).toStdString();
    const bool isNewStage = !m_stages.contains(job.progress.stage);
    if (line == m_last || !(isNewStage || now - m_spoken >= kPlainInterval))
        return;
    *m_err << line;
    if (const auto told = m_detail ? m_detail(job) : std::string(); !told.empty())
        *m_err << " · " << told;
    if (const auto left = words::estimateLeft(job, now); left && !isNewStage && !m_detail)
        *m_err << " · " << words::timeLeft(*left).toStdString();
    *m_err << '\n';
    m_last = line;
    m_stages.insert(job.progress.stage);
    m_spoken = now;
}

} // namespace understudy::cli
