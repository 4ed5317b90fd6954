// An engine for tests: a buzz whose pitch, level and length follow from voice, text and seed, with
// near-silence at both edges. It can refuse words and lets a test step in between chunks.
#pragma once

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/synth/voice_engine.h"

#include <atomic>
#include <cmath>
#include <numbers>

namespace understudy {

class FakeEngine : public VoiceEngine
{
public:
    struct Options
    {
        std::string version = "1";
        std::string refusedWord = {}; ///< a line that contains it fails with InvalidInput; empty: none
        std::function<void(const SpeechRequest&, int chunk)> beforeChunk = {};
        int linesAtOnce = 1;
        EngineMemory memory = {}; ///< taken with the first line
    };

    FakeEngine() = default;
    explicit FakeEngine(Options options) : m_options(std::move(options)) {}

    std::string name() const override { return "fake"; }
    std::string version() const override { return m_options.version; }
    SampleRate rate() const override { return kStudioRate; }
    int linesAtOnce(VoiceKind) const override { return m_options.linesAtOnce; }
    EngineMemory memory() const override { return m_memory.value(); }
    std::unique_ptr<Subscription> watchMemory(std::function<void(const EngineMemory&)> listener) override
    {
        return m_memory.subscribe(std::move(listener));
    }
    void unload() override
    {
        m_isToUnload = true;
        unloadIfSilent();
    }
    std::vector<VoiceInfo> voices() const override
    {
        return {{VoiceId("fake/low"), "low", VoiceKind::Draft, "en-US", "male", "1"},
                {VoiceId("fake/high"), "high", VoiceKind::Draft, "en-US", "female", "1"}};
    }

    Result<void> speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink) override
    {
        std::string text;
        for (const auto& run : request.runs)
            text += run.text;
        if (!m_options.refusedWord.empty() && text.find(m_options.refusedWord) != std::string::npos)
            return fail(Code::InvalidInput, m_options.refusedWord);
        ++m_spoken;
        ++m_speaking;
        if (m_memory.value() != m_options.memory)
            m_memory.update([this](EngineMemory& memory) { memory = m_options.memory; });
        const auto done = speakChunks(request, text, stop, sink);
        if (--m_speaking == 0)
            unloadIfSilent();
        return done;
    }

    /// Lines begun.
    int spoken() const { return m_spoken; }

private:
    void unloadIfSilent()
    {
        if (m_speaking == 0 && m_isToUnload.exchange(false))
            m_memory.update([](EngineMemory& memory) { memory = {}; });
    }

    Result<void> speakChunks(const SpeechRequest& request, const std::string& text,
                             const std::stop_token& stop, const AudioSink& sink)
    {
        const auto samples = sound(request.voice, text, request.seed);
        constexpr std::size_t kChunk = 2400;
        for (std::size_t at = 0, chunk = 0; at < samples.size(); at += kChunk, ++chunk) {
            if (m_options.beforeChunk)
                m_options.beforeChunk(request, static_cast<int>(chunk));
            const auto length = std::min(kChunk, samples.size() - at);
            if (stop.stop_requested() || !sink(std::span(samples).subspan(at, length)))
                return fail(Code::Cancelled);
        }
        return {};
    }

    static std::vector<float> sound(const VoiceId& voice, const std::string& text, std::uint64_t seed)
    {
        constexpr std::size_t kEdge = 2400; // 100 ms
        const auto hash = std::stoull(sha256(voice.value + '\n' + text).substr(0, 15), nullptr, 16);
        RandomStream random(hash ^ seed, 0);
        const std::size_t length = 6000 + text.size() * 960; // 40 ms a character
        const double pitch = (voice.value == "fake/low" ? 110.0 : 210.0) * (0.9 + 0.2 * random.uniform());
        const double level = 0.1 + 0.1 * random.uniform();
        std::vector<float> samples(length + 2 * kEdge);
        for (std::size_t i = 0; i < length; ++i) {
            const double t = static_cast<double>(i) / kStudioRate.value;
            const double phase = 2 * std::numbers::pi * pitch * t;
            const double buzz = std::sin(phase) + 0.5 * std::sin(3 * phase) + 0.25 * std::sin(7 * phase);
            const double syllable = 0.6 - 0.4 * std::cos(2 * std::numbers::pi * 4 * t);
            samples[kEdge + i] =
                static_cast<float>(level * syllable * (buzz + 0.05 * (random.uniform() - 0.5)));
        }
        return samples;
    }

    Options m_options;
    std::atomic<int> m_spoken = 0;
    std::atomic<int> m_speaking = 0;
    std::atomic<bool> m_isToUnload = false;
    Observable<EngineMemory> m_memory;
};

} // namespace understudy
