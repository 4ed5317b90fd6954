// One line of progress: a bar with rate and time left on a terminal, plain lines now and then when piped.
#pragma once

#include "core/jobs/job.h"

#include <chrono>
#include <functional>
#include <ostream>
#include <set>
#include <string>

namespace understudy::cli {

class ProgressLine
{
public:
    enum class Style
    {
        None,
        Plain,
        Bar
    };

    /// What is worth telling of this kind of work, beside the stage; empty text: nothing.
    using Detail = std::function<std::string(const JobStatus&)>;

    /// Without a `detail`: rate and time left.
    ProgressLine(std::ostream& err, Style style, Detail detail = {})
        : m_err(&err), m_style(style), m_detail(std::move(detail))
    {
    }
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Shows the job's state; Plain speaks at each stage's first report and every five seconds.
    void show(const JobStatus& job);

private:
    std::string bar(const JobStatus& job, std::chrono::steady_clock::time_point now) const;

    std::ostream* m_err;
    Style m_style;
    Detail m_detail;
    std::string m_last;
    std::set<Stage> m_stages; // told so far: of many files, each goes through some
    std::chrono::steady_clock::time_point m_spoken{};
};

} // namespace understudy::cli
