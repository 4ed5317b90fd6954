#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/train/run/metric_log.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

namespace understudy {

namespace {

constexpr std::int64_t kPiece = 1 << 20;

/// A flat object of numbers, walked without building anything: a log has a million of them.
class Fields
{
public:
    explicit Fields(std::string_view line) : m_rest(line) {}

    /// The next key and its number; none at the end, and for what is no such object: see isWhole().
    std::optional<std::pair<std::string_view, double>> next()
    {
        m_isWhole = m_rest == "}";
        if (m_rest.empty() || (m_rest.front() != '{' && m_rest.front() != ','))
            return std::nullopt;
        const auto end = m_rest.find("\":", 2);
        if (end == std::string_view::npos || m_rest[1] != '"')
            return std::nullopt;
        const auto key = m_rest.substr(2, end - 2);
        double value = 0;
        const auto* first = m_rest.data() + end + 2;
        const auto [last, error] = std::from_chars(first, m_rest.data() + m_rest.size(), value);
        if (error != std::errc())
            return std::nullopt;
        m_rest.remove_prefix(std::size_t(last - m_rest.data()));
        return std::pair(key, value);
    }
    bool isWhole() const { return m_isWhole; }

private:
    std::string_view m_rest;
    bool m_isWhole = false;
};

std::optional<RunEvent> eventOf(std::string_view line)
{
    const auto json = checkJson(line, {.depth = 4, .values = 100}) ? nlohmann::json::parse(line, nullptr, false)
                                                                   : nlohmann::json();
    if (!json.is_object())
        return std::nullopt;
    const auto step = json.find("step"), what = json.find("event"), detail = json.find("detail");
    if (step == json.end() || !step->is_number_integer() || what == json.end() || !what->is_string())
        return std::nullopt;
    const auto time = json.find("time");
    return RunEvent{step->get<std::int64_t>(), what->get<std::string>(),
                    detail != json.end() && detail->is_string() ? detail->get<std::string>() : std::string(),
                    time != json.end() && time->is_number() ? time->get<double>() : 0};
}

bool takesBack(const RunEvent& event)
{
    return event.what == run_event::kResumed || event.what == run_event::kRolledBack;
}

void takeBack(RunMetrics& metrics, std::int64_t after)
{
    bool hasChanged = false;
    for (auto& [name, points] : metrics.series) {
        const auto first = std::ranges::upper_bound(points, after, {}, &MetricPoint::step);
        hasChanged = hasChanged || first != points.end();
        points.erase(first, points.end());
    }
    metrics.revision += hasChanged ? 1 : 0;
}

} // namespace

Result<bool> MetricReader::readOn()
{
    std::ifstream file(m_file, std::ios::binary);
    if (!file)
        return false;
    file.seekg(0, std::ios::end);
    if (std::int64_t(file.tellg()) < m_offset) { // another log stands in its place
        const auto revision = m_metrics.revision + 1;
        m_metrics = {};
        m_metrics.revision = revision;
        m_offset = 0;
    }
    file.seekg(m_offset);
    bool hasAny = false;
    std::string text;
    std::vector<char> piece(kPiece);
    while (file.read(piece.data(), kPiece), file.gcount() > 0) {
        text.append(piece.data(), std::size_t(file.gcount()));
        std::size_t begin = 0;
        for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
            takeLine(std::string_view(text).substr(begin, end - begin));
            begin = end + 1;
        }
        hasAny = hasAny || begin > 0;
        m_offset += std::int64_t(begin);
        text.erase(0, begin);
    }
    return hasAny;
}

void MetricReader::takeLine(std::string_view line)
{
    if (line.find("\"event\"") != std::string_view::npos) {
        if (auto event = eventOf(line)) {
            if (takesBack(*event))
                takeBack(m_metrics, event->step);
            m_metrics.events.push_back(std::move(*event));
        }
        return;
    }
    constexpr std::size_t kMostFields = 64;
    std::array<std::pair<std::string_view, double>, kMostFields> fields;
    std::size_t count = 0;
    Fields walk(line);
    while (count < kMostFields) {
        const auto field = walk.next();
        if (!field)
            break;
        fields[count++] = *field;
    }
    constexpr double kMostStep = 1e15; // exact as a double
    if (count == 0 || !walk.isWhole() || fields[0].first != "step" ||
        !(std::abs(fields[0].second) < kMostStep))
        return;
    const auto step = std::int64_t(fields[0].second);
    for (std::size_t i = 1; i < count; ++i) {
        if (!std::isfinite(fields[i].second)) // "nan" is no JSON, but would be read
            continue;
        auto found = m_metrics.series.find(fields[i].first);
        if (found == m_metrics.series.end())
            found = m_metrics.series.emplace(std::string(fields[i].first), std::vector<MetricPoint>()).first;
        // Of a step that is told twice, an evaluation's time among them, the first stays.
        if (found->second.empty() || found->second.back().step < step)
            found->second.push_back({step, fields[i].second});
    }
}

std::string formatCsv(const RunMetrics& metrics)
{
    std::map<std::int64_t, std::map<std::string_view, double>> rows;
    std::string text = "step";
    for (const auto& [name, points] : metrics.series) {
        text += "," + name;
        for (const auto& point : points)
            rows[point.step][name] = point.value;
    }
    text += "\n";
    for (const auto& [step, values] : rows) {
        text += std::to_string(step);
        for (const auto& [name, points] : metrics.series) {
            const auto found = values.find(name);
            text += "," + (found == values.end() ? std::string() : digitsOf(found->second));
        }
        text += "\n";
    }
    return text;
}

} // namespace understudy
