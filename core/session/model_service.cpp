#include "core/session/model_service.h"

#include "core/session/job_service.h"

#include <algorithm>

namespace understudy {

namespace {

StoreWatch watch(JobContext& context)
{
    return {context.stopToken(), [&context](const Progress& progress) { context.report(progress); }};
}

} // namespace

ModelService::ModelService(JobService& jobs, ModelStore store) : m_jobs(&jobs), m_store(std::move(store)) {}

std::vector<KnownModel> ModelService::wanted(const ModelList& list)
{
    const auto isReal = [](const ModelInfo& model) {
        return model.kind == ModelKind::Csm && !model.isSynthetic;
    };
    const bool hasCsm = std::ranges::any_of(list.models, isReal);
    const bool lacksCodec = std::ranges::any_of(list.models, [&](const ModelInfo& model) {
        return isReal(model) && std::ranges::find(model.missing, "codec") != model.missing.end();
    });
    std::vector<KnownModel> wanted;
    for (const auto& known : knownModels())
        if (known.kind == ModelKind::Whisper || known.kind == ModelKind::Ecapa)
            continue; // they hear, and what they tell can be done without
        else if (known.kind == ModelKind::Csm ? !hasCsm : lacksCodec)
            wanted.push_back(known);
    return wanted;
}

JobHandle<ModelList> ModelService::read()
{
    return m_jobs->workers().start<ModelList>(
        JobKind::Background, {}, [store = m_store](JobContext&) { return Result<ModelList>(store.list()); });
}

JobHandle<ModelInfo> ModelService::add(AddRequest request)
{
    const auto title = request.id.empty() ? request.source.string() : request.id;
    return m_jobs->workers().start<ModelInfo>(
        JobKind::ModelWork, title,
        [store = m_store, request = std::move(request)](JobContext& context) mutable {
            return store.add(request, watch(context));
        },
        &m_jobs->board());
}

JobHandle<ModelInfo> ModelService::fetch(FetchRequest request, HubOptions hub)
{
    const auto title = request.repository;
    return m_jobs->workers().start<ModelInfo>(
        JobKind::ModelWork, title,
        [store = m_store, request = std::move(request),
         hub = std::move(hub)](JobContext& context) -> Result<ModelInfo> {
            UNDERSTUDY_TRY(const auto access, hubAccess(hub));
            return fetchModel(store, access, request, watch(context));
        },
        &m_jobs->board());
}

JobHandle<ModelInfo> ModelService::synthesise(SynthRequest request)
{
    const auto title = nameOf(request);
    return m_jobs->workers().start<ModelInfo>(
        JobKind::ModelWork, title,
        [store = m_store, request = std::move(request)](JobContext& context) mutable {
            return synthesiseModel(store, request, watch(context));
        },
        &m_jobs->board());
}

JobHandle<VerifyReport> ModelService::verify(const std::string& id)
{
    return m_jobs->workers().start<VerifyReport>(
        JobKind::ModelWork, id,
        [store = m_store, id](JobContext& context) { return store.verify(id, watch(context)); },
        &m_jobs->board());
}

} // namespace understudy
