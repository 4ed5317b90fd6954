#include "widgets/charts/chart_csv.h"

#include "core/base/digits.h"
#include "core/base/files.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr std::size_t kBlock = 64 * 1024; // bytes written at once

/// As RFC 4180 wants it. What a spreadsheet would take for a formula gets an apostrophe in front.
std::string field(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char byte : text)
        quoted += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    return quoted + '"';
}

/// Walks all columns step by step.
class Rows
{
public:
    explicit Rows(const std::vector<ChartColumn>& columns) : m_columns(columns), m_next(columns.size()) {}

    /// False: there are no more.
    bool addTo(std::string& text)
    {
        std::optional<std::int64_t> step;
        for (std::size_t i = 0; i < m_next.size(); ++i)
            if (m_next[i] < m_columns[i].points.size()) {
                const auto own = m_columns[i].points.at(m_next[i]).step;
                step = std::min(step.value_or(own), own);
            }
        if (!step)
            return false;
        text += std::to_string(*step);
        for (std::size_t i = 0; i < m_next.size(); ++i)
            text += ',' + valueAt(i, *step);
        text += "\r\n";
        return true;
    }

private:
    std::string valueAt(std::size_t column, std::int64_t step)
    {
        const auto& points = m_columns[column].points;
        if (m_next[column] == points.size() || points.at(m_next[column]).step != step)
            return {};
        const double value = points.at(m_next[column]++).value;
        return std::isnan(value) ? "nan" : digitsOf(value);
    }

    const std::vector<ChartColumn>& m_columns;
    std::vector<std::size_t> m_next;
};

} // namespace

Result<void> writeCsv(const std::vector<ChartColumn>& columns, const std::filesystem::path& path,
                      const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto file, AtomicFile::create(path));
    std::string text = "step";
    for (const auto& column : columns)
        text += ',' + field(column.name);
    text += "\r\n";
    for (Rows rows(columns); rows.addTo(text);) {
        if (text.size() < kBlock)
            continue;
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        UNDERSTUDY_CHECK(file.write(text));
        text.clear();
    }
    UNDERSTUDY_CHECK(file.write(text));
    return file.commit();
}

} // namespace understudy
