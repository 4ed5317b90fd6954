#include "core/train/run/checkpoints_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/staged_folder.h"
#include "core/train/run/run_info.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr const char* kMean = "mean";
constexpr const char* kSquare = "square";
constexpr std::array kFiles{kAdapterConfig, kAdapterWeights, kOptimiserFile};

Failure damaged(const std::string& subject, std::string what)
{
    return fail(Code::Corrupt, Reason::CheckpointDamaged, subject, std::move(what));
}

NamedTensor named(const char* name, const at::Tensor& tensor)
{
    const auto* bytes = static_cast<const std::byte*>(tensor.const_data_ptr());
    return {name, {TensorType::F32, tensor.sizes().vec(), {bytes, tensor.nbytes()}}};
}

Result<void> saveOptimiser(const fs::path& folder, const AdamW& optimiser)
{
    const auto mean = optimiser.mean().cpu().contiguous(), square = optimiser.square().cpu().contiguous();
    const std::array tensors{named(kMean, mean), named(kSquare, square)};
    return writeTensors(folder / kOptimiserFile, tensors);
}

/// Nothing of the two is changed unless all of it fits.
Result<void> loadInto(const fs::path& folder, TrainedAdapter& adapter, AdamW& optimiser)
{
    UNDERSTUDY_TRY(const auto kept, Adapter::load(folder));
    UNDERSTUDY_TRY(const auto store, TensorStore::open(folder / kOptimiserFile));
    const auto source = weightsOf(store);
    UNDERSTUDY_TRY(const auto mean, source->read(kMean, optimiser.mean().sizes()));
    UNDERSTUDY_TRY(const auto square, source->read(kSquare, optimiser.square().sizes()));
    UNDERSTUDY_CHECK(adapter.take(kept, folder.string()));
    optimiser.mean().copy_(mean);
    optimiser.square().copy_(square);
    return {};
}

Json jsonOf(const std::optional<Validation>& validation)
{
    if (!validation)
        return {};
    return {{"loss", validation->loss}, {"backbone", validation->backbone}, {"depth", validation->depth}};
}

/// A number; NaN, which no field may be, for anything else.
double numberAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : std::nan("");
}

std::int64_t wholeAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : -2;
}

/// What a save or a removal that was killed left behind.
void removeLeftovers(const fs::path& checkpoints)
{
    std::error_code error;
    std::vector<fs::path> leftovers;
    fs::directory_iterator entries(checkpoints, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error))
        if (const auto name = entries->path().filename().string();
            name.starts_with(".") && (name.ends_with(".part") || name.starts_with(".removed-")))
            leftovers.push_back(entries->path());
    for (const auto& leftover : leftovers)
        fs::remove_all(leftover, error);
}

void putAside(const fs::path& folder)
{
    auto aside = folder;
    aside += ".damaged";
    std::error_code error;
    fs::remove_all(aside, error);
    fs::rename(folder, aside, error);
}

} // namespace

std::string formatState(const TrainState& state, const std::map<std::string, std::string>& hashes)
{
    const Json document = {{"format", kFormat},
                           {"step", state.step},
                           {"loss_scale", state.lossScale},
                           {"best_step", state.bestStep},
                           {"best_loss", state.bestLoss},
                           {"since_best", state.sinceBest},
                           {"seconds", state.seconds},
                           {"validation", jsonOf(state.validation)},
                           {"sha256", hashes}};
    return document.dump(2) + "\n";
}

Result<StoredState> parseState(std::string_view text, const std::string& subject)
{
    const auto document = checkJson(text) ? Json::parse(text, nullptr, false) : Json();
    if (!document.is_object())
        return damaged(subject, "state.json is no JSON object");
    StoredState stored;
    auto& state = stored.state;
    state.step = wholeAt(document, "step");
    state.lossScale = numberAt(document, "loss_scale");
    state.bestStep = wholeAt(document, "best_step");
    state.bestLoss = numberAt(document, "best_loss");
    state.sinceBest = int(wholeAt(document, "since_best"));
    state.seconds = numberAt(document, "seconds");
    if (const auto found = document.find("validation"); found != document.end() && found->is_object())
        state.validation = {numberAt(*found, "loss"), numberAt(*found, "backbone"),
                            numberAt(*found, "depth")};
    if (state.validation && !std::isfinite(state.validation->loss))
        state.validation.reset();
    const bool isSound = wholeAt(document, "format") == kFormat && state.step >= 0 && state.lossScale > 0 &&
                         state.bestStep >= -1 && std::isfinite(state.bestLoss) && state.sinceBest >= 0 &&
                         state.seconds >= 0;
    const auto hashes = document.find("sha256");
    if (!isSound || hashes == document.end() || !hashes->is_object())
        return damaged(subject, "state.json says what cannot be");
    for (const auto* file : kFiles) {
        const auto hash = hashes->find(file);
        if (hash == hashes->end() || !hash->is_string())
            return damaged(subject, std::string("state.json lacks the hash of ") + file);
        stored.hashes[file] = hash->get<std::string>();
    }
    return stored;
}

Result<void> saveCheckpoint(const fs::path& run, const TrainState& state, const TrainedAdapter& adapter,
                            const AdamW& optimiser, const std::map<std::string, std::string>& notes)
{
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(run / kCheckpoints / std::to_string(state.step)));
    auto copy = adapter.copied();
    copy.notes = notes;
    UNDERSTUDY_CHECK(copy.save(staged.path()));
    UNDERSTUDY_CHECK(saveOptimiser(staged.path(), optimiser));
    std::map<std::string, std::string> hashes;
    for (const auto* file : kFiles) {
        UNDERSTUDY_TRY(hashes[file], sha256File(staged.path() / file));
    }
    UNDERSTUDY_CHECK(writeFile(staged.path() / kStateFile, formatState(state, hashes)));
    return staged.commit();
}

Result<TrainState> loadCheckpoint(const CheckpointInfo& checkpoint, TrainedAdapter& adapter, AdamW& optimiser)
{
    const auto inner = [&]() -> Result<TrainState> {
        UNDERSTUDY_TRY(const auto text, readFile(checkpoint.folder / kStateFile, Bytes(1'000'000)));
        UNDERSTUDY_TRY(const auto stored, parseState(text, checkpoint.folder.string()));
        UNDERSTUDY_CHECK(loadInto(checkpoint.folder, adapter, optimiser));
        return stored.state;
    };
    auto loaded = inner();
    if (!loaded)
        return damaged(checkpoint.folder.string(), loaded.error().describe());
    return loaded;
}

Result<std::optional<TrainState>> loadNewest(const fs::path& run, TrainedAdapter& adapter, AdamW& optimiser,
                                             const std::function<void(const Error&)>& tellDamaged)
{
    removeLeftovers(run / kCheckpoints);
    for (const auto step : stepsIn(run)) {
        auto found = findCheckpoint(run, step);
        auto state =
            found ? loadCheckpoint(*found, adapter, optimiser) : Result<TrainState>(Failure(found.error()));
        if (state)
            return std::optional(*state);
        tellDamaged(state.error());
        putAside(run / kCheckpoints / std::to_string(step));
    }
    return std::optional<TrainState>();
}

} // namespace understudy
