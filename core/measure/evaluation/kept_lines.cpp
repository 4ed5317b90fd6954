#include "core/measure/evaluation/kept_lines.h"

#include "core/base/files.h"

#include <sstream>

namespace understudy {

namespace {

constexpr Bytes kMost{100'000'000};

/// Something that an evaluation that was stopped before its first line does not leave.
bool hasForeign(const std::filesystem::path& folder)
{
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        if (entry->path().filename() != ".lock" && entry->path().filename() != "lines")
            return true;
    return false;
}

} // namespace

Result<KeptLines> KeptLines::open(const std::filesystem::path& folder, const std::string& key)
{
    KeptLines kept;
    kept.m_file = folder / "lines.jsonl";
    kept.m_text = "{\"evaluation\":\"" + key + "\"}\n";
    std::error_code ignored;
    if (!std::filesystem::exists(kept.m_file, ignored)) {
        if (hasForeign(folder))
            return fail(Code::InvalidInput, Reason::AlreadyExists, folder.string());
        return kept;
    }
    UNDERSTUDY_TRY(auto content, readFile(kept.m_file, kMost));
    if (!content.starts_with(kept.m_text))
        return fail(Code::InvalidInput, Reason::AlreadyExists, folder.string());
    std::istringstream rows(content.substr(kept.m_text.size()));
    for (std::string row; std::getline(rows, row);)
        if (auto line = parseMeasuredLine(row))
            kept.keep(std::move(*line));
    return kept;
}

const MeasuredLine* KeptLines::find(const MeasuredLine& line) const
{
    const auto found = m_lines.find(line.file);
    const auto isSame =
        found != m_lines.end() && found->second.text == line.text && found->second.sound == line.sound;
    return isSame ? &found->second : nullptr;
}

Result<void> KeptLines::add(const MeasuredLine& line)
{
    keep(line);
    return writeFile(m_file, m_text);
}

void KeptLines::keep(MeasuredLine line)
{
    m_text += lineOf(line) + "\n";
    m_lines.insert_or_assign(line.file, std::move(line));
}

} // namespace understudy
