// understudy doctor: what this machine offers, and what is missing
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/paths.h"
#include "core/base/version.h"
#include "core/device/audio_output.h"
#include "core/model/device_report.h"
#include "core/model/free_memory.h"
#include "core/synth/csm_engine.h"
#include "widgets/words/progress_text.h"

#include <cstdio>
#include <filesystem>
#include <optional>

namespace understudy::cli {

namespace {

std::string join(const std::vector<std::string>& parts)
{
    std::string all;
    for (const auto& part : parts)
        all += (all.empty() ? "" : ", ") + part;
    return all;
}

Json describe(const ComputeReport& report)
{
    Json devices = Json::array();
    for (const auto& device : report.devices)
        devices.push_back({{"id", device.id},
                           {"name", device.name},
                           {"memory_bytes", device.memory.value},
                           {"usable", device.isUsable},
                           {"precisions", device.precisions}});
    const auto free = freeMemory();
    return {{"libtorch", report.torchVersion},
            {"threads", report.threads},
            {"devices", std::move(devices)},
            {"memory_free_bytes", free ? Json(free->value) : Json()}};
}

/// A base model that could speak, and what it takes when it does.
struct SpeakingModel
{
    std::string id;
    bool isSynthetic = false;
    std::optional<Bytes> memory; ///< empty: something is missing
};

std::vector<SpeakingModel> speakingModels()
{
    const ModelStore store(ModelStore::userFolder());
    std::vector<SpeakingModel> models;
    for (const auto& model : store.list().models) {
        if (model.kind != ModelKind::Csm)
            continue;
        auto& made = models.emplace_back(model.id, model.isSynthetic);
        if (const auto files = store.csmFiles(model.id))
            if (const auto memory = memoryNeeded(*files, CsmOptions().precision))
                made.memory = *memory;
    }
    return models;
}

Json describe(const std::vector<SpeakingModel>& models)
{
    Json list = Json::array();
    for (const auto& model : models)
        list.push_back({{"id", model.id},
                        {"synthetic", model.isSynthetic},
                        {"memory_bytes", model.memory ? Json(model.memory->value) : Json()}});
    return list;
}

Json describe(const std::vector<OutputDevice>& outputs)
{
    Json list = Json::array();
    for (const auto& output : outputs)
        list.push_back({{"id", output.id},
                        {"name", output.name},
                        {"rate", output.rate.value},
                        {"default", output.isDefault}});
    return list;
}

void print(const Cli& cli, const ComputeReport& compute, const std::vector<OutputDevice>& outputs,
           const VoiceEngine& engine, const std::vector<SpeakingModel>& models)
{
    cli.say("Understudy " + std::string(kVersion));
    cli.say("LibTorch " + compute.torchVersion + ", " + std::to_string(compute.threads) + " threads");
    for (const auto& device : compute.devices)
        cli.say("  " + device.id + "  " + device.name + "  " +
                std::to_string(device.memory.value / 1'000'000'000) + " GB  " + join(device.precisions) +
                (device.isUsable ? "" : "  not usable"));
    if (const auto free = freeMemory())
        cli.say("Memory free: " + words::size(*free).toStdString());
    for (const auto& model : models)
        cli.say("Base model: " + model.id + (model.isSynthetic ? " (synthetic)" : "") +
                (model.memory ? ", takes " + words::size(*model.memory).toStdString() + " when it speaks"
                              : ", cannot speak yet: see model list"));
    if (models.empty())
        cli.say("Base model: none, so no trained voice can speak. See model list.");
    cli.say("Draft voices: " + engine.name() + ", " + std::to_string(engine.voices().size()) + " voices");
    if (outputs.empty())
        cli.say("Sound output: none. Rendering and exporting work; playing waits for a device.");
    for (const auto& output : outputs)
        cli.say("Sound output: " + output.name + ", " + std::to_string(output.rate.value) + " Hz" +
                (output.isDefault ? " (default)" : ""));
    cli.say("Resources: " + resourceFolder().string());
}

int examine(const Cli& cli)
{
    const auto compute = computeReport();
    const auto outputs = makePortAudioOutput()->devices();
    const auto engine = makeDraftEngine();
    const auto models = speakingModels();
    if (cli.isJson)
        cli.print({{"version", kVersion},
                   {"compute", describe(compute)},
                   {"sound_outputs", describe(outputs)},
                   {"engines", {{{"name", engine->name()}, {"voices", engine->voices().size()}}}},
                   {"base_models", describe(models)},
                   {"resources", resourceFolder().string()}});
    print(cli, compute, outputs, *engine, models);
    return kOk;
}

} // namespace

void addDoctorCommand(CLI::App& app, Cli& cli)
{
    addCommand(app, cli, "doctor", "Show what this machine offers", [&cli] { return examine(cli); });
}

} // namespace understudy::cli
