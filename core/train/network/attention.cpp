#include "core/train/network/attention_p.h"

#include <cmath>
#include <limits>

namespace understudy {
namespace {

/// What a query may not hear yet: [time, time], -inf after the diagonal.
at::Tensor future(std::int64_t time, at::Device device)
{
    const auto all = at::full({time, time}, -std::numeric_limits<double>::infinity(),
                              at::TensorOptions(at::kFloat).device(device));
    return all.triu_(1);
}

} // namespace

struct TrainedAttention::Heard
{
    at::Tensor queries;      // [count * keyHeads, groups * time, headDim]
    at::Tensor keys, values; // [count * keyHeads, time, headDim]
    at::Tensor shares;       // [count * keyHeads, groups * time, time]: after the softmax
};

TrainedAttention::TrainedAttention(const LlamaConfig& config)
    : m_heads(config.heads), m_keyHeads(config.keyHeads), m_headDim(config.headDim),
      m_scale(1 / std::sqrt(double(config.headDim)))
{
}

/// [count * time, heads * headDim] -> [count * keyHeads, groups * time, headDim]: the queries of one group
/// stand below each other, so that keys and values are not repeated.
at::Tensor TrainedAttention::grouped(const at::Tensor& x, const Sequences::Run& run) const
{
    const auto groups = x.size(1) / m_headDim / m_keyHeads;
    return x.view({run.count, run.length, m_keyHeads, groups, m_headDim})
        .permute({0, 2, 3, 1, 4})
        .reshape({run.count * m_keyHeads, groups * run.length, m_headDim});
}

at::Tensor TrainedAttention::ungrouped(const at::Tensor& x, const Sequences::Run& run) const
{
    const auto groups = x.size(1) / run.length;
    return x.view({run.count, m_keyHeads, groups, run.length, m_headDim})
        .permute({0, 3, 1, 2, 4})
        .reshape({run.count * run.length, m_keyHeads * groups * m_headDim});
}

TrainedAttention::Heard TrainedAttention::hear(const at::Tensor& qkv, const Sequences::Run& run) const
{
    const auto rows = qkv.narrow(0, run.begin, run.count * run.length).to(at::kFloat).contiguous();
    const auto queries = m_heads * m_headDim, keys = m_keyHeads * m_headDim;
    Heard heard;
    heard.queries = grouped(rows.narrow(1, 0, queries).contiguous(), run);
    heard.keys = grouped(rows.narrow(1, queries, keys).contiguous(), run);
    heard.values = grouped(rows.narrow(1, queries + keys, keys).contiguous(), run);
    auto scores = at::bmm(heard.queries, heard.keys.transpose(1, 2)).mul_(m_scale);
    scores.view({-1, run.length, run.length}).add_(future(run.length, scores.device()));
    heard.shares = at::softmax(scores, -1);
    return heard;
}

at::Tensor TrainedAttention::forward(const at::Tensor& qkv, const Sequences& sequences) const
{
    auto y = at::empty({qkv.size(0), m_heads * m_headDim}, qkv.options());
    for (const auto& run : sequences.runs()) {
        const auto heard = hear(qkv, run);
        y.narrow(0, run.begin, run.count * run.length)
            .copy_(ungrouped(at::bmm(heard.shares, heard.values), run));
    }
    return y;
}

at::Tensor TrainedAttention::backward(const at::Tensor& dy, const at::Tensor& qkv,
                                      const Sequences& sequences) const
{
    auto dx = at::empty(qkv.sizes(), dy.options());
    for (const auto& run : sequences.runs()) {
        const auto heard = hear(qkv, run);
        const auto dOut = grouped(dy.narrow(0, run.begin, run.count * run.length), run);
        const auto dShares = at::bmm(dOut, heard.values.transpose(1, 2));
        const auto dScores = at::_softmax_backward_data(dShares, heard.shares, -1, at::kFloat).mul_(m_scale);
        const auto dQueries = at::bmm(dScores, heard.keys);
        const auto dKeys = at::bmm(dScores.transpose(1, 2), heard.queries);
        const auto dValues = at::bmm(heard.shares.transpose(1, 2), dOut);
        dx.narrow(0, run.begin, run.count * run.length)
            .copy_(at::cat({ungrouped(dQueries, run), ungrouped(dKeys, run), ungrouped(dValues, run)}, 1));
    }
    return dx;
}

} // namespace understudy
