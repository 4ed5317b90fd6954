#include "core/session/recognizers.h"

#include "core/audio/resampler.h"
#include "core/data/recognition/pocket_sphinx.h"
#include "core/model/whisper/whisper.h"
#include "core/model/whisper/whisper_generation.h"
#include "core/text/spaced_words.h"
#include "core/text/word_spans.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace understudy {
namespace {

constexpr SampleRate kHeard{int(kWhisperRate)};
constexpr Seconds kWindow(30.0); // what Whisper hears at once

/// "de" of "de-CH".
std::string baseOf(std::string_view tag)
{
    return std::string(tag.substr(0, tag.find_first_of("-_")));
}

/// Its words without what is written around them; of one that is two ("well-known") the time is shared out.
void addWords(const WhisperWord& said, std::vector<ClipWord>& words)
{
    const auto spans = wordSpans(said.word);
    const auto share = (said.end - said.start) / double(std::max<std::size_t>(spans.size(), 1));
    for (std::size_t i = 0; i < spans.size(); ++i)
        words.push_back({Seconds(said.start + double(i) * share), Seconds(said.start + double(i + 1) * share),
                         std::string(spans[i].in(said.word))});
}

HeardWords heardOf(const WhisperTranscript& transcript)
{
    HeardWords heard;
    double sum = 0, weight = 0;
    for (const auto& segment : transcript.segments) {
        for (const auto& word : segment.words)
            addWords(word, heard.words);
        sum += segment.logProbability * double(segment.tokens.size());
        weight += double(segment.tokens.size());
    }
    heard.text = std::string(trimmed(transcript.text));
    heard.confidence = heard.text.empty() || weight == 0 ? 0 : std::min(1.0, std::exp(sum / weight));
    return heard;
}

class WhisperRecognizer final : public Recognizer
{
public:
    WhisperRecognizer(WhisperFiles files, std::string language, RecognizerUse use)
        : m_files(std::move(files)), m_name(std::string(kWhisper) + m_files.id),
          m_language(std::move(language)), m_use(use)
    {
    }

    std::string_view name() const override { return m_name; }
    bool knows(std::string_view language) const override { return baseOf(language) == m_language; }

    Result<HeardWords> hear(std::span<const float> mono, SampleRate rate,
                            const std::stop_token& stop) override
    {
        std::unique_lock lock(m_mutex);
        if (!m_freed.wait(lock, stop, [this] { return !m_isHearing; }))
            return fail(Code::Cancelled, m_name);
        m_isHearing = true;
        lock.unlock();
        auto heard = hearNow(resampled(mono, rate, kHeard), stop);
        lock.lock();
        m_isHearing = false;
        m_freed.notify_one();
        return heard;
    }

private:
    /// By one at a time.
    Result<HeardWords> hearNow(const std::vector<float>& sound, const std::stop_token& stop)
    {
        if (!m_whisper) {
            UNDERSTUDY_TRY(m_whisper, Whisper::open(m_files, "cpu", Precision::Bf16));
        }
        WhisperOptions options;
        options.language = m_language;
        const bool isOneWindow = sound.size() <= std::size_t(kWindow.value * kHeard.value);
        if (m_use == RecognizerUse::ErrorRates) { // as each window alone, so that one error leads to no other
            options.temperatures = {0};
            options.followsPrevious = false;
        }
        if (m_use == RecognizerUse::Transcripts || !isOneWindow) {
            options.wantsWords = m_use == RecognizerUse::Transcripts;
            UNDERSTUDY_TRY(const auto transcript, m_whisper->transcribe(sound, options, {stop, {}}));
            return heardOf(transcript);
        }
        UNDERSTUDY_TRY(const auto said, m_whisper->recognise(std::span(&sound, 1), options, {stop, {}}));
        return HeardWords{said[0].text, std::min(1.0, std::exp(said[0].logProbability)), {}};
    }

    WhisperFiles m_files;
    std::string m_name, m_language;
    RecognizerUse m_use;
    std::shared_ptr<const Whisper> m_whisper; // of whom hears
    std::mutex m_mutex;
    std::condition_variable_any m_freed;
    bool m_isHearing = false; // under m_mutex
};

/// Reads two small files: a front end may ask.
bool knowsLanguage(const WhisperFiles& files, const std::string& language)
{
    const auto config = readWhisperConfig(files.folder);
    if (!config)
        return false;
    const auto generation = readWhisperGeneration(files.folder, *config);
    if (!generation || !generation->isMultilingual)
        return generation && language == "en";
    const auto& known = generation->languages;
    return known.empty() || std::ranges::find(known, language) != known.end();
}

std::optional<ModelInfo> largestWhisper(const ModelStore& store, const std::string& language)
{
    auto models = store.list().models;
    std::ranges::stable_sort(models, std::greater<>(),
                             [](const ModelInfo& model) { return model.size.value; });
    for (const auto& model : models) {
        if (model.kind != ModelKind::Whisper || model.isSynthetic || !model.missing.empty())
            continue;
        auto files = store.whisperFiles(model.id);
        if (files && knowsLanguage(*files, language))
            return model;
    }
    return std::nullopt;
}

} // namespace

std::shared_ptr<Recognizer> findRecognizer(const ModelStore& store, const std::string& language,
                                           RecognizerUse use)
{
    const auto base = baseOf(language);
    if (const auto model = largestWhisper(store, base))
        if (auto files = store.whisperFiles(model->id))
            return std::make_shared<WhisperRecognizer>(std::move(*files), base, use);
    auto sphinx = findPocketSphinx();
    return sphinx && sphinx->knows(language) ? sphinx : nullptr;
}

HearingCost hearingCost(const ModelStore& store)
{
    constexpr double kSphinxBytes = 125e6, kSphinxSpeed = 2.8; // tests/bench/results/hearing.md
    constexpr double kWindowBytes = 150e6,
                     kSecondsAByte = 6.5e-10; // results/hearing.md: a line fills a window
    if (const auto model = largestWhisper(store, "en")) {
        const auto held = double(model->size.value) / (model->precision == "fp32" ? 2 : 1); // in bfloat16
        return {Bytes(std::int64_t(held + kWindowBytes)), held * kSecondsAByte};
    }
    return findPocketSphinx() ? HearingCost{Bytes(std::int64_t(kSphinxBytes)), 1 / kSphinxSpeed}
                              : HearingCost();
}

} // namespace understudy
