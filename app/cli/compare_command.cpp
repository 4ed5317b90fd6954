// understudy compare new|list|show|export|page|import|choose|end|remove
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/session/comparing/compare_service.h"
#include "core/session/session.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy::cli {

namespace {

struct Arguments
{
    std::string project, id, out, file, slot;
    std::string mode = "preference";
    std::vector<std::string> slots, references;
    ComparisonToMake wanted;
    bool hasNoAnchor = false;
};
using Given = std::shared_ptr<Arguments>;
using Run = int (*)(const Cli&, CompareService&, const Arguments&);

std::string utf8(const QString& text)
{
    return text.toStdString();
}

Json describe(const Comparison& comparison)
{
    const auto seal = sealOf(comparison);
    Json slots = Json::array(), listeners = Json::array();
    for (const auto& slot : comparison.plan.slots)
        slots.push_back({{"name", slot.slot.name},
                         {"kind", name(slot.kind)},
                         {"of", slot.of},
                         {"reference", slot.slot.isReference},
                         {"anchor", slot.slot.isAnchor}});
    for (const auto& listener : comparison.listeners())
        listeners.push_back({{"name", listener}, {"answered", comparison.answered(listener)}});
    return {{"id", comparison.id.value},
            {"name", comparison.plan.name},
            {"mode", comparison.plan.mode ? name(*comparison.plan.mode) : std::string_view("free")},
            {"begun", comparison.begun},
            {"trials", seal.trials},
            {"items", comparison.plan.items.size()},
            {"sealed", comparison.plan.mode && seal.isSealed},
            {"loudness_lufs", comparison.plan.loudness.value},
            {"slots", slots},
            {"listeners", listeners}};
}

void sayComparison(const Cli& cli, const Comparison& comparison)
{
    const auto seal = sealOf(comparison);
    cli.say(comparison.id.value + "  " + comparison.plan.name + " · " +
            utf8(words::word(comparison.plan.mode)) +
            (comparison.plan.mode ? " · " + std::to_string(seal.trials) + " trials" : std::string()) +
            (seal.isSealed ? "" : " · finished"));
}

void sayRanking(const Cli& cli, const ComparisonResults& results)
{
    for (const auto slot : results.ranking) {
        const auto& name = results.comparison.plan.slots[slot].slot.name;
        if (results.opinion) {
            cli.say("  " + name + ": " + utf8(words::scoreText(results.opinion->scores[slot])));
            continue;
        }
        const auto& strength = results.preference->strengths[slot];
        cli.say("  " + name + ": won " + std::to_string(strength.won) + " of " +
                std::to_string(strength.votes) + ", strength " + utf8(words::number(strength.value, 2)) +
                " (" + utf8(words::number(strength.low, 2)) + " to " + utf8(words::number(strength.high, 2)) +
                ")");
    }
    if (results.preference)
        for (const auto& pair : results.preference->pairs)
            cli.say("  " + results.comparison.plan.slots[pair.first].slot.name + " against " +
                    results.comparison.plan.slots[pair.second].slot.name + ": " + std::to_string(pair.won) +
                    " of " + std::to_string(pair.votes) + ", p = " + utf8(words::probability(pair.chance)) +
                    ", " + utf8(words::reading(pair, results.comparison.plan)));
}

int create(const Cli& cli, CompareService& service, const Arguments& given)
{
    auto wanted = given.wanted;
    wanted.mode = listeningModeNamed(given.mode);
    wanted.hasAnchor = !given.hasNoAnchor;
    for (const auto& slot : given.slots)
        wanted.slots.push_back(parseSlot(slot));
    for (const auto& slot : given.references) {
        wanted.slots.push_back(parseSlot(slot));
        wanted.slots.back().isReference = true;
    }
    const auto made = cli.wait(service.create(std::move(wanted)));
    if (!made)
        return cli.failed(made.error());
    if (cli.isJson)
        cli.print(describe(*made));
    sayComparison(cli, *made);
    return kOk;
}

int list(const Cli& cli, CompareService& service, const Arguments&)
{
    const auto all = service.list();
    if (!all)
        return cli.failed(all.error());
    Json document = Json::array();
    for (const auto& comparison : *all) {
        document.push_back(describe(comparison));
        sayComparison(cli, comparison);
    }
    if (cli.isJson)
        cli.print(document);
    if (all->empty())
        cli.say("Nothing was compared yet");
    return kOk;
}

int show(const Cli& cli, CompareService& service, const Arguments& given)
{
    const auto comparison = service.show(ComparisonId(given.id));
    if (!comparison)
        return cli.failed(comparison.error());
    const bool isTold = comparison->plan.mode && !sealOf(*comparison).isSealed;
    const auto results = isTold ? service.results(comparison->id) : Result<ComparisonResults>();
    if (!results)
        return cli.failed(results.error());
    if (cli.isJson) {
        auto document = describe(*comparison);
        if (isTold)
            document["results"] = Json::parse(resultsJson(*results))["results"];
        cli.print(document);
        return kOk;
    }
    sayComparison(cli, *comparison);
    for (const auto& listener : comparison->listeners())
        cli.say("  " + listener + ": " + std::to_string(comparison->answered(listener)) + " answered");
    if (!isTold) {
        cli.say(comparison->plan.mode ? "Its results are told when all trials are answered"
                                      : "Nothing is asked in it");
        return kOk;
    }
    cli.say(utf8(words::headline(*results)));
    cli.say(utf8(words::figuresSentence(*results)));
    sayRanking(cli, *results);
    return kOk;
}

int exportResults(const Cli& cli, CompareService& service, const Arguments& given)
{
    if (const auto written = service.exportResults(ComparisonId(given.id), given.out); !written)
        return cli.failed(written.error());
    if (cli.isJson)
        cli.print({{"file", given.out}});
    cli.say(given.out);
    return kOk;
}

int page(const Cli& cli, CompareService& service, const Arguments& given)
{
    const auto size = cli.wait(service.savePage(ComparisonId(given.id), given.out));
    if (!size)
        return cli.failed(size.error());
    if (cli.isJson)
        cli.print({{"file", given.out}, {"bytes", size->value}});
    cli.say(given.out + " (" + utf8(words::size(*size)) +
            "): open it in any browser; its answers come back with "
            "“understudy compare import”");
    return kOk;
}

int import(const Cli& cli, CompareService& service, const Arguments& given)
{
    const auto taken = service.takeAnswers(given.file);
    if (!taken)
        return cli.failed(taken.error());
    if (cli.isJson)
        cli.print({{"id", taken->comparison.value}, {"listener", taken->listener}, {"added", taken->added}});
    cli.say(taken->comparison.value + ": " + std::to_string(taken->added) + " answers of " + taken->listener +
            (taken->added == 0 ? ", all of which were in already" : ""));
    return kOk;
}

/// By name, or by number from 1.
Result<std::size_t> slotNamed(const ComparisonPlan& plan, const std::string& text)
{
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot)
        if (plan.slots[slot].slot.name == text || std::to_string(slot + 1) == text)
            return slot;
    return fail(Code::NotFound, text, "slot");
}

