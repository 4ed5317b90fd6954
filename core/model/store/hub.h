// Fetches models from a hub that speaks as Hugging Face's does: what a repository holds comes from
// /api/models/<repository>/tree/<commit>, files from /<repository>/resolve/<commit>/<file>.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

/// Where models are fetched from, and as whom.
struct HubAccess
{
    std::string address; ///< "https://huggingface.co"
    std::string token;   ///< sent to this address alone, and over https or to this machine only; empty: none
};

/// What the user says of it; what is left empty comes from the environment.
struct HubOptions
{
    std::string address;             ///< else HF_ENDPOINT, else Hugging Face's; https unless it says http
    std::filesystem::path tokenFile; ///< else HF_TOKEN, else the file that HF_TOKEN_PATH names, else no token
};

/// InvalidInput for an address that is none (subject) and a token that cannot be one; SecretExposed for a
/// token file that others may read; those of reading a file.
Result<HubAccess> hubAccess(const HubOptions& given = {});

struct FetchRequest
{
    std::string repository;        ///< "sesame/csm-1b"
    std::string revision = "main"; ///< branch, tag or commit
    std::string id;                ///< empty: the repository's name
};

/// Fetches what of the repository is used, checks each file against the hash that the hub lists, and adds the
/// model. After a cut, a cancel or a kill the next call goes on from what lies there. Errors: NameInvalid,
/// RepositoryUnknown, AccessGated, DownloadFailed, HashMismatch, DiskFull (before the first byte, by what the
/// hub lists), and those of ModelStore::add.
Result<ModelInfo> fetchModel(const ModelStore& store, const HubAccess& access, const FetchRequest& request,
                             const StoreWatch& watch = {});

} // namespace understudy
