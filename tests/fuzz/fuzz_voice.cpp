// Any bytes as voice.json and as consent.json: an error, or a value that reads back as itself.
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/data/consent.h"
#include "core/synth/voice_profile.h"

#include <cstdint>

using namespace understudy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto voice = parseVoiceProfile(bytes, "/voices/ines")) {
        for (const auto& anchor : voice->anchors)
            UNDERSTUDY_ASSERT(isInside("/voices/ines", anchor.file));
        const auto again = parseVoiceProfile(formatVoiceProfile(*voice), "/voices/ines");
        UNDERSTUDY_ASSERT(again && *again == *voice);
    }
    if (const auto record = parseConsent(bytes, "consent.json")) {
        UNDERSTUDY_ASSERT(!record->spoken || isInside("/voices/ines", record->spoken->file));
        const auto again = parseConsent(formatConsent(*record), "consent.json");
        UNDERSTUDY_ASSERT(again && *again == *record);
    }
    return 0;
}
