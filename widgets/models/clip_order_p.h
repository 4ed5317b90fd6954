// Sorts places of clips by keys that are computed once a row.
#pragma once

#include "widgets/models/clip_row.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <limits>
#include <ranges>
#include <vector>

namespace understudy {

/// Stands last in either order.
inline constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

/// What a person still has to say something about first, then what was doubted.
inline double verdictRank(const ClipRow& row)
{
    static constexpr double kRanks[]{0, 3, 2, 1}; // by Verdict
    return kRanks[static_cast<std::size_t>(row.verdict)];
}

/// By grade, then how many, then which: rows of one flag stand together.
inline double flagRank(const ClipRow& row)
{
    if (row.findings.empty())
        return -1;
    const auto& worst = row.findings.front();
    return 1e6 * static_cast<double>(worst.grade) + 1e3 * (100 - static_cast<double>(worst.measure)) +
           static_cast<double>(std::min<std::size_t>(row.findings.size(), 999));
}

/// Equal keys by recording and time, in either order.
template<typename Key>
void sortByKey(std::vector<int>& order, bool isDescending, Key key)
{
    struct Entry
    {
        double key;
        int place;
        bool isMissing;
    };
    std::vector<Entry> entries;
    entries.reserve(order.size());
    for (const int place : order) {
        const double value = key(place);
        entries.push_back({isDescending ? -value : value, place, value != value});
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        if (a.isMissing != b.isMissing)
            return b.isMissing;
        if (!a.isMissing && a.key != b.key)
            return a.key < b.key;
        return a.place < b.place;
    });
    std::ranges::transform(entries, order.begin(), &Entry::place);
}

/// As people sort names, "10" after "2": there are few of them, and each is looked at once.
template<typename RowAt>
void sortByRecording(std::vector<int>& order, bool isDescending, RowAt rowAt)
{
    QHash<QString, double> ranks;
    for (const int place : order)
        ranks.insert(rowAt(place).recording, 0);
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    auto names = ranks.keys();
    std::ranges::sort(names, [&](const auto& a, const auto& b) { return collator.compare(a, b) < 0; });
    for (qsizetype i = 0; i < names.size(); ++i)
        ranks[names[i]] = static_cast<double>(i);
    sortByKey(order, isDescending, [&](int place) { return ranks.value(rowAt(place).recording); });
}

/// Without case and accents. A collator would take half a second for as many sentences.
inline QString sortKey(const QString& text)
{
    constexpr qsizetype kLongest = 40;
    QString key = text.left(kLongest);
    if (std::ranges::any_of(key, [](QChar c) { return c.unicode() > 0x7f; })) {
        key = key.normalized(QString::NormalizationForm_D);
        key.removeIf([](QChar c) { return c.isMark() || c.isPunct(); });
    }
    return std::move(key).toCaseFolded();
}

/// Equal ones by recording and time, in either order.
template<typename RowAt>
void sortByTranscript(std::vector<int>& order, bool isDescending, RowAt rowAt)
{
    struct Entry
    {
        QString key;
        int place;
    };
    std::vector<Entry> entries;
    entries.reserve(order.size());
    for (const int place : order)
        entries.push_back({sortKey(rowAt(place).transcript), place});
    std::ranges::sort(entries, [isDescending](const Entry& a, const Entry& b) {
        const int difference = a.key.compare(b.key);
        return difference == 0 ? a.place < b.place : (difference < 0) != isDescending;
    });
    std::ranges::transform(entries, order.begin(), &Entry::place);
}

} // namespace understudy
