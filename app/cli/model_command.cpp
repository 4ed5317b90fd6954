// understudy model add|list|verify|remove|fetch|synth
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/session/job_service.h"
#include "core/session/model_service.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <map>

namespace understudy::cli {

namespace {

struct Arguments
{
    AddRequest add;
    FetchRequest fetch;
    HubOptions hub;
    SynthRequest synth;
    std::string synthesised = "csm"; ///< "whisper-base"
    std::string id;
};

/// The jobs of one command.
struct Models
{
    JobService jobs;
    ModelService service{jobs};
};

std::string sizeOf(Bytes bytes)
{
    return words::size(bytes).toStdString();
}

Json describe(const ModelInfo& model)
{
    Json files = Json::array();
    for (const auto& file : model.files)
        files.push_back({{"name", file.name}, {"bytes", file.size.value}, {"sha256", file.sha256}});
    return {{"id", model.id},
            {"kind", name(model.kind)},
            {"layout", name(model.layout)},
            {"precision", model.precision},
            {"synthetic", model.isSynthetic},
            {"codec", model.hasCodec},
            {"missing", model.missing},
            {"origin", model.origin},
            {"folder", model.folder.string()},
            {"bytes", model.size.value},
            {"sha256", model.sha256},
            {"files", std::move(files)}};
}

Json describe(const Error& error)
{
    return {{"code", name(error.code)},
            {"reason", name(error.reason)},
            {"subject", error.subject},
            {"message", words::sentence(error).toStdString()}};
}

/// "csm-1b  csm, huggingface, fp32, 7.1 GB  ready"
std::string lineOf(const ModelInfo& model)
{
    std::string state = model.isSynthetic ? "synthetic: speaks noise" : "ready";
    for (std::size_t i = 0; i < model.missing.size(); ++i)
        state = (i == 0 ? "lacks " : state + ", ") + model.missing[i];
    return model.id + "  " + std::string(name(model.kind)) + ", " + std::string(name(model.layout)) + ", " +
           model.precision + ", " + sizeOf(model.size) + "  " + state;
}

int printAdded(const Cli& cli, const Result<ModelInfo>& model)
{
    if (!model)
        return cli.failed(model.error());
    if (cli.isJson)
        cli.print(describe(*model));
    cli.say(lineOf(*model));
    for (const auto& file : model->files)
        cli.say("  " + file.sha256 + "  " + file.name);
    return kOk;
}

int listModels(const Cli& cli)
{
    const Models models;
    const auto list = models.service.list();
    Json rows = Json::array(), problems = Json::array(), wanted = Json::array();
    for (const auto& model : list.models) {
        rows.push_back(describe(model));
        cli.say(lineOf(model));
    }
    for (const auto& problem : list.problems) {
        problems.push_back(describe(problem));
        cli.say(words::sentence(problem).toStdString());
    }
    for (const auto& known : ModelService::wanted(list)) {
        const std::string repository(known.repository);
        wanted.push_back(
            {{"repository", repository}, {"kind", name(known.kind)}, {"bytes", known.size.value}});
        cli.say("Not here: " + std::string(name(known.kind)) + ", " + sizeOf(known.size) +
                ". Get it with: understudy model fetch " + repository);
    }
    if (cli.isJson)
        cli.print(
            {{"models", std::move(rows)}, {"problems", std::move(problems)}, {"wanted", std::move(wanted)}});
    return kOk;
}

int verifyModel(const Cli& cli, const std::string& id)
{
    Models models;
    const auto report = cli.wait(models.service.verify(id));
    if (!report)
        return cli.failed(report.error());
    Json problems = Json::array();
    for (const auto& problem : report->problems) {
        problems.push_back(describe(problem));
        if (!cli.isJson)
            cli.err << "understudy: " << words::sentence(problem).toStdString() << '\n';
    }
    if (cli.isJson)
        cli.print({{"id", id}, {"bytes", report->checked.value}, {"problems", std::move(problems)}});
    if (!report->problems.empty())
        return exitStatus(report->problems.front().code);
    cli.say(id + " is as it was added (" + sizeOf(report->checked) + ")");
    return kOk;
}

int removeModel(const Cli& cli, const std::string& id)
{
    Models models;
    if (const auto removed = models.service.remove(id); !removed)
        return cli.failed(removed.error());
    if (cli.isJson)
        cli.print({{"removed", id}});
    cli.say("Removed " + id);
    return kOk;
}

int addModel(const Cli& cli, const AddRequest& request)
{
    Models models;
    return printAdded(cli, cli.wait(models.service.add(request)));
}

int fetchModel(const Cli& cli, const Arguments& given)
{
    Models models;
    return printAdded(cli, cli.wait(models.service.fetch(given.fetch, given.hub)));
}

int synthesise(const Cli& cli, const Arguments& given)
{
    constexpr std::string_view kWhisper = "whisper-";
    auto request = given.synth;
    if (given.synthesised.starts_with(kWhisper)) {
        request.kind = ModelKind::Whisper;
        request.whisper = given.synthesised.substr(kWhisper.size());
    } else {
        request.kind = given.synthesised == "mimi"    ? ModelKind::Mimi
                       : given.synthesised == "ecapa" ? ModelKind::Ecapa
                                                      : ModelKind::Csm;
    }
    Models models;
    return printAdded(cli, cli.wait(models.service.synthesise(request)));
}

void addAddCommand(CLI::App& group, Cli& cli, const std::shared_ptr<Arguments>& given)
{
    auto* command = addCommand(group, cli, "add", "Copy a model from a file or folder",
                               [&cli, given] { return addModel(cli, given->add); });
    command->add_option("source", given->add.source, "A .safetensors file, or a folder in a published layout")
        ->required();
    command->add_option("--name", given->add.id, "Its name here (default: the source's)");
    command->add_flag("--whole", given->add.isWhole, "Also the second copy of the weights that a folder has");
}

void addFetchCommand(CLI::App& group, Cli& cli, const std::shared_ptr<Arguments>& given)
{
    auto* command = addCommand(group, cli, "fetch", "Download a model; goes on where it was cut",
                               [&cli, given] { return fetchModel(cli, *given); });
    command->add_option("repository", given->fetch.repository, "Such as sesame/csm-1b")->required();
    command->add_option("--revision", given->fetch.revision, "Branch, tag or commit")->capture_default_str();
    command->add_option("--name", given->fetch.id, "Its name here (default: the repository's)");
    command->add_option("--hub", given->hub.address,
                        "Address of the hub (default: HF_ENDPOINT, else huggingface.co)");
    command->add_option("--token-file", given->hub.tokenFile,
                        "File with your access token, readable by you alone (default: HF_TOKEN, else the "
                        "file that HF_TOKEN_PATH names)");
}

void addSynthCommand(CLI::App& group, Cli& cli, const std::shared_ptr<Arguments>& given)
{
    static const std::map<std::string, SyntheticSize> sizes{{"tiny", SyntheticSize::Tiny},
                                                            {"full", SyntheticSize::Full}};
    auto* command =
        addCommand(group, cli, "synth", "Make a model that speaks noise, for tests and benchmarks",
                   [&cli, given] { return synthesise(cli, *given); });
    command->add_option("--model", given->synthesised, "csm (with its codec and a tokenizer), mimi, ecapa, or a Whisper")
        ->check(CLI::IsMember({"csm", "mimi", "ecapa", "whisper-tiny", "whisper-base", "whisper-small"}))
        ->capture_default_str();
    command->add_option("--size", given->synth.size, "tiny (2 MB) or full (6.6 GB), of csm, mimi and ecapa")
        ->transform(CLI::CheckedTransformer(sizes));
    command->add_option("--name", given->synth.id, "Its name here (default: such as synthetic-csm-tiny)");
}

} // namespace

void addModelCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("model", "Models on this machine");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();
    addCommand(*group, cli, "list", "List the models that are here, and those that are missing to speak",
               [&cli] { return listModels(cli); });
    addAddCommand(*group, cli, given);
    addFetchCommand(*group, cli, given);
    addSynthCommand(*group, cli, given);
    addCommand(*group, cli, "verify", "Check a model's files against the hashes it was added with",
               [&cli, given] { return verifyModel(cli, given->id); })
        ->add_option("model", given->id, "Name of the model")
        ->required();
    addCommand(*group, cli, "remove", "Delete a model, or what a broken download left",
               [&cli, given] { return removeModel(cli, given->id); })
        ->add_option("model", given->id, "Name of the model")
        ->required();
}

} // namespace understudy::cli
