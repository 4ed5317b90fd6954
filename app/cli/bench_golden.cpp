// bench golden: the engine against the reference implementations' data
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "core/model/golden/golden.h"
#include "widgets/words/error_text.h"

#include <cmath>
#include <cstdio>
#include <map>

namespace understudy::cli {

namespace {

struct FileResult
{
    GoldenRow worst; // the one nearest to, or furthest past, its tolerance
    int rows = 0, failed = 0;
};

/// How much of its tolerance a row takes.
double share(const GoldenRow& row)
{
    if (row.passed())
        return row.allowed > 0 ? row.worst / row.allowed : 0;
    return std::isnan(row.worst) || row.allowed == 0 ? HUGE_VAL : row.worst / row.allowed;
}

std::map<std::string, FileResult> byFile(const std::vector<GoldenRow>& rows)
{
    std::map<std::string, FileResult> files;
    for (const auto& row : rows) {
        auto& file = files[row.file];
        if (file.rows++ == 0 || share(row) > share(file.worst))
            file.worst = row;
        file.failed += row.passed() ? 0 : 1;
    }
    return files;
}

std::string figure(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

class GoldenPrinter
{
public:
    explicit GoldenPrinter(const Cli& cli) : m_cli(cli) {}

    void print(const GoldenReport& report)
    {
        if (!report.rows)
            return printState(report.place, "skipped", {});
        if (!*report.rows) {
            ++m_failed;
            return printState(report.place, "failed", words::sentence(report.rows->error()).toStdString());
        }
        for (const auto& [name, file] : byFile(**report.rows)) {
            file.failed == 0 ? ++m_passed : ++m_failed;
            printFile(report.place == name ? name : report.place + "/" + name, file);
        }
    }

    int finish() const
    {
        const auto last = std::to_string(m_passed) + " passed, " + std::to_string(m_failed) + " failed";
        if (m_cli.isJson)
            m_cli.print({{"files", m_files}, {"passed", m_passed}, {"failed", m_failed}});
        m_cli.say(last);
        return m_failed == 0 ? kOk : exitStatus(Code::Internal);
    }

private:
    void printFile(const std::string& name, const FileResult& file)
    {
        const auto& worst = file.worst;
        m_files.push_back({{"file", name},
                           {"state", file.failed == 0 ? "passed" : "failed"},
                           {"rows", file.rows},
                           {"rows_failed", file.failed},
                           {"worst", worst.worst},
                           {"allowed", worst.allowed},
                           {"worst_row", worst.what}});
        m_cli.say(name + "  " + (file.failed == 0 ? "passed" : "failed") + "  worst " + figure(worst.worst) +
                  (worst.allowed > 0 ? " of " + figure(worst.allowed) : " (exact)") + "  " + worst.what + "  " +
                  std::to_string(file.rows) + " rows" +
                  (file.failed > 0 ? ", " + std::to_string(file.failed) + " failed" : ""));
    }

    void printState(const std::string& name, const char* state, const std::string& message)
    {
        m_files.push_back({{"file", name}, {"state", state}, {"message", message}});
        m_cli.say(name + "  " + state + (message.empty() ? "" : "  " + message));
    }

    const Cli& m_cli;
    Json m_files = Json::array();
    int m_passed = 0, m_failed = 0;
};

} // namespace

int benchGolden(const Cli& cli, const BenchOptions& options)
{
    GoldenPrinter printer(cli);
    if (const auto checked =
            checkGolden(options.golden, [&](const GoldenReport& report) { printer.print(report); });
        !checked)
        return cli.failed(checked.error());
    return printer.finish();
}

} // namespace understudy::cli
