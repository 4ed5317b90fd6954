// What another listener answered on a page that was saved for them: a file from outside.
#pragma once

#include "core/session/comparing/comparison.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

inline constexpr int kAnswersFormat = 1;
inline constexpr std::string_view kAnswersKind = "understudy-answers";

struct ListenerAnswers
{
    std::string print; ///< of the test, as printOf()
    std::string test;  ///< its name, for people
    std::string listener;
    std::vector<ListeningAnswer> answers;
};

/// `subject`: what an error names. AnswersDamaged, AnswersNewer.
Result<ListenerAnswers> parseAnswers(std::string_view text, const std::string& subject);

/// That they answer `plan`: each trial at most once, with a choice it has; ABX all of them. AnswersOther,
/// AnswersDamaged.
Result<void> checkAnswers(const ListenerAnswers& given, const ComparisonPlan& plan,
                          const std::string& subject);

} // namespace understudy
