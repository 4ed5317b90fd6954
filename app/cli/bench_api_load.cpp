// bench api: many clients at once, beside the render of an episode
#include "app/cli/bench_api.h"
#include "app/cli/resident_memory.h"
#include "app/cli/scratch_folder.h"
#include "core/base/digits.h"
#include "core/base/random.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <thread>

namespace understudy::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kScriptLines = 6000; // more than are rendered beside the load in a minute
constexpr std::chrono::milliseconds kBetweenLooks{20};
constexpr double kAskedHealth = 10; // ms, p99
constexpr double kAskedShare = 0.5; // of the mean, for the client that got least

struct Counts
{
    std::map<int, int> statuses;
    int broken = 0;
    double audio = 0; // seconds
};

constexpr double kPcmBytes = 48'000; // a second

/// What programs ask: short texts whole, long ones streamed, events, lists.
server::Json bodyFor(std::uint32_t kind)
{
    static constexpr const char* kSentence = "The keeper climbed the stair and lit the lamp again. ";
    std::string text = kSentence;
    for (std::uint32_t i = 0; i < (kind == 0 ? 7U : 0U); ++i)
        text += kSentence;
    if (kind == 1)
        return {{"model", "draft"}, {"voice", "slt"}, {"input", text}, {"response_format", "pcm"}};
    return {{"text", text}, {"voice", "slt"}, {"config", {{"format", "pcm"}, {"stream", kind == 0}}}};
}

void askUntil(const std::atomic<bool>& isOver, int port, int number, Counts& counts)
{
    RandomStream random(7, static_cast<std::uint64_t>(number));
    const auto named = "X-Client-Id: client-" + std::to_string(number) + "\r\n";
    auto client = std::make_unique<HttpClient>(port);
    while (!isOver) {
        const auto kind = random.below(4);
        const auto answer = kind == 3 ? client->ask("GET", "/v1/audio/voices", kBenchToken, {}, named)
                                      : client->ask("POST", kind == 1 ? "/v1/audio/speech" : "/synthesize",
                                                    kBenchToken, server::textOf(bodyFor(kind)), named);
        ++counts.statuses[answer.status];
        counts.broken += !answer.isWhole;
        if (kind != 3 && answer.status == 200)
            counts.audio += static_cast<double>(answer.body.size()) / kPcmBytes;
        if (!answer.isWhole)
            client = std::make_unique<HttpClient>(port);
    }
}

std::vector<double> watchHealth(int port, std::chrono::seconds length)
{
    std::vector<double> times;
    HttpClient client(port);
    const auto end = Clock::now() + length;
    while (Clock::now() < end) {
        const auto begin = Clock::now();
        if (client.ask("GET", "/health", {}).status != 200)
            return {};
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return times;
}

std::string makeScript()
{
    std::string script = "---\ntitle: Load\nvoices:\n  Mara: draft/slt\n---\n";
    for (int i = 0; i < kScriptLines; ++i)
        script += "\nMARA: Line number " + std::to_string(i) +
                  " tells of the sea, the rock and the weather out there.\n";
    return script;
}

bool sayCounts(const Cli& cli, const std::vector<Counts>& all, Json& load)
{
    std::map<int, int> statuses;
    int broken = 0;
    double least = 1e9, sum = 0;
    for (const auto& counts : all) {
        for (const auto& [status, count] : counts.statuses)
            statuses[status] += count;
        broken += counts.broken;
        least = std::min(least, counts.audio);
        sum += counts.audio;
    }
    const double mean = sum / static_cast<double>(all.size());
    int answers = 0, errors = broken;
    for (const auto& [status, count] : statuses) {
        answers += count;
        errors += status != 200 && status != 429 ? count : 0;
    }
    load["answers"] = answers;
    load["errors"] = errors;
    load["refused_429"] = statuses[429];
    load["audio_s"] = sum;
    load["least_share"] = least / mean;
    cli.say(std::to_string(answers) + " answers, " + std::to_string(errors) + " errors, " +
            std::to_string(statuses[429]) + " times 429; " + digitsOf(sum, 0) + " s of sound");
    cli.say("The client that got least had " + digitsOf(least / mean, 2) + " of the mean; " +
            digitsOf(least / mean / kAskedShare, 2) + " × what is asked (half)");
    return errors == 0;
}

} // namespace

bool benchApiLoad(const Cli& cli, const BenchOptions& options, Json& figures)
{
    const ScratchFolder scratch(options.folder);
    const auto session = Session::create(scratch.folder() / "load", {.program = "understudy bench"});
    if (!session)
        return cli.failed(session.error()) == 0;
    const auto running = startBenchServer({&(*session)->voices(), session->get()});
    if (!running)
        return cli.failed(running.error()) == 0;
    const int port = (*running)->port();
    const auto job = HttpClient(port).ask(
        "POST", "/jobs", kBenchToken,
        server::textOf(
            {{"kind", "episode_render"}, {"episode", "load"}, {"script", makeScript()}, {"export", "none"}}));
    cli.say(std::to_string(options.clients) + " clients for " + std::to_string(options.seconds) +
            " s, beside a render (job " + std::to_string(job.status) + ")");

    std::atomic<bool> isOver = false;
    std::vector<Counts> counts(static_cast<std::size_t>(options.clients));
    std::vector<std::jthread> clients;
    for (int i = 0; i < options.clients; ++i)
        clients.emplace_back([&, i] { askUntil(isOver, port, i, counts[static_cast<std::size_t>(i)]); });
    const auto half = std::chrono::seconds(std::max(1, options.seconds / 2));
    auto health = watchHealth(port, half);
    const auto before = residentBytes();
    const auto rest = watchHealth(port, half);
    const auto after = residentBytes();
    health.insert(health.end(), rest.begin(), rest.end());
    isOver = true;
    clients.clear();

    auto& load = figures["load"];
    const bool isFine = sayCounts(cli, counts, load);
    const double late = percentile(health, 0.99);
    load["health_p99_ms"] = late;
    load["memory_growth"] = static_cast<double>(after) / static_cast<double>(before);
    cli.say("Health: " + digitsOf(percentile(health, 0.5), 3) + " ms, p99 " + digitsOf(late, 3) + " ms; " +
            digitsOf(kAskedHealth / late, 1) + " × as fast as asked (10 ms)");
    cli.say("Memory, the end over the middle: " +
            digitsOf(static_cast<double>(after) / static_cast<double>(before), 3));
    return isFine && !health.empty();
}

} // namespace understudy::cli
