#include "core/model/whisper/whisper.h"

#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/whisper/whisper_mel_p.h"
#include "core/model/whisper/whisper_segments_p.h"
#include "core/model/whisper/whisper_text.h"
#include "core/model/whisper/whisper_words_p.h"

#include <algorithm>
#include <numeric>

namespace understudy {
namespace {

constexpr double kFreeTemperature = 0.5; ///< what was said above it is no prompt
constexpr std::size_t kTogether = 8;     ///< clips

bool isAbove(double value, const std::optional<double>& limit)
{
    return limit && value > *limit;
}
bool isBelow(double value, const std::optional<double>& limit)
{
    return limit && value < *limit;
}

/// Whether another temperature may say it better.
bool isPoor(const WhisperSaid& said, const WhisperOptions& options)
{
    const bool isUnlikely = isBelow(said.logProbability, options.leastLogProbability);
    if (isAbove(said.noSpeech, options.mostNoSpeech) && isUnlikely)
        return false; // silence
    return isUnlikely || isAbove(said.compression, options.mostCompression);
}

bool isSilence(const WhisperSaid& said, const WhisperOptions& options)
{
    return isAbove(said.noSpeech, options.mostNoSpeech) &&
           !(options.leastLogProbability && said.logProbability > *options.leastLogProbability);
}

/// Windows at rising temperatures; each keeps the first that will do, or the last one.
Result<std::vector<WhisperSaid>> sayWell(const WhisperParts& parts, const WhisperHeard& heard, WhisperAsk ask,
                                         const std::vector<std::uint64_t>& streams,
                                         const WhisperOptions& options, const std::stop_token& stop)
{
    std::vector<WhisperSaid> best(streams.size());
    std::vector<std::int64_t> left(streams.size());
    std::iota(left.begin(), left.end(), 0);
    for (std::size_t attempt = 0; attempt < options.temperatures.size() && !left.empty(); ++attempt) {
        ask.temperature = options.temperatures[attempt];
        ask.chance.clear();
        for (const auto row : left)
            ask.chance.push_back({options.seed, (streams[std::size_t(row)] << 8) + attempt});
        UNDERSTUDY_TRY(auto said, sayWindows(parts, attempt == 0 ? heard : heard.of(left), ask, stop));
        std::vector<std::int64_t> poor;
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (isPoor(said[i], options))
                poor.push_back(left[i]);
            best[std::size_t(left[i])] = std::move(said[i]);
        }
        left = std::move(poor);
    }
    return best;
}

WhisperHeard hear(const WhisperNetwork& network, const at::Tensor& mels)
{
    return network.decoder().hear(network.encoder().forward(mels.to(network.device())));
}

/// A recording, window after window.
class Transcription
{
public:
    Transcription(const WhisperParts& parts, const WhisperOptions& options, const WhisperWatch& watch)
        : m_parts(parts), m_options(options), m_watch(watch), m_mel(parts.network->config())
    {
    }

    Result<WhisperTranscript> run(std::span<const float> samples)
    {
        const auto whole = m_mel.recording(samples);
        const auto window = m_parts.network->config().frames();
        const auto frames = whole.size(1) - window;
        m_made.language = m_options.language;
        if (m_made.language.empty())
            m_made.language =
                languagesOf(m_parts, hear(*m_parts.network, whole.narrow(1, 0, window).unsqueeze(0)))[0]
                    .first;
        if (const auto prompt = strippedText(m_options.prompt); !prompt.empty())
            m_spoken = m_parts.tokenizer.encode(" " + std::string(prompt));
        const auto given = m_spoken.size();
        for (std::int64_t seek = 0; seek < frames;) {
            if (m_watch.progress)
                m_watch.progress(
                    {Stage::Transcribing, seconds(seek), seconds(frames), ProgressUnit::AudioSeconds, {}});
            UNDERSTUDY_TRY(seek, take(whole, {seek, std::min(window, frames - seek)}));
        }
        m_made.text = m_parts.tokenizer.decode(std::span(m_spoken).subspan(given));
        return std::move(m_made);
    }

private:
    static double seconds(std::int64_t frames) { return double(frames) / double(kWhisperFramesASecond); }

    /// Where the next window begins.
    Result<std::int64_t> take(const at::Tensor& whole, const WhisperWindow& window)
    {
        const auto heard =
            hear(*m_parts.network, m_mel.piece(whole, window.seek, window.frames).unsqueeze(0));
        const std::vector<std::int64_t> previous(m_spoken.begin() + std::ptrdiff_t(m_promptFrom),
                                                 m_spoken.end());
        const auto ask = whisperAsk(m_parts, m_made.language, m_options.task, WhisperTimes::Said, previous);
        UNDERSTUDY_TRY(const auto said,
                       sayWell(m_parts, heard, ask, {std::uint64_t(window.seek)}, m_options, m_watch.stop));
        if (isSilence(said[0], m_options))
            return window.seek + window.frames;
        auto cut = cutWindow(said[0], window, m_parts.tokenizer);
        if (m_options.wantsWords)
            findWords(cut, heard, window);
        clearEmpty(cut.segments);
        for (auto& segment : cut.segments) {
            m_spoken.insert(m_spoken.end(), segment.tokens.begin(), segment.tokens.end());
            m_made.segments.push_back(std::move(segment));
        }
        if (!m_options.followsPrevious || said[0].temperature > kFreeTemperature)
            m_promptFrom = m_spoken.size();
        return cut.next;
    }

