// Plans and takes made by hand, without a script.
#pragma once

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/episode/plan.h"
#include "core/jobs/job.h"
#include "tests/support/fake_engine.h"
#include "tests/support/results.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace understudy {

inline ScriptLine scriptLine(const std::string& speaker, const std::string& text, std::size_t section = 0,
                             const Style& style = {})
{
    ScriptLine line;
    line.speaker = speaker;
    line.section = section;
    auto& run = line.runs.emplace_back();
    run.text = text;
    run.style = style;
    line.spoken.runs = {SpokenRun{text, style}};
    line.join = Join::Sentence;
    return line;
}

inline PlannedLine plannedLine(const std::string& id, ScriptLine line)
{
    PlannedLine planned;
    planned.id = LineId(id);
    planned.line = std::move(line);
    planned.voice = FakeEngine().voices().front();
    planned.estimate = Seconds(1);
    return planned;
}

/// A take of which only the figures matter: one second, all speech.
inline Take takeOf(const std::string& line, std::optional<double> loudness = {})
{
    Take take;
    take.line = LineId(line);
    take.number = 1;
    take.figures.length = take.figures.speechEnd = Frames(kStudioRate.value);
    if (loudness)
        take.figures.loudness = Lufs(*loudness);
    return take;
}

inline EpisodePlan emptyPlan()
{
    EpisodePlan plan;
    plan.header.title = "Test";
    plan.header.seed = 7;
    plan.header.voices = {{"A", VoiceId("fake/low")}, {"B", VoiceId("fake/high")}};
    plan.source = {"fake", "1", "{}"};
    plan.sectionTitles = {"One"};
    return plan;
}

/// A context as a job has it, without a lane.
struct LooseJob
{
    Job<int> job{JobId("test"), JobKind::EpisodeRender, "test", nullptr};
    JobContext context{job};
};

/// An episode's folder with takes of given samples.
class EpisodeFolder
{
public:
    std::filesystem::path path() const
    {
        return std::filesystem::path(m_dir.path().toStdString()) / "episode";
    }
    std::filesystem::path root() const { return m_dir.path().toStdString(); }

    /// Adds a fresh line to the plan, its take holding `samples`.
    void addLine(EpisodePlan& plan, const std::string& id, std::span<const float> samples,
                 Join join = Join::Sentence)
    {
        auto line = plannedLine(id, scriptLine("A", "Line " + id + "."));
        line.line.join = join;
        line.take = takeOf(id);
        line.take->figures.length = line.take->figures.speechEnd =
            Frames(static_cast<std::int64_t>(samples.size()));
        line.state = LineState::Fresh;
        writeSound(path() / line.take->file(), samples, {.format = SampleFormat::Pcm24});
        plan.lines.push_back(std::move(line));
    }

    static void writeSound(const std::filesystem::path& file, std::span<const float> interleaved,
                           const AudioSpec& spec)
    {
        VERIFY_OK(ensureFolder(file.parent_path()));
        auto writer = AudioWriter::create(file, spec);
        VERIFY_OK(writer);
        VERIFY_OK(writer->write(interleaved));
        VERIFY_OK(writer->commit());
    }

    /// Files below the root, sorted: that nothing is left behind.
    std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root()))
            if (entry.is_regular_file())
                names.push_back(std::filesystem::relative(entry.path(), root()).string());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    /// In memory where that is to be had: each take is flushed to the disk, and a busy disk takes its time.
    static QString folderTemplate()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
               QStringLiteral("/understudy-XXXXXX");
    }

    QTemporaryDir m_dir{folderTemplate()};
};

} // namespace understudy
