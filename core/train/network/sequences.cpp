#include "core/train/network/sequences_p.h"

namespace understudy {

Sequences::Sequences(const std::vector<std::int64_t>& lengths)
{
    for (const auto length : lengths)
        add(1, length);
}

Sequences Sequences::alike(std::int64_t count, std::int64_t length)
{
    Sequences made;
    if (count > 0)
        made.add(count, length);
    return made;
}

void Sequences::add(std::int64_t count, std::int64_t length)
{
    if (!m_runs.empty() && m_runs.back().length == length)
        m_runs.back().count += count;
    else
        m_runs.push_back({m_positions, count, length});
    m_positions += count * length;
}

at::Tensor Sequences::places() const
{
    std::vector<at::Tensor> parts{at::empty({0}, at::kLong)};
    for (const auto& run : m_runs)
        parts.push_back(at::arange(run.length, at::kLong).repeat({run.count}));
    return at::cat(parts);
}

Turns::Turns(const RopeTable& table, const Sequences& sequences)
{
    const auto places = sequences.places().to(table.cos().device());
    m_cos = table.cos().index_select(0, places).unsqueeze(1);
    m_sin = table.sin().index_select(0, places).unsqueeze(1);
}

at::Tensor Turns::turned(const at::Tensor& x) const
{
    return x * m_cos + x.roll(x.size(-1) / 2, -1) * m_sin;
}

at::Tensor Turns::turnedBack(const at::Tensor& dy) const
{
    // Rolling by half is its own inverse.
    return dy * m_cos.to(at::kFloat) + (dy * m_sin.to(at::kFloat)).roll(dy.size(-1) / 2, -1);
}

} // namespace understudy
