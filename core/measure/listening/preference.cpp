#include "core/measure/listening/preference.h"

#include "core/base/binomial.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace understudy {

namespace {

using Row = std::vector<double>;
using Table = std::vector<Row>; ///< [slot][slot]

Table square(std::size_t size)
{
    return Table(size, Row(size));
}

/// How often each slot was preferred to each other, with half a vote for both sides of each pair that was
/// compared.
Table wins(std::span<const PreferenceVote> votes, std::size_t slots)
{
    auto won = square(slots);
    for (const auto& vote : votes)
        won[vote.winner][vote.loser] += 1;
    const auto plain = won;
    for (std::size_t i = 0; i < slots; ++i)
        for (std::size_t j = 0; j < slots; ++j)
            if (plain[i][j] + plain[j][i] > 0)
                won[i][j] += 0.5;
    return won;
}

/// The fixed point of Hunter, "MM algorithms for generalized Bradley-Terry models" (2004); logarithms, around
/// 0.
Row strengths(const Table& won)
{
    constexpr int kMostSteps = 10'000;
    const auto size = won.size();
    Row weight(size, 1);
    for (int step = 0; step < kMostSteps; ++step) {
        double change = 0;
        for (std::size_t i = 0; i < size; ++i) {
            double total = 0;
            double share = 0;
            for (std::size_t j = 0; j < size; ++j) {
                total += won[i][j];
                share += (won[i][j] + won[j][i]) / (weight[i] + weight[j]);
            }
            const auto next = share > 0 ? total / share : weight[i];
            change = std::max(change, std::abs(std::log(next / weight[i])));
            weight[i] = next;
        }
        if (change < 1e-12)
            break;
    }
    double mean = 0;
    for (auto& value : weight)
        mean += (value = std::log(value)) / static_cast<double>(size);
    for (auto& value : weight)
        value -= mean;
    return weight;
}

/// The votes' information on the strengths, made invertible by fixing their mean.
Table information(const Table& won, const Row& strength)
{
    const auto size = won.size();
    auto table = square(size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            const auto chance = 1 / (1 + std::exp(strength[j] - strength[i]));
            const auto weight = i == j ? 0 : (won[i][j] + won[j][i]) * chance * (1 - chance);
            table[i][i] += weight;
            table[i][j] += 1 / static_cast<double>(size) - weight;
        }
    return table;
}

/// By Gauss and Jordan with pivots; empty when there is none.
Table inverse(Table table)
{
    const auto size = table.size();
    auto out = square(size);
    for (std::size_t i = 0; i < size; ++i)
        out[i][i] = 1;
    for (std::size_t column = 0; column < size; ++column) {
        auto pivot = column;
        for (auto row = column; row < size; ++row)
            if (std::abs(table[row][column]) > std::abs(table[pivot][column]))
                pivot = row;
        if (std::abs(table[pivot][column]) < 1e-9)
            return {};
        std::swap(table[pivot], table[column]);
        std::swap(out[pivot], out[column]);
        const auto scale = table[column][column];
        for (std::size_t j = 0; j < size; ++j) {
            table[column][j] /= scale;
            out[column][j] /= scale;
        }
        for (std::size_t row = 0; row < size; ++row) {
            const auto factor = row == column ? 0 : table[row][column];
            for (std::size_t j = 0; j < size; ++j) {
                table[row][j] -= factor * table[column][j];
                out[row][j] -= factor * out[column][j];
            }
        }
    }
    return out;
}

} // namespace

std::vector<Strength> rankByVotes(std::span<const PreferenceVote> votes, std::size_t slots)
{
    std::vector<Strength> ranking(slots);
    for (const auto& vote : votes) {
        UNDERSTUDY_ASSERT(vote.winner < slots && vote.loser < slots);
        ++ranking[vote.winner].won;
        ++ranking[vote.winner].votes;
        ++ranking[vote.loser].votes;
    }
    if (slots == 0)
        return ranking;
    const auto won = wins(votes, slots);
    const auto strength = strengths(won);
    const auto covariance = inverse(information(won, strength));
    for (std::size_t i = 0; i < slots; ++i) {
        constexpr double kNormal95 = 1.959963984540054;
        // The fixed mean added 1 / slots to each entry.
        const auto spread =
            covariance.empty()
                ? std::numeric_limits<double>::infinity()
                : kNormal95 * std::sqrt(std::max(covariance[i][i] - 1 / static_cast<double>(slots), 0.0));
        ranking[i].value = strength[i];
        ranking[i].low = strength[i] - spread;
        ranking[i].high = strength[i] + spread;
    }
    return ranking;
}

double signTest(int won, int votes)
{
    UNDERSTUDY_ASSERT(won >= 0 && won <= votes);
    const auto fewer = std::min(won, votes - won);
    return votes == 0 ? 1 : std::min(1.0, 2 * binomialAtMost(fewer, votes, 0.5));
}

} // namespace understudy
