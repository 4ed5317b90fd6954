#include "widgets/words/target_text.h"

#include "core/measure/evaluation/evaluation.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <cmath>

namespace understudy::words {

namespace {

struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::TargetText)
};

/// Core's words for reports, here for their translation: a test asks that none is missing.
[[maybe_unused]] constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Clips of 5 to 15 s"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Defective clips"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Minutes of clips"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Words wrong (WER)"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Characters wrong (CER)"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Likeness to the talent (ECAPA cosine)"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Speed of synthesis"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Training steps"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Memory of training, peak"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Time of training"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Size of the adapter"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Answers of the HTTP API"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Set-up"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Loudness of the master"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "True peak of the master"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "Master: 24 kHz, 16 bit, mono, times beside it"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "no dataset was named"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "the dataset says nothing of it"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "no model that hears words is installed"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "no ECAPA-TDNN is installed"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText",
                      "fewer than five clips of the talent were left out of training"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "no line was spoken"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText",
                      "the voice is not from a training run of this project"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "the voice has no adapter"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "this version has no HTTP API"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "packaging/try.sh takes the time"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", "no master was named"),
    QT_TRANSLATE_NOOP("understudy::words::TargetText", " × real time"),
};

QString translated(const std::string& text)
{
    return QCoreApplication::translate("understudy::words::TargetText", text.c_str());
}

QString unit(Target target)
{
    const auto* name = unitOf(target).name;
    return *name != 0 ? translated(name) : QString();
}

/// Without the zeros that a bound as it is promised does not have.
QString plainNumber(Target target, double value)
{
    const auto isWhole = [](double scaled) { return std::abs(scaled - std::round(scaled)) < 1e-6; };
    const auto of = unitOf(target);
    int decimals = 0;
    for (auto scaled = value * of.factor; decimals < of.decimals && !isWhole(scaled); scaled *= 10)
        ++decimals;
    return number(value * of.factor, decimals);
}

} // namespace

QString title(Target target)
{
    return translated(titleOf(target));
}

QString bound(const TargetRow& row)
{
    if (row.target == Target::MasterFormat)
        return TargetText::tr("yes");
    const auto shown = [&](double value) { return plainNumber(row.target, value) + unit(row.target); };
    if (row.least && row.most)
        return TargetText::tr("%1 to %2").arg(plainNumber(row.target, *row.least), shown(*row.most));
    if (row.least)
        return TargetText::tr("at least %1").arg(shown(*row.least));
    return TargetText::tr("at most %1").arg(shown(row.most.value_or(0)));
}

QString value(const TargetRow& row)
{
    if (!row.value)
        return {};
    if (row.target == Target::MasterFormat)
        return *row.value > 0 ? TargetText::tr("yes") : TargetText::tr("no");
    return number(*row.value * unitOf(row.target).factor, decimalsOf(row)) + unit(row.target);
}

QString verdict(const TargetRow& row)
{
    if (!row.value)
        return TargetText::tr("Not measured: %1").arg(translated(reasonOf(row.why)));
    return row.isMet() ? TargetText::tr("Passed") : TargetText::tr("Failed");
}

} // namespace understudy::words