int choose(const Cli& cli, CompareService& service, const Arguments& given)
{
    const auto use = [&]() -> Result<UsedResult> {
        UNDERSTUDY_TRY(const auto comparison, service.show(ComparisonId(given.id)));
        UNDERSTUDY_TRY(const auto slot, slotNamed(comparison.plan, given.slot));
        return service.use(comparison.id, slot);
    };
    const auto used = use();
    if (!used)
        return cli.failed(used.error());
    if (cli.isJson)
        cli.print({{"kind", name(used->kind)}, {"of", used->of}});
    cli.say(used->of + (used->kind == SoundKind::Take ? " is the chosen take" : " is ranked first"));
    return kOk;
}

int end(const Cli& cli, CompareService& service, const Arguments& given)
{
    if (const auto ended = service.end(ComparisonId(given.id)); !ended)
        return cli.failed(ended.error());
    return show(cli, service, given);
}

int remove(const Cli& cli, CompareService& service, const Arguments& given)
{
    if (const auto removed = service.remove(ComparisonId(given.id)); !removed)
        return cli.failed(removed.error());
    if (cli.isJson)
        cli.print({{"id", given.id}});
    cli.say(given.id + " is taken out");
    return kOk;
}

CLI::App* addOne(CLI::App& group, Cli& cli, const char* name, const char* what, Run run, Access access)
{
    auto given = std::make_shared<Arguments>();
    auto* command = addCommand(group, cli, name, what, [&cli, given, run, access] {
        const auto session = Session::open(given->project, {.access = access, .csm = {.slots = 1}});
        return session ? run(cli, (*session)->comparisons(), *given) : cli.failed(session.error());
    });
    command->add_option("-p,--project", given->project, "Project folder")->required();
    if (run == exportResults || run == page)
        command
            ->add_option("-o,--output", given->out,
                         run == page ? "HTML file" : "File ending in .csv or .json")
            ->required();
    if (run == import)
        command->add_option("file", given->file, "What the page of another listener saved")->required();
    else if (run != create && run != list)
        command->add_option("comparison", given->id, "As “compare list” shows it: compare-3")->required();
    if (run == choose)
        command->add_option("--slot", given->slot, "Its name, or its number from 1")->required();
    if (run != create)
        return command;
    command
        ->add_option(
            "slots", given->slots,
            "What is compared: take:EPISODE/LINE/NUMBER, run-3@600, voice:NAME, clip:ID, a file or a folder "
            "of files; NAME=... names it")
        ->required();
    command->add_option("--reference", given->references, "A real recording, hidden among them; as a slot");
    command->add_option("--mode", given->mode, "free, abx, preference or opinion")
        ->check(CLI::IsMember({"free", "abx", "preference", "opinion"}))
        ->capture_default_str();
    command->add_option("--name", given->wanted.name, "Of the comparison");
    command->add_option("--text", given->wanted.texts,
                        "For voices to speak, where no other slot says something");
    command
        ->add_option("--trials", given->wanted.trials,
                     "Planned before the first (16 of abx, 20 and more of preference)")
        ->check(CLI::Range(1, 1000));
    command->add_option("--repeats", given->wanted.repeats, "Trials of a preference that are asked again")
        ->check(CLI::Range(0, 1000));
    command->add_option("--seed", given->wanted.seed, "Of the order; drawn by chance without");
    command->add_flag("--no-anchor", given->hasNoAnchor, "Opinion: without a hidden anchor");
    return command;
}

} // namespace

void addCompareCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("compare", "Sounds compared by ear, and what listeners said");
    group->require_subcommand(1);
    addOne(*group, cli, "new", "Plan a comparison; it is heard in the studio or on a page", create,
           Access::Write);
    addOne(*group, cli, "list", "List the comparisons of a project", list, Access::ReadOnly);
    addOne(*group, cli, "show", "How far it is, and what it says once it may", show, Access::ReadOnly);
    addOne(*group, cli, "export", "Write answers and results", exportResults, Access::ReadOnly);
    addOne(*group, cli, "page", "Write one HTML page for another listener", page, Access::ReadOnly);
    addOne(*group, cli, "import", "Take in the answers of another listener", import, Access::Write);
    addOne(*group, cli, "choose", "Make a slot's take the chosen one, or rank its checkpoint first", choose,
           Access::Write);
    addOne(*group, cli, "end", "Tell results before all who began are done; of ABX once somebody is", end,
           Access::Write);
    addOne(*group, cli, "remove", "Take a comparison out", remove, Access::Write);
}

} // namespace understudy::cli
