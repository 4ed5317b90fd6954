// One function a kind of table: text that decodeText() made, to rows. Lines that cannot be read go to
// `problems`.
#pragma once

#include "core/data/transcripts/line_problems_p.h"
#include "core/data/transcripts/table.h"

#include <array>
#include <string_view>
#include <vector>

namespace understudy {

/// What the field of that name is to us, by the spelling of several tools; best first, as a table may have
/// more.
struct ColumnNames
{
    std::string TableRow::*field;
    std::array<std::string_view, 7> names; // unused ones are empty
};

inline constexpr std::array<ColumnNames, 6> kColumnNames{{
    {&TableRow::audio, {"audio", "audio_file", "audio_filepath", "audio_path", "file_name", "path", "wav"}},
    {&TableRow::text, {"text", "transcription", "transcript", "sentence", "text_raw"}},
    {&TableRow::normalized, {"normalized", "normalized_text", "normalized_transcription", "text_norm"}},
    {&TableRow::speaker, {"speaker", "speaker_name", "speaker_id"}},
    {&TableRow::language, {"language", "lang"}},
    {&TableRow::split, {"split", "subset"}},
}};

/// Fields between "|", nothing quoted: LjSpeech or List.
std::vector<TableRow> readFields(std::string_view text, TableFormat format, LineProblems& problems);

/// With a header, and quotes as RFC 4180 has them.
std::vector<TableRow> readColumns(std::string_view text, LineProblems& problems);
/// Whether the first line names a column of recordings and one of words.
bool hasHeader(std::string_view text);

std::vector<TableRow> readJsonLines(std::string_view text, LineProblems& problems);

} // namespace understudy
