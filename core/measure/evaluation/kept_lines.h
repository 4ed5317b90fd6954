// Lines that were measured already, in lines.jsonl of an evaluation's folder: a second run goes on from
// there.
#pragma once

#include "core/measure/evaluation/measured_line.h"

#include <filesystem>
#include <map>
#include <string>

namespace understudy {

class KeptLines
{
public:
    /// `key`: of what is measured; another one is another evaluation. A row that cannot be read is left out.
    /// AlreadyExists (subject: the folder) where the rows are of another evaluation, or
    /// something else lies there and none do; those of reading files.
    static Result<KeptLines> open(const std::filesystem::path& folder, const std::string& key);

    /// The row of this file, when it was measured with the same text and sound; nullptr otherwise.
    const MeasuredLine* find(const MeasuredLine& line) const;
    /// The file is replaced: it is whole at any time. DiskFull, Io.
    Result<void> add(const MeasuredLine& line);

private:
    void keep(MeasuredLine line);

    std::filesystem::path m_file;
    std::string m_text;
    std::map<std::string, MeasuredLine> m_lines; ///< by file
};

} // namespace understudy
