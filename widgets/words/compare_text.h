// What a comparison by ear is and says, in the user's words: statistics in words first, then figures.
#pragma once

#include "core/session/comparing/comparison_results.h"

#include <QString>

namespace understudy::words {

/// "ABX", "Blind preference", "MOS sheet"; none: "Free".
QString word(const std::optional<ListeningMode>& mode);

/// How far this listener is: "Not started", "Trial 7 of 16", "Finished", "Heard freely".
QString progressOf(const Comparison& comparison, std::string_view listener);

/// "Step 600 is preferred, but step 700 cannot be ruled out."
QString headline(const ComparisonResults& results);
/// "Against the others it was chosen in 15 of 20 comparisons (75 %, interval 51 to 91 %)."
QString figuresSentence(const ComparisonResults& results);

/// "0.055", "below 0.001".
QString probability(double p);
/// "600 is preferred", "leans to 600", "not settled".
QString reading(const PairResult& pair, const ComparisonPlan& plan);
/// "5 of 6 repeated pairs got the same answer"; empty: none was asked again.
QString consistency(const PreferenceResult& result);
/// "Tomas 32 votes, Mara 16 votes".
QString listenersOf(const ComparisonResults& results);
/// Whether the hidden reference was found the best, as attentive listeners do; empty: there was none.
QString attention(const ComparisonResults& results);
/// Likewise where the hidden anchor stands; empty: there is none.
QString anchorNote(const ComparisonResults& results);
/// "4.1 (3.7 to 4.5)"; without an interval where there are too few.
QString scoreText(const MeanScore& score);

/// What a slot's gain says: "−0.4 dB"; U+2212.
QString gainText(Decibels gain);

} // namespace understudy::words
