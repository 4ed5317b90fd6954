// What the tests of comparisons share: a project with three voices as files, and comparisons made of them.
#pragma once

#include "core/audio/loudness.h"
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/session/choices.h"
#include "core/session/comparing/compare_service.h"
#include "core/session/comparing/listener_answers.h"
#include "core/session/edit_history.h"
#include "core/session/episode_service.h"
#include "core/session/session.h"
#include "core/session/train_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <SQLiteCpp/Database.h>

#include <numbers>

namespace understudy::test {

namespace fs = std::filesystem;

/// Words of a tone and noise, `channels` alike.
inline void writeVoice(const fs::path& file, double hertz, double level, SampleRate rate = kStudioRate,
                       double seconds = 2, int channels = 1)
{
    RandomStream random(std::uint64_t(hertz), 0);
    std::vector<float> samples;
    for (int i = 0; i < int(seconds * rate.value); ++i) {
        const auto t = double(i) / rate.value;
        const auto sample = std::fmod(t, 0.7) < 0.5 ? level * (std::sin(2 * std::numbers::pi * hertz * t) +
                                                               0.2 * (2 * double(random.uniform()) - 1))
                                                    : 0;
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(float(sample));
    }
    auto writer = AudioWriter::create(file, {.rate = rate, .channels = channels});
    VERIFY_OK(writer);
    VERIFY_OK(writer->write(samples));
    VERIFY_OK(writer->commit());
}

inline double loudnessOf(const Waveform& sound)
{
    LoudnessMeter meter({.rate = sound.rate});
    if (!meter.add(sound.samples))
        return 0;
    return meter.finish().integrated.value_or(Lufs(0)).value;
}

inline ComparisonToMake toMake(std::optional<ListeningMode> mode, int trials,
                               std::vector<SlotToCompare> sounds)
{
    ComparisonToMake wanted;
    wanted.mode = mode;
    wanted.trials = trials;
    wanted.seed = 7;
    wanted.slots = std::move(sounds);
    return wanted;
}

class ComparingTest : public QObject
{
protected:
    void makeProject()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        open(true);
        writeVoice(m_folder / "a.wav", 200, 0.1);
        writeVoice(m_folder / "b.wav", 260, 0.3, SampleRate(48'000), 2.6, 2);
        writeVoice(m_folder / "c.wav", 330, 0.02, SampleRate(44'100), 1.7);
    }
    void open(bool isNew)
    {
        m_session.reset();
        SessionOptions options;
        options.engine = std::make_unique<FakeEngine>();
        auto session = isNew ? Session::create(m_folder / "p", std::move(options))
                             : Session::open(m_folder / "p.understudy", std::move(options));
        VERIFY_OK(session);
        m_session = std::move(*session);
    }
    CompareService& service() { return m_session->comparisons(); }
    SlotToCompare slot(const std::string& name) const
    {
        return parseSlot(name.find(':') != std::string::npos || name.find('@') != std::string::npos
                             ? name
                             : (m_folder / name).string());
    }
    Result<Comparison> make(std::optional<ListeningMode> mode, const std::vector<std::string>& names,
                            int trials = 0)
    {
        std::vector<SlotToCompare> wanted;
        for (const auto& name : names)
            wanted.push_back(slot(name));
        return service().create(toMake(mode, trials, std::move(wanted)))->wait();
    }
    /// What a page's script reads.
    static QJsonObject dataOf(const QByteArray& page)
    {
        const QByteArray mark = "type=\"text/plain\">";
        const auto begin = page.indexOf(mark) + mark.size();
        const auto text = QByteArray::fromBase64(page.mid(begin, page.indexOf('<', begin) - begin));
        return QJsonDocument::fromJson(text).object();
    }
    static std::string answersFor(const Comparison& comparison, const std::string& listener, int count)
    {
        std::string answers;
        for (int trial = 0; trial < count; ++trial)
            answers += (trial == 0 ? "" : ",") + std::string("{\"trial\":") + std::to_string(trial) +
                       ",\"choice\":1,\"switches\":2,\"seconds\":3.5,\"given\":\"2026-11-30T10:00:00Z\"}";
        return "{\"kind\":\"understudy-answers\",\"format\":1,\"print\":\"" + printOf(comparison.plan) +
               "\",\"test\":\"" + comparison.plan.name + "\",\"listener\":\"" + listener +
               "\",\"answers\":[" + answers + "]}";
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
    std::unique_ptr<Session> m_session;
};

} // namespace understudy::test
