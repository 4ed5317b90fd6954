#include "core/data/qc/fingerprint.h"

#include "core/audio/resampler.h"
#include "core/data/qc/spectrum_p.h"
#include "core/jobs/in_parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <tuple>

namespace understudy {
namespace {

constexpr SampleRate kLowRate{5000};
constexpr std::size_t kWindow = 1024, kHop = 60; // 205 and 12 ms
constexpr std::size_t kBands = 33;
constexpr double kLowest = 300, kHighest = 2000; // Hz
constexpr std::size_t kFewest = 70;              // elements that can be compared, a second with their window
constexpr std::size_t kCommon = 64;              // an element that so many places have tells nothing: silence
constexpr std::size_t kTried = 12;               // alignments a clip

using Bands = std::array<double, kBands>;

/// First bin of each, and the end of the last.
std::array<std::size_t, kBands + 1> bandBins()
{
    std::array<std::size_t, kBands + 1> bins{};
    for (std::size_t band = 0; band <= kBands; ++band) {
        const auto hertz = kLowest * std::pow(kHighest / kLowest, double(band) / double(kBands));
        bins[band] = std::size_t(std::lround(hertz * double(kWindow) / kLowRate.value));
    }
    return bins;
}

Bands bandsOf(std::span<const float> row)
{
    static const auto bins = bandBins();
    Bands energies{};
    for (std::size_t band = 0; band < kBands; ++band)
        for (auto bin = bins[band]; bin < bins[band + 1]; ++bin)
            energies[band] += double(row[bin]);
    return energies;
}

/// Of the overlap where b[0] lies on a[offset]; -1 for too little of it.
double likenessAt(const Fingerprint& a, const Fingerprint& b, std::ptrdiff_t offset)
{
    const auto begin = std::max<std::ptrdiff_t>(0, offset);
    const auto end = std::min(std::ptrdiff_t(a.size()), offset + std::ptrdiff_t(b.size()));
    const auto least = std::max(kFewest, std::min(a.size(), b.size()) / 2);
    if (end - begin < std::ptrdiff_t(least))
        return -1;
    std::ptrdiff_t wrong = 0;
    for (auto i = begin; i < end; ++i)
        wrong += std::popcount(a[std::size_t(i)] ^ b[std::size_t(i - offset)]);
    return 1 - double(wrong) / (16 * double(end - begin));
}

/// An element of one print.
struct Entry
{
    std::uint32_t element = 0, print = 0;
    std::int32_t place = 0;

    bool operator<(const Entry& other) const
    {
        return std::tie(element, print, place) < std::tie(other.element, other.print, other.place);
    }
};

struct Alignment
{
    std::size_t print = 0;
    std::ptrdiff_t offset = 0;

    bool operator<(const Alignment& other) const
    {
        return std::tie(print, offset) < std::tie(other.print, other.offset);
    }
};

std::vector<Entry> sortedEntries(std::span<const Fingerprint> prints)
{
    std::vector<Entry> entries;
    for (std::size_t print = 0; print < prints.size(); ++print)
        for (std::size_t place = 0; place < prints[print].size(); ++place)
            entries.push_back({prints[print][place], std::uint32_t(print), std::int32_t(place)});
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// One for each element that an earlier print has too.
std::vector<Alignment> votesFor(const Fingerprint& print, std::size_t number, std::span<const Entry> entries)
{
    std::vector<Alignment> votes;
    for (std::size_t place = 0; place < print.size(); ++place) {
        const auto first = std::lower_bound(entries.begin(), entries.end(), Entry{print[place], 0, 0});
        const auto end = first + std::min(entries.end() - first, std::ptrdiff_t(kCommon));
        const auto last = std::find_if(first, end, [&](const Entry& e) { return e.element != print[place]; });
        if (last - first == std::ptrdiff_t(kCommon))
            continue;
        for (auto entry = first; entry != last && entry->print < number; ++entry)
            votes.push_back({entry->print, entry->place - std::ptrdiff_t(place)});
    }
    std::sort(votes.begin(), votes.end());
    return votes;
}

/// Those with the most votes.
std::vector<Alignment> mostVoted(const std::vector<Alignment>& votes)
{
    std::vector<std::pair<std::ptrdiff_t, Alignment>> counted;
    for (auto at = votes.begin(); at != votes.end();) {
        const auto end = std::upper_bound(at, votes.end(), *at);
        counted.emplace_back(at - end, *at);
        at = end;
    }
    std::sort(counted.begin(), counted.end());
    counted.resize(std::min(counted.size(), kTried));
    std::vector<Alignment> result;
    result.reserve(counted.size());
    for (const auto& [votesLess, alignment] : counted)
        result.push_back(alignment);
    return result;
}

NearDuplicate nearestBefore(std::size_t later, std::span<const Fingerprint> prints,
                            std::span<const Entry> entries)
{
    NearDuplicate best{0, later, 0};
    for (const auto& [earlier, offset] : mostVoted(votesFor(prints[later], later, entries))) {
        if (const auto value = likenessAt(prints[earlier], prints[later], offset); value > best.likeness)
            best = {earlier, later, value};
    }
    return best;
}

} // namespace

Fingerprint fingerprintOf(const MeasuredSound& sound)
{
    const auto spectra =
        spectrogram(resampled(sound.low(), MeasuredSound::kLowRate, kLowRate, Resampler::Quality::Measures),
                    kLowRate, kWindow, kHop);
    Fingerprint print;
    Bands before{};
    for (std::size_t row = 0; row < spectra.rows; ++row) {
        const auto now = bandsOf(spectra.row(row));
        std::uint32_t element = 0;
        for (std::size_t band = 0; band + 1 < kBands; ++band)
            element = element << 1 | (now[band] - now[band + 1] > before[band] - before[band + 1] ? 1U : 0U);
        if (row > 0)
            print.push_back(element);
        before = now;
    }
    return print;
}

double likeness(const Fingerprint& a, const Fingerprint& b)
{
    double best = 0;
    for (auto offset = -std::ptrdiff_t(b.size()); offset < std::ptrdiff_t(a.size()); ++offset)
        best = std::max(best, likenessAt(a, b, offset));
    return best;
}

std::vector<NearDuplicate> nearDuplicates(std::span<const Fingerprint> prints, double least)
{
    const auto entries = sortedEntries(prints);
    std::vector<NearDuplicate> nearest(prints.size());
    inParallel(prints.size(), 0, {},
               [&](std::size_t later) { nearest[later] = nearestBefore(later, prints, entries); });
    std::vector<NearDuplicate> found;
    std::copy_if(nearest.begin(), nearest.end(), std::back_inserter(found),
                 [least](const NearDuplicate& one) { return one.later > 0 && one.likeness >= least; });
    return found;
}

} // namespace understudy
