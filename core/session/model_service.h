// Models on this machine as jobs: added, fetched, made, verified. They are the user's, not a project's, so this
// service needs no session.
#pragma once

#include "core/jobs/job.h"
#include "core/model/store/hub.h"
#include "core/model/store/model_store.h"
#include "core/model/synthetic/synthetic_model.h"

#include <string>
#include <vector>

namespace understudy {

class JobService;

/// Thread-safe. What is borrowed outlives the service and its jobs.
class ModelService
{
public:
    explicit ModelService(JobService& jobs, ModelStore store = ModelStore(ModelStore::userFolder()));

    /// Reads a small file for each model.
    ModelList list() const { return m_store.list(); }
    /// The same, for who must not wait; on no board.
    JobHandle<ModelList> read();
    Result<ModelInfo> find(const std::string& id) const { return m_store.find(id); }
    /// The known models that are missing to speak: one of the CSMs when there is none but synthetic ones, and
    /// a codec when one of those that are there lacks it.
    static std::vector<KnownModel> wanted(const ModelList& list);

    /// Errors as ModelStore::add.
    JobHandle<ModelInfo> add(AddRequest request);
    /// Errors as hubAccess and fetchModel.
    JobHandle<ModelInfo> fetch(FetchRequest request, HubOptions hub = {});
    /// Errors as synthesiseModel.
    JobHandle<ModelInfo> synthesise(SynthRequest request);
    /// Errors as ModelStore::verify.
    JobHandle<VerifyReport> verify(const std::string& id);
    /// Errors as ModelStore::remove.
    Result<void> remove(const std::string& id) { return m_store.remove(id); }

private:
    JobService* m_jobs;
    ModelStore m_store;
};

} // namespace understudy
