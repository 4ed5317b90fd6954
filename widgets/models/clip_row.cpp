#include "widgets/models/clip_row.h"

#include "core/data/clips/findings.h"
#include "widgets/support/conversions.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/finding_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

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
    row.findings = byHearing(clip);
    return row;
}

QString flagText(const ClipRow& row)
{
    if (row.measuring == ClipRow::Measuring::UnderWay)
        return QCoreApplication::translate("ClipRow", "Being measured");
    if (row.measuring == ClipRow::Measuring::Failed)
        return QCoreApplication::translate("ClipRow", "Not measured");
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
            ? words::phrase(row.verdict)
            : QStringLiteral("%1 (%2)").arg(words::phrase(row.verdict), words::word(row.reason));
    return QCoreApplication::translate("ClipRow", "Clip %1, %2, %3, %4: %5. %6")
        .arg(row.number)
        .arg(verdict, row.recording, length,
             row.measuring == ClipRow::Measuring::Done ? words::phrases(row.findings)
                                                       : words::inSentence(flagText(row)),
             row.transcript);
}

} // namespace understudy
