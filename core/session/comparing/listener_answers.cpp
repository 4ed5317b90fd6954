#include "core/session/comparing/listener_answers.h"

#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace understudy {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostAnswers = 10'000;
constexpr std::size_t kLongestName = 240; // bytes of the 60 characters that the page takes

std::string textIn(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Whole numbers of a range; none: it is something else.
std::optional<int> numberIn(const Json& json, const char* key, int most)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer())
        return {};
    const auto value = found->get<std::int64_t>();
    return value >= 0 && value <= most ? std::optional(static_cast<int>(value)) : std::nullopt;
}

std::optional<ListeningAnswer> answerIn(const Json& json, const std::string& listener)
{
    if (!json.is_object())
        return {};
    const auto trial = numberIn(json, "trial", kMostAnswers), choice = numberIn(json, "choice", 100);
    const auto switches = numberIn(json, "switches", 1'000'000);
    const auto seconds = json.find("seconds");
    if (!trial || !choice || !switches || seconds == json.end() || !seconds->is_number())
        return {};
    const auto took = seconds->get<double>();
    const auto given = textIn(json, "given");
    if (!std::isfinite(took) || took < 0 || took > 1e7 || given.size() > 40)
        return {};
    return ListeningAnswer{static_cast<std::size_t>(*trial), *choice, listener, given, *switches, took};
}

} // namespace

Result<ListenerAnswers> parseAnswers(std::string_view text, const std::string& subject)
{
    const auto damaged = [&](std::string what) {
        return fail(Code::Corrupt, Reason::AnswersDamaged, subject, std::move(what));
    };
    if (const auto checked = checkJson(text, {.depth = 4, .values = 200'000}); !checked)
        return damaged(checked.error().detail);
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || textIn(json, "kind") != kAnswersKind)
        return damaged("no answers of a listening page");
    const auto format = numberIn(json, "format", 1'000'000);
    if (format != kAnswersFormat)
        return fail(Code::Unsupported, Reason::AnswersNewer, subject,
                    (format ? std::to_string(*format) : std::string("?")) + "/" +
                        std::to_string(kAnswersFormat));
    ListenerAnswers given{textIn(json, "print"), textIn(json, "test"), textIn(json, "listener"), {}};
    if (!isSha256(given.print))
        return damaged("print");
    if (given.listener.empty() || given.listener.size() > kLongestName || findInvalidUtf8(given.listener))
        return damaged("listener");
    const auto answers = json.find("answers");
    if (answers == json.end() || !answers->is_array() || answers->empty() || answers->size() > kMostAnswers)
        return damaged("answers");
    for (const auto& one : *answers) {
        auto answer = answerIn(one, given.listener);
        if (!answer)
            return damaged("answer " + std::to_string(given.answers.size() + 1));
        given.answers.push_back(std::move(*answer));
    }
    return given;
}

Result<void> checkAnswers(const ListenerAnswers& given, const ComparisonPlan& plan,
                          const std::string& subject)
{
    if (given.print != printOf(plan))
        return fail(Code::InvalidInput, Reason::AnswersOther, subject, given.test + "/" + plan.name);
    const auto trials = plan.mode ? planTrials(plan.design).size() : 0;
    std::set<std::size_t> seen;
    for (const auto& answer : given.answers)
        if (answer.trial >= trials || !isChoice(*plan.mode, answer.choice) ||
            !seen.insert(answer.trial).second)
            return fail(Code::Corrupt, Reason::AnswersDamaged, subject,
                        "trial " + std::to_string(answer.trial + 1));
    if (plan.mode == ListeningMode::Abx && seen.size() < trials)
        return fail(Code::Corrupt, Reason::AnswersDamaged, subject,
                    std::to_string(seen.size()) + " of " + std::to_string(trials) + " trials");
    return {};
}

} // namespace understudy
