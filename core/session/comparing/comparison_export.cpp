// Answers and results as files for other programs.

#include "core/base/digits.h"
#include "core/session/comparing/comparison_results.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

std::string quoted(const std::string& field)
{
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;
    std::string out = "\"";
    for (const char c : field)
        out.append(c == '"' ? "\"\"" : std::string(1, c));
    return out + "\"";
}

void addRow(std::string& csv, const std::vector<std::string>& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        csv.append(i == 0 ? "" : ",").append(quoted(fields[i]));
    csv += "\r\n";
}

/// JSON has no infinity.
Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

std::string choiceOf(const ComparisonPlan& plan, const ListeningTrial& trial, int choice)
{
    switch (*plan.mode) {
    case ListeningMode::Abx:
        return choice == 0 ? "A" : "B";
    case ListeningMode::Preference:
        return plan.slots[choice == 0 ? trial.first : trial.second].slot.name;
    case ListeningMode::Opinion:
        break;
    }
    return std::to_string(choice);
}

std::string truthOf(const ComparisonPlan& plan, const ListeningTrial& trial)
{
    if (*plan.mode != ListeningMode::Abx)
        return {};
    return trial.x == AbxAnswer::A ? "A" : "B";
}

Json jsonOf(const PreferenceResult& result, const ComparisonPlan& plan)
{
    Json ranking = Json::array(), pairs = Json::array();
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
        const auto& strength = result.strengths[slot];
        ranking.push_back({{"slot", plan.slots[slot].slot.name},
                           {"strength", number(strength.value)},
                           {"low", number(strength.low)},
                           {"high", number(strength.high)},
                           {"won", strength.won},
                           {"votes", strength.votes}});
    }
    for (const auto& pair : result.pairs)
        pairs.push_back({{"first", plan.slots[pair.first].slot.name},
                         {"second", plan.slots[pair.second].slot.name},
                         {"won", pair.won},
                         {"votes", pair.votes},
                         {"p", pair.chance}});
    return {{"ranking", ranking},
            {"pairs", pairs},
            {"same_again", result.sameAgain},
            {"asked_again", result.askedAgain}};
}

Json jsonOf(const OpinionResult& result, const ComparisonPlan& plan)
{
    Json scores = Json::array();
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
        const auto &score = result.scores[slot], &people = result.people[slot];
        scores.push_back({{"slot", plan.slots[slot].slot.name},
                          {"reference", plan.slots[slot].slot.isReference},
                          {"anchor", plan.slots[slot].slot.isAnchor},
                          {"mean", number(score.mean)},
                          {"low", number(score.low)},
                          {"high", number(score.high)},
                          {"people_low", number(people.low)},
                          {"people_high", number(people.high)},
                          {"count", score.count}});
    }
    return {{"scores", scores}};
}

Json figuresOf(const ComparisonResults& results)
{
    const auto& plan = results.comparison.plan;
    if (results.abx)
        return {{"correct", results.abx->correct},
                {"trials", results.abx->trials},
                {"p", results.abx->chance},
                {"needed", results.abx->needed}};
    return results.preference ? jsonOf(*results.preference, plan) : jsonOf(*results.opinion, plan);
}

} // namespace

std::string answersCsv(const ComparisonResults& results)
{
    const auto& plan = results.comparison.plan;
    const auto trials = results.comparison.trials();
    std::string csv;
    addRow(csv,
           {"trial", "given", "listener", "text", "first", "second", "x", "choice", "switches", "seconds"});
    for (const auto& answer : results.comparison.answers) {
        if (answer.trial >= trials.size())
            continue;
        const auto& trial = trials[answer.trial];
        const bool isPair = *plan.mode != ListeningMode::Opinion;
        addRow(csv, {std::to_string(answer.trial + 1), answer.time, answer.listener,
                     plan.items[trial.item].text, plan.slots[trial.first].slot.name,
                     isPair ? plan.slots[trial.second].slot.name : std::string(), truthOf(plan, trial),
                     choiceOf(plan, trial, answer.choice), std::to_string(answer.switches),
                     digitsOf(answer.seconds, 1)});
    }
    return csv;
}

std::string resultsJson(const ComparisonResults& results)
{
    const auto& comparison = results.comparison;
    Json listeners = Json::array(), answers = Json::array();
    for (const auto& listener : results.listeners)
        listeners.push_back({{"name", listener.name}, {"votes", listener.votes}});
    for (const auto& answer : comparison.answers)
        answers.push_back({{"trial", answer.trial},
                           {"choice", answer.choice},
                           {"listener", answer.listener},
                           {"given", answer.time},
                           {"switches", answer.switches},
                           {"seconds", answer.seconds}});
    const Json json{{"id", comparison.id.value},
                    {"begun", comparison.begun},
                    {"ended_early", comparison.isEnded},
                    {"plan", Json::parse(formatPlan(comparison.plan))},
                    {"listeners", listeners},
                    {"results", figuresOf(results)},
                    {"answers", answers}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace understudy
