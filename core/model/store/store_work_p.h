// Steps of the store's work on gigabytes: counted, stoppable, hashed as they go.
#pragma once

#include "core/model/store/model_store.h"

#include <map>

namespace understudy {

/// Counts bytes for whoever watches, and notices a stop.
class Meter
{
public:
    Meter(const StoreWatch& watch, Stage stage, Bytes total) : m_watch(&watch), m_stage(stage), m_total(total)
    {
    }

    /// Cancelled once a stop is asked for. `bytes` may be negative: what was counted has to be done again.
    Result<void> advance(std::int64_t bytes, const std::string& file);
    const std::stop_token& stop() const { return m_watch->stop; }

private:
    const StoreWatch* m_watch;
    Stage m_stage;
    Bytes m_total;
    Bytes m_done;
};

/// Reads all of the file, block by block.
Result<void> readBlocks(const std::filesystem::path& file,
                        const std::function<Result<void>(std::string_view)>& take);
/// SHA-256 of the file.
Result<std::string> hashFile(const std::filesystem::path& file, Meter& meter);
/// The same, and a copy that has reached the disk.
Result<std::string> copyFile(const std::filesystem::path& source, const std::filesystem::path& target,
                             Meter& meter);
Result<Bytes> fileSize(const std::filesystem::path& file);
/// DiskFull (detail: "needed/free" in bytes) when they do not fit.
Result<void> checkSpace(const std::filesystem::path& folder, Bytes needed);

/// A model that is being made: a hidden folder beside its place, locked, renamed into it at the end.
class ModelStaging
{
public:
    enum class Keep
    {
        Nothing, ///< without publish(), all of it goes
        Files    ///< a download goes on from them
    };

    /// First clears away what killed processes left in `home`. NameInvalid, AlreadyExists, Busy (another
    /// process is at it).
    static Result<ModelStaging> open(const std::filesystem::path& home, const std::string& id, Keep keep);
    ModelStaging(ModelStaging&& other) noexcept;
    ModelStaging& operator=(ModelStaging&& other) noexcept;
    ~ModelStaging();

    const std::filesystem::path& path() const { return m_path; }
    const std::string& id() const { return m_id; }
    /// Empties the folder.
    Result<void> clear();
    /// True for the staging's own files, which are no part of the model.
    static bool isOwn(std::string_view name);
    /// The text that says what is being fetched here; empty when there is none.
    std::string note() const;
    /// A staging with a note survives its process.
    Result<void> setNote(std::string_view text);
    /// Recognises what lies here, hashes what `hashes` (file name to SHA-256) lacks, writes model.json, and
    /// lets the model appear. Errors as ModelStore::add.
    Result<ModelInfo> publish(const std::string& origin, bool isSynthetic,
                              std::map<std::string, std::string> hashes, const StoreWatch& watch) &&;

private:
    ModelStaging(std::filesystem::path home, std::string id, int lock, Keep keep);
    Result<void> moveToPlace();

    std::filesystem::path m_home, m_path;
    std::string m_id;
    int m_lock = -1; ///< kernel lock; -1: finished or moved from
    Keep m_keep = Keep::Nothing;
};

/// Deletes what was staged under this name, unless a process is at it (Busy). True when there was something.
Result<bool> removeStaged(const std::filesystem::path& home, const std::string& id);
/// Deletes a model's folder so that it is either whole or gone.
Result<void> removeModel(const std::filesystem::path& folder);

} // namespace understudy
