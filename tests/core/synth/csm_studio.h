// The engine on the small model of the golden data, with voices made of it.
#pragma once

#include "core/audio/writer.h"
#include "core/base/hash.h"
#include "core/synth/csm_engine.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>

namespace understudy {

inline const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

using Sound = std::vector<float>;

/// A store with the small model, and voices made of it.
class CsmStudio
{
public:
    CsmStudio()
    {
        const auto added = store.add({kGolden / "csm-tiny", "tiny"});
        VERIFY_OK(added);
        const auto files = store.csmFiles("tiny");
        VERIFY_OK(files);
        base = {"tiny", files->sha256, false};
        addVoice("plain");
    }

    VoiceProfile& addVoice(const std::string& name)
    {
        auto& voice = voices[name];
        voice.name = name;
        voice.base = base;
        voice.folder = path() / "voices" / name;
        std::filesystem::create_directories(voice.folder);
        return voice;
    }

    void addAdapter(VoiceProfile& voice, const std::string& golden)
    {
        for (const auto* file : {kAdapterConfig, kAdapterWeights})
            std::filesystem::copy_file(kGolden / "lora" / golden / file, voice.folder / file);
        voice.adapter = AdapterHashes{sha256File(voice.folder / kAdapterConfig).value(),
                                      sha256File(voice.folder / kAdapterWeights).value()};
    }

    void addAnchor(VoiceProfile& voice, const std::string& id, Seconds length, double hertz)
    {
        Sound tone(static_cast<std::size_t>(toFrames(length, kStudioRate).value));
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = float(0.3 * std::sin(2 * std::numbers::pi * hertz * double(i) / kStudioRate.value));
        VoiceAnchor anchor{id, id + ".wav", "What is said.", {}, length};
        auto writer = AudioWriter::create(voice.folder / anchor.file, {});
        VERIFY_OK(writer);
        VERIFY_OK(writer->write(tone));
        VERIFY_OK(writer->commit());
        anchor.sha256 = sha256File(voice.folder / anchor.file).value();
        voice.anchors.push_back(anchor);
    }

    std::unique_ptr<CsmEngine> engine(int slots = 4) const
    {
        return std::make_unique<CsmEngine>(
            CsmOptions{.device = "cpu", .precision = Precision::Bf16, .slots = slots, .threads = 1},
            VoiceFinder{[this](const VoiceId& voice) -> Result<VoiceProfile> {
                            if (const auto found = voices.find(voice.value); found != voices.end())
                                return found->second;
                            return fail(Code::NotFound, Reason::VoiceUnknown, voice.value);
                        },
                        [this](const std::string& id) { return store.csmFiles(id); }});
    }

    std::filesystem::path path() const { return m_dir.path().toStdString(); }

private:
    QTemporaryDir m_dir;

public:
    ModelStore store{path() / "models"};
    BaseModel base;
    std::map<std::string, VoiceProfile> voices;
};

inline SpeechRequest request(const std::string& text, std::uint64_t seed = 1,
                             const std::string& voice = "plain", const Style& style = {})
{
    SpeechRequest made;
    made.voice = VoiceId(voice);
    made.runs = {{text, style}};
    made.seed = seed;
    return made;
}

inline Result<Sound> sound(VoiceEngine& engine, const SpeechRequest& request, std::stop_token stop = {})
{
    Sound all;
    UNDERSTUDY_CHECK(engine.speak(request, std::move(stop), [&](std::span<const float> chunk) {
        all.insert(all.end(), chunk.begin(), chunk.end());
        return true;
    }));
    return all;
}

/// For comparisons; empty when there was an error.
inline Sound soundOf(VoiceEngine& engine, const SpeechRequest& request)
{
    return sound(engine, request).value_or(Sound());
}

} // namespace understudy
