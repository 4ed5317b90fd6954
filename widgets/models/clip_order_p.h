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

/// Equal keys in order of the clips' numbers, in either order.
template<typename Key, typename RowAt>
void sortByNumber(std::vector<int>& order, bool isDescending, Key key, RowAt rowAt)
{
    struct Entry
    {
        double key;
        int number, place;
        bool isMissing;
    };
    std::vector<Entry> entries;
    entries.reserve(order.size());
    for (const int place : order) {
        const double value = key(place);
        entries.push_back({isDescending ? -value : value, rowAt(place).number, place, value != value});
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        if (a.isMissing != b.isMissing)
            return b.isMissing;
        if (!a.isMissing && a.key != b.key)
            return a.key < b.key;
        return a.number < b.number;
    });
    std::ranges::transform(entries, order.begin(), &Entry::place);
}

/// As people sort words. Only the beginnings of long texts are looked at, and each text once.
template<typename RowAt>
void sortByText(std::vector<int>& order, bool isDescending, QString ClipRow::*text, RowAt rowAt)
{
    constexpr qsizetype kLongest = 40;
    QHash<QString, double> ranks;
    for (const int place : order)
        ranks.insert((rowAt(place).*text).left(kLongest), 0);
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, QString>> sorted;
    sorted.reserve(static_cast<std::size_t>(ranks.size()));
    for (auto rank = ranks.cbegin(); rank != ranks.cend(); ++rank)
        sorted.emplace_back(collator.sortKey(rank.key()), rank.key());
    std::ranges::sort(sorted, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < sorted.size(); ++i)
        ranks[sorted[i].second] = static_cast<double>(i);
    sortByNumber(
        order, isDescending, [&](int place) { return ranks.value((rowAt(place).*text).left(kLongest)); },
        rowAt);
}

} // namespace understudy
