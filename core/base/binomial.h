// The binomial distribution: of trials that come out one way or the other.
#pragma once

namespace understudy {

/// Chance of at most `most` of `size` trials, when each has a chance of `rate`.
double binomialAtMost(int most, int size, double rate);
/// Chance of `least` or more.
inline double binomialAtLeast(int least, int size, double rate)
{
    return binomialAtMost(size - least, size, 1 - rate); // those that come out the other way
}

} // namespace understudy
