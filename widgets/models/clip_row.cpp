#include "widgets/models/clip_row.h"

#include "widgets/support/conversions.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace understudy {

std::optional<double> ClipRow::figure(Measure measure) const
{
    const auto found = std::ranges::find(figures, measure, &Figure::measure);
    return found == figures.end() ? std::nullopt : std::optional(found->value);
}

ClipRow clipRow(const Clip& clip, int number, const QString& recording)
{
    ClipRow row;
    row.number = number;
    row.id = clip.id;
    row.recording = recording;
    row.transcript = toQString(clip.text.normalized);
    row.figures = clip.figures;
    row.findings = clip.findings;
    std::ranges::stable_sort(row.findings, std::ranges::greater{}, &Finding::grade);
    return row;
}

QString flagText(const ClipRow& row)
{
    if (row.findings.empty())
        return {};
    // Several findings of one name are one flag.
    QStringList flags;
    for (const auto& finding : row.findings)
        if (const auto flag = words::flag(finding.measure); !flags.contains(flag))
            flags << flag;
    return flags.size() == 1 ? flags.first()
                             : QStringLiteral("%1 +%2").arg(flags.first()).arg(flags.size() - 1);
}

QString description(const ClipRow& row)
{
    const auto length = words::seconds(Seconds(row.figure(Measure::Duration).value_or(0)));
    const auto verdict =
        row.reason == RejectReason::None
            ? words::word(row.verdict).toLower()
            : QStringLiteral("%1 (%2)").arg(words::word(row.verdict), words::word(row.reason)).toLower();
    return QCoreApplication::translate("ClipRow", "Clip %1, %2, %3, %4: %5. %6")
        .arg(row.number)
        .arg(verdict, row.recording, length, words::phrases(row.findings), row.transcript);
}

} // namespace understudy
