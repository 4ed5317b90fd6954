#include "core/audio/peaks.h"

#include "core/audio/reader.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr std::int64_t kFan = 4; // buckets of one level in a bucket of the next
constexpr float kMinMaxScale = 32767.0F;
constexpr double kRmsScale = 65535.0;

} // namespace

/// What a stretch of grains holds, gathered from buckets of any level.
struct PeakPyramid::Sum
{
    float min = 2.0F; // above full scale: nothing yet
    float max = -2.0F;
    double squares = 0.0;
    double frames = 0.0;

    void add(float low, float high, double meanSquare, double count)
    {
        min = std::min(min, low);
        max = std::max(max, high);
        squares += meanSquare * count;
        frames += count;
    }
    void add(const Bucket& bucket, double count)
    {
        const double rms = bucket.rms / kRmsScale;
        add(static_cast<float>(bucket.min) / kMinMaxScale, static_cast<float>(bucket.max) / kMinMaxScale,
            rms * rms, count);
    }
    Bucket bucket() const
    {
        return {static_cast<std::int16_t>(std::lround(min * kMinMaxScale)),
                static_cast<std::int16_t>(std::lround(max * kMinMaxScale)),
                static_cast<std::uint16_t>(std::lround(std::sqrt(squares / frames) * kRmsScale))};
    }
    Column column() const
    {
        return frames > 0.0 ? Column{min, max, static_cast<float>(std::sqrt(squares / frames))} : Column{};
    }
};

void PeakPyramid::add(std::span<const float> samples)
{
    for (const float sample : samples) {
        const float value = std::clamp(sample, -1.0F, 1.0F);
        m_min = m_filled == 0 ? value : std::min(m_min, value);
        m_max = m_filled == 0 ? value : std::max(m_max, value);
        m_squares += static_cast<double>(value) * value;
        if (++m_filled == kGrain)
            closeGrain();
    }
    m_length += Frames(static_cast<std::int64_t>(samples.size()));
}

void PeakPyramid::closeGrain()
{
    Sum grain;
    grain.add(m_min, m_max, m_squares / m_filled, m_filled);
    if (m_levels.empty())
        m_levels.emplace_back();
    m_levels[0].push_back(grain.bucket());
    m_squares = 0.0;
    m_filled = 0;
    cascade();
}

/// Closes each bucket above whose last part has just been closed.
void PeakPyramid::cascade()
{
    for (std::size_t level = 0; m_levels[level].size() % kFan == 0; ++level) {
        Sum parts;
        for (auto part = m_levels[level].end() - kFan; part != m_levels[level].end(); ++part)
            parts.add(*part, 1.0);
        if (level + 1 == m_levels.size())
            m_levels.emplace_back();
        m_levels[level + 1].push_back(parts.bucket());
    }
}

/// Walks [first, last) in the largest buckets that fit: a few per level, however long the stretch.
PeakPyramid::Sum PeakPyramid::sumOver(std::int64_t firstGrain, std::int64_t lastGrain) const
{
    Sum sum;
    const auto closed = m_levels.empty() ? 0 : static_cast<std::int64_t>(m_levels[0].size());
    std::int64_t at = std::max<std::int64_t>(firstGrain, 0);
    const auto end = std::min(lastGrain, closed);
    while (at < end) {
        std::size_t level = 0;
        std::int64_t width = 1;
        while (level + 1 < m_levels.size() && at % (width * kFan) == 0 && at + width * kFan <= end) {
            width *= kFan;
            ++level;
        }
        sum.add(m_levels[level][static_cast<std::size_t>(at / width)], static_cast<double>(width) * kGrain);
        at += width;
    }
    if (m_filled > 0 && firstGrain <= closed && lastGrain > closed)
        sum.add(m_min, m_max, m_squares / m_filled, m_filled);
    return sum;
}

std::vector<PeakPyramid::Column> PeakPyramid::columns(Frames begin, Frames end, int count) const
{
    UNDERSTUDY_ASSERT(begin <= end && count >= 0);
    std::vector<Column> result(static_cast<std::size_t>(count));
    const double perColumn = static_cast<double>((end - begin).value) / std::max(count, 1);
    const auto edge = [&](int column) { return static_cast<double>(begin.value) + perColumn * column; };
    for (int c = 0; c < count; ++c) {
        const auto first = static_cast<std::int64_t>(std::floor(edge(c) / kGrain));
        const auto last = static_cast<std::int64_t>(std::ceil(edge(c + 1) / kGrain));
        result[static_cast<std::size_t>(c)] = sumOver(first, last).column();
    }
    return result;
}

Result<PeakPyramid> readPeaks(const std::filesystem::path& path, const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(path));
    reader.endWhereDamaged();
    PeakPyramid peaks;
    UNDERSTUDY_CHECK(eachMonoBlock(reader, [&](std::span<const float> mono) -> Result<void> {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        peaks.add(mono);
        return {};
    }));
    return peaks;
}

} // namespace understudy
