#include "core/train/network/dropout_p.h"

#include "core/base/random.h"

#include <ATen/CPUGeneratorImpl.h>

namespace understudy {

at::Tensor Dropout::mask(std::uint64_t number, const at::Tensor& x) const
{
    RandomStream stream(seed, number);
    const auto drawn = std::uint64_t(stream.next()) << 32 | stream.next();
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(drawn);
    const auto kept = at::empty(x.sizes(), at::kFloat).bernoulli_(1 - share, generator);
    return kept.div_(1 - share).to(x.device());
}

} // namespace understudy
