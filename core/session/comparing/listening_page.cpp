#include "core/session/comparing/listening_page.h"

#include "core/audio/sound_encoder.h"
#include "core/base/base64.h"
#include "core/base/contract.h"
#include "core/base/random.h"
#include "core/session/comparing/listener_answers.h"
#include "core/session/comparing/listening_page_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kPlaces = 11; ///< stream of the seed: in which order sounds lie in the file

std::string wavOf(const Waveform& sound)
{
    std::string wav;
    auto encoder = SoundEncoder::create(Encoding::Wav, sound.rate, SoundEncoder::Delivery::Whole);
    const bool isDone = encoder && encoder->encode(sound.samples, wav) && encoder->finish(wav);
    UNDERSTUDY_ASSERT(isDone); // nothing of WAV can fail
    return wav;
}

/// What the page's script reads. Sounds lie in an order of chance, so that no place tells a slot.
Json dataOf(const ComparisonPlan& plan, const ComparedWaves& waves)
{
    const auto slots = plan.slots.size();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < plan.items.size() * slots; ++i)
        order.push_back(i);
    RandomStream random(plan.design.seed, kPlaces);
    shuffle(order, random);
    std::vector<std::size_t> placeOf(order.size());
    Json sounds = Json::array();
    for (const auto index : order) {
        placeOf[index] = sounds.size();
        sounds.push_back("data:audio/wav;base64," + toBase64(wavOf(*waves[index / slots][index % slots])));
    }
    Json trials = Json::array();
    for (const auto& trial : planTrials(plan.design)) {
        const auto place = [&](std::size_t slot) { return placeOf[trial.item * slots + slot]; };
        Json heard = Json::array({place(trial.first)});
        if (*plan.mode == ListeningMode::Abx)
            heard = {place(trial.first), place(trial.x == AbxAnswer::A ? trial.first : trial.second),
                     place(trial.second)};
        else if (*plan.mode == ListeningMode::Preference)
            heard = {place(trial.first), place(trial.second)};
        trials.push_back({{"text", plan.items[trial.item].text}, {"sounds", heard}});
    }
    return {{"kind", kAnswersKind}, {"format", kAnswersFormat}, {"print", printOf(plan)},
            {"test", plan.name},    {"mode", name(*plan.mode)}, {"trials", trials},
            {"sounds", sounds}};
}

} // namespace

std::string listeningPage(const ComparisonPlan& plan, const ComparedWaves& waves)
{
    // Base64 once more: nobody should read by chance what X is, and no text of the plan can end the script.
    const auto data = toBase64(dataOf(plan, waves).dump(-1, ' ', false, Json::error_handler_t::replace));
    std::string page(kListeningPage);
    const std::string_view mark = "@DATA@";
    page.replace(page.find(mark), mark.size(), data);
    return page;
}

} // namespace understudy
