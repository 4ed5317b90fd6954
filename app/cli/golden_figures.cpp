#include "app/cli/golden_figures.h"

#include "app/cli/exit_status.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace understudy::cli {

namespace {

/// How much of its tolerance a row takes.
double share(const GoldenRow& row)
{
    if (row.passed())
        return row.allowed > 0 ? row.worst / row.allowed : 0;
    return std::isnan(row.worst) || row.allowed == 0 ? HUGE_VAL : row.worst / row.allowed;
}

std::map<std::string, std::vector<const GoldenRow*>> byFile(const std::vector<GoldenRow>& rows)
{
    std::map<std::string, std::vector<const GoldenRow*>> files;
    for (const auto& row : rows)
        files[row.file].push_back(&row);
    return files;
}

std::string figure(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

} // namespace

std::vector<std::string> GoldenFigures::add(const GoldenReport& report)
{
    if (!report.rows)
        return {stateLine(report.place, "skipped", {})};
    if (!*report.rows) {
        ++m_failed;
        return {stateLine(report.place, "failed", m_sentence(report.rows->error()))};
    }
    std::vector<std::string> lines;
    for (const auto& [name, rows] : byFile(**report.rows))
        lines.push_back(fileLine(report.place == name ? name : report.place + "/" + name, rows));
    return lines;
}

std::string GoldenFigures::summary() const
{
    return std::to_string(m_passed) + " passed, " + std::to_string(m_failed) + " failed";
}

nlohmann::ordered_json GoldenFigures::json() const
{
    return {{"files", m_files}, {"passed", m_passed}, {"failed", m_failed}};
}

int GoldenFigures::status() const
{
    return m_failed == 0 ? kOk : exitStatus(Code::Internal);
}

std::string GoldenFigures::fileLine(const std::string& name, const std::vector<const GoldenRow*>& rows)
{
    // The one nearest to, or furthest past, its tolerance; of equals the first.
    const auto& worst = **std::ranges::max_element(rows, {}, [](const auto* row) { return share(*row); });
    const auto failed = std::ranges::count_if(rows, [](const auto* row) { return !row->passed(); });
    ++(failed == 0 ? m_passed : m_failed);
    const auto* state = failed == 0 ? "passed" : "failed";
    m_files.push_back({{"file", name},
                       {"state", state},
                       {"rows", rows.size()},
                       {"rows_failed", failed},
                       {"worst", worst.worst},
                       {"allowed", worst.allowed},
                       {"worst_row", worst.what}});
    return name + "  " + state + "  worst " + figure(worst.worst) +
           (worst.allowed > 0 ? " of " + figure(worst.allowed) : " (exact)") + "  " + worst.what + "  " +
           std::to_string(rows.size()) + " rows" +
           (failed > 0 ? ", " + std::to_string(failed) + " failed" : "");
}

std::string GoldenFigures::stateLine(const std::string& name, const char* state, const std::string& message)
{
    m_files.push_back({{"file", name}, {"state", state}, {"message", message}});
    return name + "  " + state + (message.empty() ? "" : "  " + message);
}

} // namespace understudy::cli
