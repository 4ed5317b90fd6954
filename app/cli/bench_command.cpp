// understudy bench api|script|assembly|ingest|tokenizer|golden|engine|measure|train|resume
#include "app/cli/bench.h"

namespace understudy::cli {

namespace {

void addTraining(CLI::App& group, Cli& cli, const std::shared_ptr<BenchOptions>& options)
{
    auto* train = addCommand(group, cli, "train", "Train CSM-1B at true size, weights by formula",
                             [&cli, options] { return benchTrain(cli, *options); });
    train->add_flag("--quick", options->isQuick, "One clip at a time only");
    train->add_flag("--tiny", options->isTiny, "Only whole runs over a tiny base");
    train->add_option("--steps", options->steps, "Steps to measure of each kind")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    train->add_flag("--baseline", options->isBaseline, "Say what to compare with, and how");
    train->add_flag("--no-checkpointing", options->keepsAll,
                    "Keep what layers gave instead of computing it again");
    train->add_option("--precision", options->precision, "Type of the weights")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    train->add_option("--device", options->device, "cpu, or cuda:0")->capture_default_str();

    auto* resume = addCommand(group, cli, "resume", "Kill trainings at random instants and let them go on",
                              [&cli, options] { return benchResumeCommand(cli, *options); });
    resume->add_option("--kills", options->kills, "How often")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    resume->add_option("--seed", options->seed, "Of the instants")->capture_default_str();
    resume->add_option("--folder", options->folder, "Scratch folder (default: a temporary one)");
    resume->add_option("--train-run", options->trainRun, "What the benchmark starts itself")->group("");
}

void addMeasuring(CLI::App& group, Cli& cli, const std::shared_ptr<BenchOptions>& options)
{
    auto* measure = addCommand(
        group, cli, "measure",
        "Hear speech with Whisper, and voices with ECAPA-TDNN, at true size, weights by formula; score words",
        [&cli, options] { return benchMeasure(cli, *options); });
    measure->add_flag("--quick", options->isQuick, "Whisper base alone, once");
    measure->add_flag("--baseline", options->isBaseline, "Say what to compare with, and how");
    measure->add_option("--precision", options->precision, "Type of the weights")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    measure->add_option("--device", options->device, "cpu, or cuda:0")->capture_default_str();
}

void addApi(CLI::App& group, Cli& cli, const std::shared_ptr<BenchOptions>& options)
{
    auto* api =
        addCommand(group, cli, "api", "Answer many clients over HTTP, with draft voices, beside a render",
                   [&cli, options] { return benchApi(cli, *options); });
    api->add_option("--clients", options->clients, "At once")
        ->check(CLI::Range(1, 200))
        ->capture_default_str();
    api->add_option("--seconds", options->seconds, "Of load")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    api->add_flag("--quick", options->isQuick, "Fewer requests one after the other");
}

} // namespace

void addBenchCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("bench", "Measure this machine; prints figures and ratios");
    group->require_subcommand(1);
    auto options = std::make_shared<BenchOptions>();

    addApi(*group, cli, options);

    auto* script = addCommand(*group, cli, "script", "Read and normalise a long script",
                              [&cli, options] { return benchScript(cli, *options); });
    script->add_option("--lines", options->lines, "Lines of speech")
        ->check(CLI::Range(1, 19'000))
        ->capture_default_str();

    auto* tokenizer = addCommand(*group, cli, "tokenizer", "Turn English text into token ids",
                                 [&cli, options] { return benchTokenizer(cli, *options); });
    tokenizer->add_option("--tokenizer", options->tokenizer, "A tokenizer.json")->required();

    auto* golden = addCommand(*group, cli, "golden", "Compare the engine with reference data",
                              [&cli, options] { return benchGolden(cli, *options); });
    golden->add_option("folder", options->golden, "Folder with csm-tiny, mimi-tiny, ...")->required();
    golden->add_option("--device", options->device, "What the networks compute on: cpu, or cuda:0")
        ->capture_default_str();

    auto* engine = addCommand(*group, cli, "engine", "Speak with CSM-1B at true size, weights by formula",
                              [&cli, options] { return benchEngineCommand(cli, *options); });
    engine->add_flag("--quick", options->isQuick, "One line, few frames");
    engine->add_option("--model", options->model, "A model of the store instead (model list)");
    engine->add_option("--precision", options->precision, "Type of the weights")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    engine->add_option("--device", options->device, "cpu, or cuda:0")->capture_default_str();

    addMeasuring(*group, cli, options);
    addTraining(*group, cli, options);

    auto* ingest = addCommand(*group, cli, "ingest", "Make a dataset of an hour of recordings",
                              [&cli, options] { return benchIngest(cli, *options); });
    ingest->add_option("--minutes", options->minutes, "Minutes of 44.1 kHz stereo FLAC, in four recordings")
        ->check(CLI::Range(1.0, 600.0))
        ->capture_default_str();
    ingest->add_option("--folder", options->folder, "Scratch folder (default: a temporary one)");
    ingest->footer(
        "What is told is the recordings' length over the time from the first byte read to the finished\n"
        "dataset. To compare with another chain of tools, run both right after each other on the same\n"
        "cores and divide its seconds per recorded minute by these.");

    auto* assembly = addCommand(*group, cli, "assembly", "Mix and master a long episode",
                                [&cli, options] { return benchAssembly(cli, *options); });
    assembly->add_option("--takes", options->takes, "Takes")
        ->check(CLI::Range(1, 20'000))
        ->capture_default_str();
    assembly->add_option("--hours", options->hours, "Hours of audio")
        ->check(CLI::Range(0.001, 24.0))
        ->capture_default_str();
    assembly->add_option("--folder", options->folder, "Scratch folder (default: a temporary one)");
}

} // namespace understudy::cli
