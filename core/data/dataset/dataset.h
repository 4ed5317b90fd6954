// A dataset that is on disk, of ours or in a layout of another program.
#pragma once

#include "core/base/result.h"
#include "core/data/dataset/dataset_row.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace understudy {

enum class DatasetLayout
{
    Understudy,  ///< train/, val/, test/ with metadata.jsonl, and dataset.json
    AudioFolder, ///< Hugging Face: metadata.jsonl or .csv with file_name, in folders of splits or without
    LjSpeech, ///< metadata.csv: id|raw|normalised, and wavs/; splits in metadata_train.csv, metadata_val.csv,
              ///< ...
    Table,    ///< a table with a header, or a .list: XTTS, F5, GPT-SoVITS
    SesameJson ///< train.json, val.json: text, path, start, end, speaker
};

std::string_view name(DatasetLayout layout);
std::optional<DatasetLayout> layoutNamed(std::string_view name);

/// What a line tells twice, and not alike.
struct RowConflict
{
    std::string key;         ///< "text", "start_sec"
    std::string told, known; ///< as JSON: what stands there, and what the rest of the line says it is
};

struct DatasetEntry
{
    std::filesystem::path audio;
    Seconds start, end;                ///< of the file; an end of 0: its own
    DatasetRow row;                    ///< what is told of it
    std::string listed;                ///< where: "train/metadata.jsonl, line 12"
    std::optional<Seconds> duration{}; ///< as told
    std::vector<RowConflict> conflicts{};
    bool isOurs = false;     ///< the line is one of ours, with all of its keys
    bool isExported = false; ///< it was in a dataset of ours, as the export that it is in tells
};

struct Dataset
{
    std::filesystem::path folder;
    DatasetLayout layout = DatasetLayout::Understudy;
    std::vector<DatasetEntry> entries; ///< in the order of the files
    std::vector<Error> problems;       ///< lines that cannot be read, paths that lead out of the folder
};

/// `path` is a folder, or a table or JSON file in one. Errors of reading; InvalidInput when it is no dataset.
Result<Dataset> readDataset(const std::filesystem::path& path);

} // namespace understudy
