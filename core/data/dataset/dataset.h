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
    LjSpeech,    ///< metadata.csv: id|raw|normalised, and wavs/
    Table,       ///< a table with a header, or a .list: XTTS, F5, GPT-SoVITS
    SesameJson   ///< train.json, val.json: text, path, start, end, speaker
};

std::string_view name(DatasetLayout layout);
std::optional<DatasetLayout> layoutNamed(std::string_view name);

struct DatasetEntry
{
    std::filesystem::path audio;
    Seconds start, end; ///< of the file; an end of 0: its own
    DatasetRow row;     ///< what is told of it
    std::string listed; ///< where: "train/metadata.jsonl, line 12"
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
