#include "core/model/whisper/whisper_decoding_p.h"

#include "core/base/random.h"
#include "core/model/csm/sampling_p.h"
#include "core/model/whisper/whisper_text.h"

#include <algorithm>
#include <limits>

namespace understudy {
namespace {

/// In [0, 1): of a window's stream, by the number of its token alone.
double numberOf(const std::array<std::uint64_t, 2>& chance, std::size_t step)
{
    const auto& [seed, stream] = chance;
    const auto words = philox({std::uint32_t(step), std::uint32_t(stream), std::uint32_t(stream >> 32), 0},
                              {std::uint32_t(seed), std::uint32_t(seed >> 32)});
    return double(words[0]) * 0x1.0p-32;
}

/// Windows that are spoken of together.
class Saying
{
public:
    Saying(const WhisperParts& parts, const WhisperHeard& heard, const WhisperAsk& ask)
        : m_parts(parts), m_decoder(parts.network->decoder()), m_heard(heard), m_ask(ask),
          m_rules(parts.tokenizer.marks(), parts.generation, ask.times, ask.suppresses),
          m_cache(m_decoder.makeCache(heard.windows())), m_said(std::size_t(heard.windows())),
          m_sums(m_said.size()), m_hasEnded(m_said.size())
    {
    }

    Result<std::vector<WhisperSaid>> run(const std::stop_token& stop)
    {
        auto logits = begin();
        const auto positions = m_parts.network->config().targets;
        for (std::int64_t step = 0; step < m_ask.mostTokens; ++step) {
            if (stop.stop_requested())
                return fail(Code::Cancelled, "whisper");
            const auto next = choose(logits, std::size_t(step));
            const auto position = std::int64_t(m_ask.prompt.size()) + step;
            if (std::ranges::all_of(m_hasEnded, [](char has) { return has != 0; }) || position >= positions)
                break;
            const auto states =
                m_decoder.forward(at::tensor(next, at::kLong).unsqueeze(1), position, m_cache, m_heard);
            logits = m_decoder.logits(states.select(1, 0)).cpu();
        }
        return results();
    }

private:
    at::Tensor begin()
    {
        const auto prompt = at::tensor(m_ask.prompt, at::kLong).unsqueeze(0).expand({m_heard.windows(), -1});
        const auto states = m_decoder.forward(prompt.contiguous(), 0, m_cache, m_heard);
        const auto first = m_decoder.logits(states.select(1, std::int64_t(m_ask.start))).cpu().softmax(1);
        m_noSpeech = first.select(1, m_parts.tokenizer.marks().noSpeech);
        return m_decoder.logits(states.select(1, states.size(1) - 1)).cpu();
    }

    /// What each window says next.
    std::vector<std::int64_t> choose(at::Tensor& logits, std::size_t step)
    {
        m_rules.apply(logits, m_said);
        const auto likely = logits.log_softmax(1);
        const auto ids = m_ask.temperature > 0 ? draw(logits, step) : logits.argmax(1);
        const auto end = m_parts.tokenizer.marks().end;
        std::vector<std::int64_t> next;
        for (std::size_t row = 0; row < m_said.size(); ++row) {
            const auto id = m_hasEnded[row] ? end : ids[std::int64_t(row)].item<std::int64_t>();
            if (!m_hasEnded[row])
                m_sums[row] += likely[std::int64_t(row)][id].item<float>();
            m_hasEnded[row] = id == end;
            m_said[row].push_back(id);
            next.push_back(id);
        }
        return next;
    }

    at::Tensor draw(const at::Tensor& logits, std::size_t step) const
    {
        std::vector<double> numbers;
        for (const auto& chance : m_ask.chance)
            numbers.push_back(numberOf(chance, step));
        return drawn((logits / m_ask.temperature).softmax(1), at::tensor(numbers, at::kDouble));
    }

    std::vector<WhisperSaid> results() const
    {
        std::vector<WhisperSaid> all;
        for (std::size_t row = 0; row < m_said.size(); ++row) {
            WhisperSaid said;
            const auto& ids = m_said[row];
            said.tokens.assign(ids.begin(), std::ranges::find(ids, m_parts.tokenizer.marks().end));
            said.text = strippedText(m_parts.tokenizer.decode(said.tokens));
            said.logProbability = m_sums[row] / double(said.tokens.size() + 1);
            said.noSpeech = m_noSpeech[std::int64_t(row)].item<float>();
            said.compression = compressionRatio(said.text);
            said.temperature = m_ask.temperature;
            all.push_back(std::move(said));
        }
        return all;
    }

    const WhisperParts& m_parts;
    const WhisperDecoder& m_decoder;
    const WhisperHeard& m_heard;
    const WhisperAsk& m_ask;
    WhisperRules m_rules;
    KvCache m_cache;
    std::vector<std::vector<std::int64_t>> m_said; // by window, with its end mark
    std::vector<double> m_sums;                    // of log-probabilities
    std::vector<char> m_hasEnded;
    at::Tensor m_noSpeech; // [windows]
};

} // namespace

WhisperAsk whisperAsk(const WhisperParts& parts, const std::string& language, WhisperTask task,
                      WhisperTimes times, const std::vector<std::int64_t>& previous)
{
    const auto& marks = parts.tokenizer.marks();
    const auto most = std::size_t(parts.network->config().targets / 2 - 1);
    WhisperAsk ask;
    ask.times = times;
    ask.mostTokens = parts.network->config().targets / 2;
    if (!previous.empty()) {
        ask.prompt.push_back(marks.startOfPrevious);
        ask.prompt.insert(ask.prompt.end(), previous.end() - std::ptrdiff_t(std::min(most, previous.size())),
                          previous.end());
    }
    ask.start = ask.prompt.size();
    ask.prompt.push_back(marks.start);
    if (parts.generation.isMultilingual) {
        ask.prompt.push_back(marks.language(language).value_or(marks.start + 1));
        ask.prompt.push_back(task == WhisperTask::Translate ? marks.translate : marks.transcribe);
    }
    if (times == WhisperTimes::None)
        ask.prompt.push_back(marks.noTimestamps);
    return ask;
}

Result<std::vector<WhisperSaid>> sayWindows(const WhisperParts& parts, const WhisperHeard& heard,
                                            const WhisperAsk& ask, const std::stop_token& stop)
{
    return Saying(parts, heard, ask).run(stop);
}

std::vector<std::pair<std::string, double>> languagesOf(const WhisperParts& parts, const WhisperHeard& heard)
{
    const auto& marks = parts.tokenizer.marks();
    std::vector<std::pair<std::string, double>> found(std::size_t(heard.windows()), {"en", 1.0});
    if (!parts.generation.isMultilingual || marks.languages.empty())
        return found;
    const auto& decoder = parts.network->decoder();
    auto cache = decoder.makeCache(heard.windows());
    const auto states =
        decoder.forward(at::full({heard.windows(), 1}, marks.start, at::kLong), 0, cache, heard);
    std::vector<std::int64_t> ids;
    for (const auto& language : marks.languages)
        ids.push_back(language.second);
    const auto likely =
        decoder.logits(states.select(1, 0)).cpu().index_select(1, at::tensor(ids, at::kLong)).softmax(1);
    for (std::int64_t row = 0; row < heard.windows(); ++row) {
        const auto best = likely[row].argmax().item<std::int64_t>();
        found[std::size_t(row)] = {marks.languages[std::size_t(best)].first, likely[row][best].item<float>()};
    }
    return found;
}

} // namespace understudy
