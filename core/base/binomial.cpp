#include "core/base/binomial.h"

#include <algorithm>
#include <cmath>

namespace understudy {

double binomialAtMost(int most, int size, double rate)
{
    if (most < 0)
        return 0;
    if (rate <= 0 || most >= size)
        return 1;
    if (rate >= 1)
        return 0;
    double sum = 0;
    for (int k = 0; k <= most; ++k)
        sum += std::exp(std::lgamma(size + 1) - std::lgamma(k + 1) - std::lgamma(size - k + 1) +
                        k * std::log(rate) + (size - k) * std::log1p(-rate));
    return std::min(sum, 1.0);
}

} // namespace understudy
