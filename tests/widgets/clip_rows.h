// Five clips for tests of the table and of its filter.
#pragma once

#include "widgets/models/clip_table_model.h"

#include <QAbstractItemModelTester>

namespace understudy::test {

inline Finding finding(Measure measure, double value, Grade grade = Grade::Review)
{
    return {measure, grade, value, 0, {}, {}};
}

inline ClipRow makeRow(int number, const char* transcript, double snr, double attention,
                       Verdict verdict = Verdict::None)
{
    ClipRow row;
    row.number = number;
    row.id = "r_" + std::to_string(number);
    row.verdict = verdict;
    row.recording = number % 2 ? QStringLiteral("02 shore walk") : QStringLiteral("10 storm notes");
    row.transcript = QString::fromUtf8(transcript);
    row.figures = {{Measure::Duration, 4.0 + number}};
    if (snr > 0)
        row.figures.push_back({Measure::SignalToNoise, snr});
    row.attention = attention;
    return row;
}

/// Five clips: 1 clipped and humming, 2 unsure, 3 rejected for hum, 4 noisy, 5 without figures of noise.
inline std::vector<ClipRow> sampleRows()
{
    std::vector<ClipRow> rows{makeRow(1, "Put both palms on the rock", 31.7, 0.58),
                              makeRow(2, "a tide pool begins", 24.1, 0.61, Verdict::Unsure),
                              makeRow(3, "Nobody on the pier", 29, 0.52, Verdict::Rejected),
                              makeRow(4, "Goethite, the Teeth of limpets", 27.4, 0.55),
                              makeRow(5, "Äußerst ruhig am Pier", 0, 0.1, Verdict::Accepted)};
    rows[0].figures.push_back({Measure::Clipping, 3});
    rows[0].findings = {finding(Measure::Clipping, 3, Grade::Reject), finding(Measure::Hum, -48),
                        finding(Measure::Plosive, 12)};
    rows[2].findings = {finding(Measure::Hum, -40)};
    rows[2].reason = RejectReason::Hum;
    rows[3].findings = {finding(Measure::SignalToNoise, 27.4)};
    return rows;
}

inline ClipRows snapshot(std::vector<ClipRow> rows)
{
    return std::make_shared<const std::vector<ClipRow>>(std::move(rows));
}

inline QString numbers(const QAbstractItemModel& model)
{
    QString all;
    for (int i = 0; i < model.rowCount(); ++i)
        all += model.index(i, 0).data().toString();
    return all;
}

/// The table of those clips.
struct ClipTable
{
    ClipTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ClipTable() { model.setRows(snapshot(sampleRows())); }
};

} // namespace understudy::test
