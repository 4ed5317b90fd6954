#include "core/model/whisper/whisper_alignment_p.h"

#include "core/base/contract.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace understudy {
namespace {

constexpr double kPositionsASecond = 50;
constexpr std::int64_t kMedianWidth = 7;

std::vector<WhisperHead> alignmentHeads(const WhisperParts& parts)
{
    if (!parts.generation.alignmentHeads.empty())
        return parts.generation.alignmentHeads;
    const auto& c = parts.network->config();
    std::vector<WhisperHead> heads;
    for (auto layer = c.decoderLayers / 2; layer < c.decoderLayers; ++layer)
        for (std::int64_t head = 0; head < c.decoderHeads; ++head)
            heads.push_back({layer, head});
    return heads;
}

/// How surely each token is said where: [tokens, positions], the prompt's rows and the end's left out.
at::Tensor sureness(const WhisperLooks& looks, std::int64_t positions, std::int64_t prompt)
{
    const auto weights =
        at::stack(looks.looks).narrow(2, 0, positions).softmax(-1); // [heads, time, positions]
    const auto [deviation, mean] =
        at::std_mean(weights, at::IntArrayRef{-2}, /*correction=*/0, /*keepdim=*/true);
    // One that looks at a position alike whatever is said tells nothing of it.
    const auto even = ((weights - mean) / deviation.clamp_min(std::numeric_limits<float>::min()));
    const auto all = medianFiltered(even, kMedianWidth).mean(0);
    return all.narrow(0, prompt, all.size(0) - prompt - 1);
}

struct Way
{
    std::vector<double> begins;        ///< seconds: when each token, and the end, is come to
    std::vector<double> probabilities; ///< of each token
};

Way wayThrough(const WhisperParts& parts, const WhisperHeard& heard, const std::string& language,
               std::span<const std::int64_t> tokens, std::int64_t positions)
{
    const auto& decoder = parts.network->decoder();
    const auto end = parts.tokenizer.marks().end;
    auto ids = whisperAsk(parts, language, WhisperTask::Transcribe, WhisperTimes::None, {}).prompt;
    const auto marks = std::int64_t(ids.size()) - 1; // without the one that asks for no times
    ids.insert(ids.end(), tokens.begin(), tokens.end());
    ids.push_back(end);
    auto cache = decoder.makeCache(1);
    WhisperLooks looks{alignmentHeads(parts), {}};
    const auto states =
        decoder.forward(at::tensor(ids, at::kLong).unsqueeze(0), 0, cache, heard, nullptr, &looks)[0];
    const auto likely = decoder.logits(states.narrow(0, marks, std::int64_t(tokens.size())))
                            .cpu()
                            .narrow(1, 0, end)
                            .softmax(1);
    Way way;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        way.probabilities.push_back(likely[std::int64_t(i)][tokens[i]].item<float>());
    // Row i is where the model is while it says token i; the mark before the text stands for the first.
    const auto steps = cheapestWay(-sureness(looks, positions, marks).cpu());
    std::int64_t row = -1;
    for (const auto& [token, position] : steps)
        if (token != row) {
            row = token;
            way.begins.push_back(double(position) / kPositionsASecond);
        }
    return way;
}

} // namespace

at::Tensor medianFiltered(const at::Tensor& x, std::int64_t width)
{
    const auto half = width / 2;
    if (x.size(-1) <= half)
        return x;
    const auto padded = at::reflection_pad1d(x, {half, half});
    return std::get<0>(padded.unfold(-1, width, 1).sort(-1)).select(-1, half);
}

std::vector<std::pair<std::int64_t, std::int64_t>> cheapestWay(const at::Tensor& given)
{
    enum Step : std::uint8_t
    {
        Both,
        Row,
        Column
    };
    const auto cost = given.to(at::kFloat).contiguous();
    const auto rows = cost.size(0), columns = cost.size(1), stride = columns + 1;
    UNDERSTUDY_ASSERT(rows > 0 && columns > 0);
    const auto* values = cost.const_data_ptr<float>();
    std::vector<float> before(std::size_t(stride), std::numeric_limits<float>::infinity()), now(before);
    std::vector<Step> trace(std::size_t((rows + 1) * stride), Column);
    before[0] = 0;
    for (std::int64_t i = 1; i <= rows; ++i) {
        now[0] = std::numeric_limits<float>::infinity();
        for (std::int64_t j = 1; j <= columns; ++j) {
            const auto at = std::size_t(j);
            const auto both = before[at - 1], row = before[at], column = now[at - 1];
            const auto step = both < row && both < column ? Both : row < both && row < column ? Row : Column;
            now[at] = values[(i - 1) * columns + j - 1] + (step == Both ? both : step == Row ? row : column);
            trace[std::size_t(i * stride + j)] = step;
        }
        std::swap(before, now);
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> way;
    for (std::int64_t i = rows, j = columns; i > 0 && j > 0;) {
        way.emplace_back(i - 1, j - 1);
        const auto step = trace[std::size_t(i * stride + j)];
        i -= step == Column ? 0 : 1;
        j -= step == Row ? 0 : 1;
    }
    std::ranges::reverse(way);
    return way;
}

std::vector<WhisperTiming> alignWords(const WhisperParts& parts, const WhisperHeard& heard,
                                      const std::string& language, std::span<const std::int64_t> tokens,
                                      std::int64_t frames)
{
    const auto positions = std::min(frames / 2, parts.network->config().sources);
    // What the decoder has no room for beside its marks is not aligned.
    const auto room = parts.network->config().targets - 5;
    if (tokens.empty() || positions < 1 || std::ssize(tokens) > room)
        return {};
    const auto way = wayThrough(parts, heard, language, tokens, positions);
    if (way.begins.size() != tokens.size() + 1) // where something was no number
        return {};
    std::vector<WhisperTiming> words;
    std::size_t at = 0;
    for (auto& [word, ids] : parts.tokenizer.words(tokens, language)) {
        const auto end = at + ids.size();
        const auto sum = std::accumulate(way.probabilities.begin() + std::ptrdiff_t(at),
                                         way.probabilities.begin() + std::ptrdiff_t(end), 0.0);
        words.push_back(
            {std::move(word), std::move(ids), way.begins[at], way.begins[end], sum / double(end - at)});
        at = end;
    }
    return words;
}

} // namespace understudy
