// bench api: what HTTP costs, one request after the other; then bench_api_load
#include "app/cli/bench_api.h"

#include "app/cli/exit_status.h"
#include "core/base/digits.h"
#include "core/session/job_service.h"
#include "core/session/voice_service.h"

#include <algorithm>
#include <chrono>

namespace understudy::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kShort = "The lamp burned whale oil until 1860.";
constexpr double kAskedCall = 2, kAskedFirst = 50, kAskedWhole = 200; // ms, p99

double milliseconds(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// "queue;dur=0.12, first;dur=9.1": one of them, in ms.
double timingIn(const std::string& header, const std::string& name)
{
    const auto at = header.find(name + ";dur=");
    return at == std::string::npos ? 0 : std::stod(header.substr(at + name.size() + 5));
}

struct Times
{
    std::vector<double> echo, call, firstByte, whole; // ms
    int failures = 0;
};

/// From the request's last byte to the body's first, and to its end.
void streamOnce(HttpClient& client, Times& times)
{
    const auto body = server::textOf(
        {{"text", kShort}, {"voice", "draft/slt"}, {"config", {{"stream", true}, {"format", "pcm"}}}});
    client.send("POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                "application/json\r\nAuthorization: Bearer " +
                std::string(kBenchToken) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                body);
    const auto begin = Clock::now();
    const auto answer = client.readHeader();
    std::string sound;
    times.failures += answer.status != 200 || !client.readChunk(sound);
    times.firstByte.push_back(milliseconds(begin));
    times.call.push_back(timingIn(answer.header("server-timing"), "queue"));
    while (client.readChunk(sound)) {
    }
}

Times measure(int port, int count)
{
    Times times;
    HttpClient client(port);
    const auto whole = server::textOf({{"text", kShort}, {"voice", "draft/slt"}});
    for (int i = 0; i < count; ++i) {
        auto begin = Clock::now();
        times.failures += client.ask("POST", "/echo", kBenchToken, whole).status != 200;
        times.echo.push_back(milliseconds(begin));
        streamOnce(client, times);
        begin = Clock::now();
        times.failures += client.ask("POST", "/synthesize", kBenchToken, whole).status != 200;
        times.whole.push_back(milliseconds(begin));
    }
    return times;
}

void sayRow(const Cli& cli, Json& figures, const char* what, const char* key,
            const std::vector<double>& times, double echo, double asked)
{
    const double median = percentile(times, 0.5), late = percentile(times, 0.99);
    figures[key] = {{"p50_ms", median}, {"p99_ms", late}, {"over_echo", median / echo}};
    std::string line = std::string(what) + ": " + digitsOf(median, 3) + " ms, p99 " + digitsOf(late, 3) +
                       " ms, " + digitsOf(median / echo, 1) + " × the echo";
    if (asked > 0) {
        figures[key]["asked_over_p99"] = asked / late;
        line += "; " + digitsOf(asked / late, 1) + " × as fast as asked (" + digitsOf(asked, 0) + " ms, p99)";
    }
    cli.say(line);
}

} // namespace

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

Result<std::unique_ptr<server::ApiServer>> startBenchServer(const server::Served& served)
{
    UNDERSTUDY_TRY(auto tokens, server::TokenFile::of(kBenchToken));
    server::ServeOptions options{.tokens = std::move(tokens)};
    server::Route echo{"POST",     "/echo", "Bench",
                       "The body", {},      [](const server::Call& call) { call.respond(call.body); }};
    echo.isQuick = true;
    echo.body = {"Anything", {}, true};
    echo.mostBytes = 64 * 1024;
    options.more.push_back(std::move(echo));
    return server::ApiServer::start(std::move(options), served);
}

int benchApi(const Cli& cli, const BenchOptions& options)
{
    Json figures;
    int failures = 0;
    {
        const auto engine = makeDraftEngine();
        JobService jobs;
        VoiceService voices(*engine, jobs);
        const auto running = startBenchServer({&voices, nullptr});
        if (!running)
            return cli.failed(running.error());
        const int port = (*running)->port();
        measure(port, 20); // the first ones load what they need
        const auto times = measure(port, options.isQuick ? 100 : 1000);
        failures = times.failures;
        const double echo = percentile(times.echo, 0.5);
        sayRow(cli, figures, "Echo of the same body", "echo", times.echo, echo, 0);
        sayRow(cli, figures, "Last byte in to the first call of the engine", "first_call", times.call, echo,
               kAskedCall);
        sayRow(cli, figures, "Last byte in to the first byte of sound", "first_byte", times.firstByte, echo,
               kAskedFirst);
        sayRow(cli, figures, "A short sentence whole", "whole", times.whole, echo, kAskedWhole);
    }
    const bool isLoadFine = benchApiLoad(cli, options, figures);
    if (cli.isJson)
        cli.print(figures);
    return failures == 0 && isLoadFine ? kOk : exitStatus(Code::Internal);
}

} // namespace understudy::cli
