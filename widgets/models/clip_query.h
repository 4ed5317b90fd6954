// The language of the review's filter field: `shore snr<30 flag:hum -verdict:rejected`. All words must hold.
#pragma once

#include "widgets/models/clip_row.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace understudy {

struct ClipQuery
{
    enum class What
    {
        Any,       ///< in the transcript or in the recording's name, any case
        Text,      ///< in the transcript
        Flag,      ///< part of a finding's name, in English or translated
        Verdict,   ///< beginning of its name; "new" for not reviewed
        Reason,    ///< part of its name
        Recording, ///< part of its name
        Number,    ///< of the clip
        Attention,
        Figure ///< a clip on which it was not measured does not match
    };
    enum class Is
    {
        Below,
        AtMost,
        Equal, ///< as far as the table's decimals tell
        AtLeast,
        Above
    };
    struct Term
    {
        What what = What::Text;
        bool isNegated = false; ///< written with a minus before it
        QString text;
        Measure measure = Measure::Duration;
        Is is = Is::Equal;
        double value = 0;
        bool operator==(const Term&) const = default;
    };

    std::vector<Term> terms;
    QStringList unread; ///< words that look like terms and say nothing, such as "snr<", "flag:" or "<30"

    bool operator==(const ClipQuery&) const = default;
    bool matches(const ClipRow& row) const;
};

/// What may stand before the sign: of words ("flag"), and of numbers ("snr").
QStringList wordFields();
QStringList numberFields();
/// Whether what stands before the sign of an unread word is one of them, so that its value is at fault.
bool namesField(const QString& unread);

/// Words between quotes are one word; commas between words may stand, and spaces around a sign. `snr` and
/// `snr_db` are the same.
ClipQuery parseClipQuery(QStringView text);

} // namespace understudy
