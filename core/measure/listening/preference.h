// What votes between two of several voices say of all of them: strengths (Bradley and Terry, Biometrika 39,
// 1952) with intervals, and each pair by itself.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace understudy {

/// One answer: `winner` was preferred to `loser`; numbers of slots.
struct PreferenceVote
{
    std::size_t winner = 0;
    std::size_t loser = 0;
};

/// One slot among all, on a scale where 0 is the middle of them: it is preferred to another with a chance of
/// 1 / (1 + exp(other - this)).
struct Strength
{
    double value = 0;
    double low = 0;  ///< 95 %, from the information in the votes (normal approximation)
    double high = 0; ///< not finite where votes do not join the slots
    int won = 0;
    int votes = 0;
};

/// In order of slots; all votes are of slots below `slots`. Each pair that was compared is taken to have half
/// a vote more for each side, so that a slot that won all its votes has a strength too. Slots without a chain
/// of votes between them cannot be ranked: all intervals are then infinite.
std::vector<Strength> rankByVotes(std::span<const PreferenceVote> votes, std::size_t slots);

/// Two-sided sign test: the chance of a result as far from even, when nobody prefers either. 1 without votes.
double signTest(int won, int votes);

} // namespace understudy
