// What dataset.json tells of the lists beside it: a change made by hand shows.
#pragma once

#include "core/data/dataset/dataset.h"
#include "core/data/dataset/json_fields_p.h"

#include <optional>
#include <string>
#include <vector>

namespace understudy {

class WrittenLists
{
public:
    /// Reads the lists that `about`, the dataset.json of `folder`, tells the hashes of.
    WrittenLists(const std::filesystem::path& folder, const Json& about);

    /// "train/metadata.jsonl": not there, or not as it was written.
    const std::vector<std::string>& changed() const { return m_changed; }
    /// The same as ListChanged, each with its path.
    std::vector<Error> problems() const;

    /// In a list that was changed: its plain words are not those that we make of its raw ones, though we made
    /// them, and did not take them over.
    std::optional<RowConflict> textConflict(const DatasetEntry& entry) const;

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_changed;
    bool m_ownWords = false;
};

/// Why no clip of the dataset is left: what was wrong with the first that is not, else DatasetEmpty.
Failure nothingLeft(const Dataset& set, const std::vector<Error>& failed);

} // namespace understudy
