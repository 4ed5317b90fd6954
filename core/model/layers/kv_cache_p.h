// Keys and values of the positions heard so far: one tensor a layer, made once; a step writes into its place.
#pragma once

#include "core/model/torch_p.h"

#include <vector>

namespace understudy {

class KvCache
{
public:
    KvCache() = default;
    KvCache(std::int64_t layers, std::int64_t rows, std::int64_t heads, std::int64_t positions,
            std::int64_t headDim, at::TensorOptions options)
        : m_both(at::zeros({layers, 2, rows, heads, positions, headDim}, options))
    {
        for (std::int64_t layer = 0; layer < layers; ++layer) {
            m_keys.push_back(m_both[layer][0]);
            m_values.push_back(m_both[layer][1]);
        }
    }

    const at::Tensor& keys(std::size_t layer) const
    {
        return m_keys[layer];
    } // [rows, heads, positions, headDim]
    const at::Tensor& values(std::size_t layer) const { return m_values[layer]; }
    std::int64_t rows() const { return m_both.size(2); }
    std::int64_t positions() const { return m_both.size(4); }
    std::int64_t bytes() const { return m_both.defined() ? std::int64_t(m_both.nbytes()) : 0; }

    /// The first `count` positions of one row, to be put back later: [layers, 2, heads, count, headDim].
    at::Tensor saved(std::int64_t row, std::int64_t count) const
    {
        return m_both.select(2, row).narrow(3, 0, count).contiguous();
    }
    void restore(std::int64_t row, const at::Tensor& prefix)
    {
        m_both.select(2, row).narrow(3, 0, prefix.size(3)).copy_(prefix);
    }

private:
    at::Tensor m_both; // [layers, keys and values, rows, heads, positions, headDim]
    std::vector<at::Tensor> m_keys, m_values;
};

} // namespace understudy
