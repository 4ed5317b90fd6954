// What a frame of Mimi's streamed decode costs at the published size, and its parts, on weights that a
// formula gives (asked: 9 ms on two cores; a frame is 80 ms of sound).
#include "core/model/mimi/mimi_p.h"
#include "core/model/weights/formula_source_p.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace understudy;
using Clock = std::chrono::steady_clock;

constexpr int kWarmUp = 130; ///< frames: the transformer's window is full after 125
constexpr int kFrames = 100;
constexpr int kCompared = 12; ///< frames
constexpr double kFrameMs = 9;

/// The least of what each took: what else the machine does comes on top.
struct Times
{
    double quantizer = HUGE_VAL, transformer = HUGE_VAL, whole = HUGE_VAL; ///< ms
};

double msSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void measureFrame(const Mimi& mimi, const at::Tensor& codes, MimiPast& parts, MimiPast& whole, Times& times)
{
    auto begin = Clock::now();
    const auto positions = mimi.upsample(mimi.quantizer().decode(codes), parts);
    times.quantizer = std::min(times.quantizer, msSince(begin));
    begin = Clock::now();
    mimi.decoderTransformer().forward(positions, parts.window);
    times.transformer = std::min(times.transformer, msSince(begin));
    begin = Clock::now();
    mimi.speak(codes, whole);
    times.whole = std::min(times.whole, msSince(begin));
}

Times measure(const Mimi& mimi)
{
    at::manual_seed(7);
    const auto codes =
        at::randint(mimi.config().codes, {kWarmUp + kFrames, mimi.config().codebooks}, at::kLong);
    auto parts = mimi.makeSpeakingPast(1), whole = mimi.makeSpeakingPast(1);
    Times warm, times;
    for (int frame = 0; frame < kWarmUp + kFrames; ++frame)
        measureFrame(mimi, codes.narrow(0, frame, 1), parts, whole, frame < kWarmUp ? warm : times);
    return times;
}

void print(const char* name, const Mimi& mimi)
{
    const auto times = measure(mimi);
    std::printf("%s: %6.2f ms a frame, %.2f of the %.0f ms asked for (quantizer %.2f, transformer %.2f, "
                "convolutions %.2f); %.0f MB of weights\n",
                name, times.whole, times.whole / kFrameMs, kFrameMs, times.quantizer, times.transformer,
                times.whole - times.quantizer - times.transformer, double(mimi.bytes()) / 1e6);
    std::fflush(stdout);
}

/// How far below the sound the difference lies.
double decibels(const Mimi& wide, const Mimi& narrow)
{
    at::manual_seed(7);
    const auto codes = at::randint(wide.config().codes, {kCompared, wide.config().codebooks}, at::kLong);
    const auto sound = wide.decode(codes), difference = narrow.decode(codes) - sound;
    return 10 * std::log10((sound.square().mean() / difference.square().mean()).item<double>());
}

} // namespace

int main()
{
    const c10::InferenceMode inference;
    std::printf("Mimi, streamed, %d threads\n", at::get_num_threads());
    const auto weights = std::make_shared<const FormulaWeights>();
    const auto wide = Mimi::load(weights, MimiConfig(), at::kCPU, at::kFloat);
    const auto narrow = Mimi::load(weights, MimiConfig(), at::kCPU, at::kBFloat16);
    if (!wide || !narrow)
        return EXIT_FAILURE;
    print("fp32", **wide);
    print("bf16", **narrow);
    std::printf("The sound is %.1f dB above what bf16 changes of it\n", decibels(**wide, **narrow));
    return EXIT_SUCCESS;
}