    void findWords(WhisperCut& cut, const WhisperHeard& heard, const WhisperWindow& window)
    {
        const auto end = m_parts.tokenizer.marks().end;
        std::vector<std::int64_t> tokens;
        for (const auto& segment : cut.segments)
            std::ranges::copy_if(segment.tokens, std::back_inserter(tokens),
                                 [&](auto id) { return id < end; });
        auto words = alignWords(m_parts, heard, m_made.language, tokens, window.frames);
        const auto pace = paceOf(words);
        shortenAtSentenceEnds(words, pace);
        mergePunctuation(words);
        placeWords(cut.segments, words, pace, end, m_lastSpeech);
        double last = 0;
        for (const auto& segment : cut.segments)
            if (!segment.words.empty())
                last = segment.words.back().end;
        // The words know better than the times where the next window is to begin.
        const auto next = std::llround(last * double(kWhisperFramesASecond));
        if (!cut.endsAlone && next > window.seek)
            cut.next = next;
        if (last > 0)
            m_lastSpeech = last;
    }

    const WhisperParts& m_parts;
    const WhisperOptions& m_options;
    const WhisperWatch& m_watch;
    WhisperMel m_mel;
    WhisperTranscript m_made;
    std::vector<std::int64_t> m_spoken; // with the prompt that was given
    std::size_t m_promptFrom = 0;       // what was said before is no prompt any more
    double m_lastSpeech = 0;            // seconds
};

} // namespace

Whisper::Whisper(WhisperFiles files, std::unique_ptr<const WhisperParts> parts)
    : m_files(std::move(files)), m_parts(std::move(parts))
{
}

Whisper::~Whisper() = default;

Result<std::shared_ptr<const Whisper>> Whisper::open(const WhisperFiles& files, const std::string& device,
                                                     Precision precision)
{
    // What is small is read first: a folder that lacks it costs no gigabytes.
    UNDERSTUDY_TRY(const auto config, readWhisperConfig(files.folder));
    UNDERSTUDY_TRY(auto generation, readWhisperGeneration(files.folder, config));
    UNDERSTUDY_TRY(auto tokenizer, WhisperTokenizer::open(files.folder, config, generation));
    UNDERSTUDY_TRY(const auto where, deviceNamed(device));
    UNDERSTUDY_TRY(auto network,
                   WhisperNetwork::open(files.folder, files.weights, where, scalarType(precision)));
    auto parts = std::make_unique<WhisperParts>(
        WhisperParts{std::move(network), std::move(generation), std::move(tokenizer)});
    return std::shared_ptr<const Whisper>(new Whisper(files, std::move(parts)));
}

bool Whisper::knows(const std::string& language) const
{
    return m_parts->generation.isMultilingual ? m_parts->tokenizer.marks().language(language).has_value()
                                              : language == "en";
}

Result<WhisperTranscript> Whisper::transcribe(std::span<const float> samples, const WhisperOptions& options,
                                              const WhisperWatch& watch) const
{
    if (!options.language.empty() && !knows(options.language))
        return fail(Code::InvalidInput, m_files.id, "language " + options.language);
    return torchGuard("transcribe", [&]() -> Result<WhisperTranscript> {
        const c10::InferenceMode inference;
        return Transcription(*m_parts, options, watch).run(samples);
    });
}

Result<std::vector<WhisperSaid>> Whisper::recognise(std::span<const std::vector<float>> clips,
                                                    const WhisperOptions& options,
                                                    const WhisperWatch& watch) const
{
    if (!knows(options.language))
        return fail(Code::InvalidInput, m_files.id, "language " + options.language);
    return torchGuard("transcribe", [&]() -> Result<std::vector<WhisperSaid>> {
        const c10::InferenceMode inference;
        const WhisperMel mel(m_parts->network->config());
        const auto ask = whisperAsk(*m_parts, options.language, options.task, WhisperTimes::None, {});
        std::vector<WhisperSaid> all;
        while (all.size() < clips.size()) {
            const auto group = clips.subspan(all.size(), std::min(kTogether, clips.size() - all.size()));
            std::vector<at::Tensor> mels;
            std::vector<std::uint64_t> streams;
            for (const auto& clip : group) {
                mels.push_back(mel.window(clip));
                streams.push_back(all.size() + streams.size());
            }
            const auto heard = hear(*m_parts->network, at::stack(mels));
            UNDERSTUDY_TRY(auto said, sayWell(*m_parts, heard, ask, streams, options, watch.stop));
            std::ranges::move(said, std::back_inserter(all));
            if (watch.progress)
                watch.progress(
                    {Stage::Transcribing, double(all.size()), double(clips.size()), ProgressUnit::Clips, {}});
        }
        return all;
    });
}

Result<std::pair<std::string, double>> Whisper::language(std::span<const float> samples) const
{
    return torchGuard("hear the language", [&]() -> Result<std::pair<std::string, double>> {
        const c10::InferenceMode inference;
        const auto mel = WhisperMel(m_parts->network->config()).window(samples);
        return languagesOf(*m_parts, hear(*m_parts->network, mel.unsqueeze(0)))[0];
    });
}

} // namespace understudy
