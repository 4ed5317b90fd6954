// What a hub says a repository holds. A stranger's text: nothing in it is used before it is checked.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

struct HubFile
{
    std::string name; ///< in the repository's root; a valid name
    Bytes size;
    std::string sha256; ///< empty: not listed, then `gitId` is
    std::string gitId;  ///< what git calls the file, 40 hex digits

    /// One hash or the other.
    const std::string& hash() const { return sha256.empty() ? gitId : sha256; }
};

/// The commit that a revision stands for. DownloadFailed (subject: as given) when the text does not say.
Result<std::string> parseHubCommit(std::string_view json, const std::string& subject);
/// Adds one page of the listing; folders and files whose names are none of ours are left out. DownloadFailed
/// for anything that cannot be: sizes, hashes, a name twice.
Result<void> addHubFiles(std::vector<HubFile>& files, std::string_view json, const std::string& subject);

/// The index of the weights to be taken; nullptr: there is none.
const HubFile* hubIndex(const std::vector<HubFile>& files);
/// What is fetched: weights (of the index's text when it has one) and what is used beside them, smallest
/// first. WeightsUnknown when there are none; WeightsDamaged for an index that names what is not there.
Result<std::vector<HubFile>> chooseHubFiles(const std::vector<HubFile>& files, std::string_view index,
                                            const std::string& subject);

} // namespace understudy
