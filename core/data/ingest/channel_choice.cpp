#include "core/data/ingest/channel_choice.h"

#include "core/data/qc/signal_to_noise.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace understudy {
namespace {

constexpr int kWindows = 12;
constexpr Seconds kWindow{5.0};
constexpr double kLower = 20, kBetter = 3; // dB
constexpr double kOpposed = -0.5;

/// What two channels have in common, and how each sounds.
struct Comparison
{
    explicit Comparison(int channels) : energies(std::size_t(channels)), powers(std::size_t(channels)) {}

    void add(std::span<const float> interleaved, SampleRate rate)
    {
        const auto channels = energies.size(), frame = std::size_t(rate.value / 50);
        for (std::size_t begin = 0; begin + frame * channels <= interleaved.size();
             begin += frame * channels) {
            for (std::size_t c = 0; c < channels; ++c) {
                double sum = 0;
                for (std::size_t i = begin + c; i < begin + frame * channels; i += channels)
                    sum += double(interleaved[i]) * interleaved[i];
                energies[c] += sum;
                powers[c].push_back(float(sum / double(frame)));
            }
            for (std::size_t i = begin; i < begin + frame * channels; i += channels) {
                product += double(interleaved[i]) * interleaved[i + 1];
                difference += std::abs(double(interleaved[i]) - interleaved[i + 1]);
            }
        }
    }

    double ratio(std::size_t channel) const
    {
        const auto found = signalToNoise(powers[channel]);
        return found ? std::min(found->ratio.value, 100.0) : -100;
    }

    std::vector<double> energies;
    std::vector<std::vector<float>> powers;
    double product = 0, difference = 0; // of the first two
};

Result<Comparison> listen(AudioReader& reader)
{
    const auto& info = reader.info();
    Comparison all(info.channels);
    std::vector<float> window(std::size_t(toFrames(kWindow, info.rate).value * info.channels));
    const auto length = info.length.value,
               wanted = std::int64_t(kWindows) * toFrames(kWindow, info.rate).value;
    for (int i = 0; i < kWindows; ++i) {
        if (length > wanted && i > 0 && !reader.seek(Frames(length / kWindows * i)))
            break;
        UNDERSTUDY_TRY(const auto got, reader.read(window));
        if (got.value == 0)
            break;
        all.add(std::span(window).first(std::size_t(got.value * info.channels)), info.rate);
    }
    UNDERSTUDY_CHECK(reader.seek(Frames(0)));
    return all;
}

ChosenChannel ofTwo(const Comparison& both)
{
    const int louder = both.energies[1] > both.energies[0] ? 1 : 0;
    const auto most = both.energies[std::size_t(louder)], least = both.energies[std::size_t(1 - louder)];
    if (both.difference == 0)
        return {0, "same in both"};
    if (least * std::pow(10, kLower / 10) < most)
        return {louder, "the other is silent"};
    const auto better = both.ratio(1) > both.ratio(0) ? 1 : 0;
    if (both.product / std::sqrt(most * least) < kOpposed)
        return {better, "the other is reversed"};
    if (both.ratio(std::size_t(better)) > both.ratio(std::size_t(1 - better)) + kBetter)
        return {better, "less noise"};
    return {-1, "both"};
}

} // namespace

Result<ChosenChannel> chooseChannel(AudioReader& reader, ChannelChoice choice)
{
    const auto channels = reader.info().channels;
    if (channels == 1)
        return ChosenChannel{0, "one channel"};
    if (choice == ChannelChoice::Mix)
        return ChosenChannel{-1, "asked for"};
    if (choice != ChannelChoice::Auto)
        return ChosenChannel{choice == ChannelChoice::Left ? 0 : 1, "asked for"};
    UNDERSTUDY_TRY(const auto heard, listen(reader));
    if (channels == 2)
        return ofTwo(heard);
    const auto loudest = std::ranges::max_element(heard.energies) - heard.energies.begin();
    return ChosenChannel{int(loudest), "loudest of " + std::to_string(channels)};
}

} // namespace understudy
