#include "widgets/words/compare_text.h"

#include "core/data/qc/defect_rate.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace understudy::words {

namespace {

struct CompareWords
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::CompareWords)
};

constexpr double kLevel = 0.05;

QString slotName(const ComparisonPlan& plan, std::size_t slot)
{
    return QString::fromStdString(plan.slots[slot].slot.name);
}

QString namesOf(const ComparisonPlan& plan, const std::vector<std::size_t>& slots)
{
    QStringList names;
    for (const auto slot : slots)
        names << slotName(plan, slot);
    if (names.size() < 2)
        return names.join(QString());
    const auto last = names.takeLast();
    return CompareWords::tr("%1 and %2").arg(names.join(QStringLiteral(", ")), last);
}

QString abxHeadline(const AbxResult& result)
{
    return result.isHeard()
               ? CompareWords::tr("The two can be told apart: %1 of %2 right.")
                     .arg(result.correct)
                     .arg(result.trials)
               : CompareWords::tr(
                     "It was not shown that the two can be told apart: %1 of %2 right, and %3 are needed.")
                     .arg(result.correct)
                     .arg(result.trials)
                     .arg(result.needed);
}

QString abxFigures(const AbxResult& result)
{
    const auto chance = CompareWords::tr("Somebody who only guesses does as well with a chance of %1.")
                            .arg(probability(result.chance));
    return result.isHeard()
               ? chance
               : chance + QLatin1Char(' ') + CompareWords::tr("That is no proof that they sound alike.");
}

QString preferenceFigures(const ComparisonResults& results, std::size_t best)
{
    const auto& strength = results.preference->strengths[best];
    if (strength.votes == 0)
        return CompareWords::tr("Nobody voted on it.");
    const auto range = clopperPearson(strength.won, strength.votes);
    return CompareWords::tr(
               "Against the others it was chosen in %1 of %2 comparisons (%3 %, interval %4 to %5 %).")
        .arg(strength.won)
        .arg(strength.votes)
        .arg(number(100.0 * strength.won / strength.votes, 0), number(100 * range.low, 0),
             number(100 * range.high, 0));
}

/// No other figure speaks for the best one than for the rest.
bool isLevel(const ComparisonResults& results, std::size_t best, const std::vector<std::size_t>& others)
{
    const auto value = [&](std::size_t slot) {
        return results.preference ? results.preference->strengths[slot].value
                                  : results.opinion->scores[slot].mean;
    };
    return !others.empty() &&
           std::ranges::all_of(others, [&](std::size_t slot) { return value(best) - value(slot) < 1e-6; });
}

} // namespace

QString word(const std::optional<ListeningMode>& mode)
{
    if (!mode)
        return CompareWords::tr("Free");
    switch (*mode) {
    case ListeningMode::Abx:
        return CompareWords::tr("ABX");
    case ListeningMode::Preference:
        return CompareWords::tr("Blind preference");
    case ListeningMode::Opinion:
        break;
    }
    return CompareWords::tr("MOS sheet");
}

QString progressOf(const Comparison& comparison, std::string_view listener)
{
    if (!comparison.plan.mode)
        return CompareWords::tr("Heard freely");
    if (!sealOf(comparison).isSealed)
        return CompareWords::tr("Finished");
    const auto next = comparison.nextTrial(listener);
    if (comparison.answered(listener) == 0)
        return CompareWords::tr("Not started");
    return next ? CompareWords::tr("Trial %1 of %2").arg(int(*next) + 1).arg(comparison.trials().size())
                : CompareWords::tr("Waits for others");
}

QString headline(const ComparisonResults& results)
{
    if (results.abx)
        return abxHeadline(*results.abx);
    const auto best = results.best();
    if (!best)
        return CompareWords::tr("There is nothing to rank.");
    const auto name = slotName(results.comparison.plan, *best);
    const auto others = results.notRuledOut();
    const auto rest = namesOf(results.comparison.plan, others);
    if (isLevel(results, *best, others))
        return CompareWords::tr("%1 and %2 are level.").arg(name, rest);
    if (results.preference)
        return others.empty()
                   ? CompareWords::tr("%1 is preferred.").arg(name)
                   : CompareWords::tr("%1 is preferred, but %2 cannot be ruled out.").arg(name, rest);
    return others.empty() ? CompareWords::tr("%1 is rated best.").arg(name)
                          : CompareWords::tr("%1 is rated best, but %2 cannot be ruled out.").arg(name, rest);
}

QString figuresSentence(const ComparisonResults& results)
{
    if (results.abx)
        return abxFigures(*results.abx);
    const auto best = results.best();
    if (!best)
        return {};
    if (results.preference)
        return preferenceFigures(results, *best);
    const auto& score = results.opinion->scores[*best];
    return CompareWords::tr("Its mean is %1 of 5 over %n scores.", nullptr, score.count)
        .arg(scoreText(score));
}

QString probability(double p)
{
    return p < 0.001 ? CompareWords::tr("below 0.001") : number(p, p < 0.1 ? 3 : 2);
}

QString reading(const PairResult& pair, const ComparisonPlan& plan)
{
    constexpr double kLeans = 0.2;
    const auto ahead = 2 * pair.won >= pair.votes ? pair.first : pair.second;
    if (pair.chance <= kLevel)
        return CompareWords::tr("%1 is preferred").arg(slotName(plan, ahead));
    return pair.chance <= kLeans ? CompareWords::tr("leans to %1").arg(slotName(plan, ahead))
                                 : CompareWords::tr("not settled");
}

QString consistency(const PreferenceResult& result)
{
    if (result.askedAgain == 0)
        return {};
    return CompareWords::tr("%1 of %n repeated pair(s) got the same answer", nullptr, result.askedAgain)
        .arg(result.sameAgain);
}

QString listenersOf(const ComparisonResults& results)
{
    QStringList all;
    for (const auto& listener : results.listeners)
        all << CompareWords::tr("%1 %n vote(s)", nullptr, listener.votes)
                   .arg(QString::fromStdString(listener.name));
    return all.join(QStringLiteral(", "));
}

QString attention(const ComparisonResults& results)
{
    const auto& slots = results.comparison.plan.slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (!slots[slot].slot.isReference || results.abx)
            continue;
        if (results.ranking.front() == slot)
            return CompareWords::tr("the hidden reference came first: the listeners were attentive");
        return CompareWords::tr(
            "the hidden reference did not come first: look whether the listeners heard it");
    }
    return {};
}

QString anchorNote(const ComparisonResults& results)
{
    const auto& slots = results.comparison.plan.slots;
    if (!results.opinion || !slots.back().slot.isAnchor)
        return {};
    return results.ranking.back() + 1 == slots.size()
               ? CompareWords::tr(
                     "the hidden anchor, worse on purpose, came last: the listeners were attentive")
               : CompareWords::tr(
                     "the hidden anchor, worse on purpose, did not come last: look whether the listeners "
                     "heard it");
}

QString scoreText(const MeanScore& score)
{
    if (score.count == 0)
        return CompareWords::tr("no scores");
    if (!std::isfinite(score.low) || !std::isfinite(score.high))
        return number(score.mean, 1);
    return CompareWords::tr("%1 (%2 to %3)")
        .arg(number(score.mean, 1), number(score.low, 1), number(score.high, 1));
}

QString gainText(Decibels gain)
{
    const auto text = number(gain.value, 1);
    return CompareWords::tr("%1 dB").arg(gain.value >= 0.05 ? QLatin1Char('+') + text : text);
}

} // namespace understudy::words
