#include "core/model/golden/golden.h"

#include "core/audio/reader.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/text/bpe_tokenizer.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<GoldenRow>;

/// Texts become the prompt's ids, the placeholder of a clip one for each of its frames.
Result<void> checkText(Rows& rows, const BpeTokenizer& tokenizer, GoldenFolder& golden,
                       const std::string& name, const std::string& rendered)
{
    constexpr auto kFile = "prompts.safetensors";
    UNDERSTUDY_TRY(const auto prompt, goldenPrompt(golden, name));
    const auto placeholder = tokenizer.idOf("<|AUDIO|>");
    std::vector<std::int64_t> ids;
    int clip = 0;
    for (const auto id : tokenizer.encode(rendered, {.addSpecial = false})) {
        std::int64_t count = 1;
        if (id == placeholder) {
            UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, name + ".context" + std::to_string(clip++) + ".codes"));
            count = codes.size(1);
        }
        ids.insert(ids.end(), std::size_t(count), id);
    }
    addExact(rows, kFile, name + ".ids of its text", at::tensor(ids, at::kLong), at::tensor(prompt.ids, at::kLong));
    return {};
}

Result<void> checkClip(Rows& rows, const Mimi& mimi, GoldenFolder& golden, const std::string& name, int clip,
                       const std::string& wav)
{
    UNDERSTUDY_TRY(const auto codes, golden.tensor("prompts.safetensors",
                                                   name + ".context" + std::to_string(clip) + ".codes"));
    UNDERSTUDY_TRY(const auto sound, readMono(golden.path() / wav, kStudioRate));
    const auto own = mimi.encode(at::tensor(sound.samples), codes.size(0));
    addExact(rows, wav, name + ".codes of its clip", own.t(), codes);
    return {};
}

Result<void> checkPrompts(Rows& rows, const BpeTokenizer& tokenizer, const Mimi& mimi, GoldenFolder& golden)
{
    UNDERSTUDY_TRY(const auto prompts, golden.json("prompts.json"));
    for (const auto& [name, about] : prompts.items()) {
        UNDERSTUDY_CHECK(checkText(rows, tokenizer, golden, name, about.at("rendered").get<std::string>()));
        int clip = 0;
        for (const auto& turn : about.at("context"))
            UNDERSTUDY_CHECK(checkClip(rows, mimi, golden, name, clip++, turn.at("wav").get<std::string>()));
    }
    return {};
}

/// Cases that have a text of their own, and the sound of one.
Result<void> checkGreedy(Rows& rows, const BpeTokenizer& tokenizer, const Mimi& mimi, GoldenFolder& golden)
{
    constexpr auto kFile = "greedy.safetensors";
    UNDERSTUDY_TRY(const auto greedy, golden.json("greedy.json"));
    for (const auto& [name, about] : greedy.items()) {
        if (!about.contains("text"))
            continue;
        UNDERSTUDY_TRY(const auto ids, golden.tensor(kFile, name + ".ids"));
        const auto own = tokenizer.encode("[" + std::to_string(about.at("speaker").get<int>()) + "]" +
                                          about.at("text").get<std::string>());
        addExact(rows, kFile, name + ".ids of its text", at::tensor(own), ids);
    }
    UNDERSTUDY_TRY(const auto codes, golden.tensor(kFile, greedy.at("decoded").at("of").get<std::string>() + ".codes"));
    UNDERSTUDY_TRY(const auto audio, golden.tensor(kFile, "decoded.audio"));
    addNear(rows, kFile, "decoded.audio", mimi.decode(codes.to(at::kLong)), audio, 5e-6);
    return {};
}

} // namespace

GoldenRows checkCsmSpeechGolden(const fs::path& folder, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder / "golden");
        UNDERSTUDY_TRY(const auto tokenizer, BpeTokenizer::open(folder / "tokenizer.json"));
        UNDERSTUDY_TRY(const auto mimi, goldenMimi(folder, device));
        Rows rows;
        UNDERSTUDY_CHECK(checkPrompts(rows, tokenizer, *mimi, golden));
        UNDERSTUDY_CHECK(checkGreedy(rows, tokenizer, *mimi, golden));
        return rows;
    });
}

} // namespace understudy
