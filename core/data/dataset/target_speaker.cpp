#include "core/data/dataset/target_speaker_p.h"

#include "core/audio/reader.h"
#include "core/data/dataset/build.h"
#include "core/data/qc/pitch.h"

namespace understudy {
namespace {

constexpr Seconds kPiece{5.0}, kStep{2.5};
constexpr std::size_t kFewest = 8, kMost = 240; // of ten minutes of speech

/// `voices`: also whose voice it is, of each piece in which somebody speaks.
Result<void> addPieces(std::span<const float> sound, SampleRate rate, const VoiceEncoder& voices,
                       TargetSpeaker& target)
{
    const auto piece = std::size_t(toFrames(kPiece, rate).value),
               step = std::size_t(toFrames(kStep, rate).value);
    for (std::size_t begin = 0; target.profiles.size() < kMost && (begin == 0 || begin + piece <= sound.size());
         begin += step) {
        const auto part = sound.subspan(begin, std::min(piece, sound.size() - begin));
        const MeasuredSound heard(part, rate);
        const auto profile = spectralProfileOf(heard, pitchOf(heard));
        if (!profile)
            continue;
        target.profiles.push_back(*profile);
        if (!voices)
            continue;
        UNDERSTUDY_TRY(const auto voice, voiceOf({{part.begin(), part.end()}, rate}, voices.embed));
        addDirection(target.voice, voice);
    }
    return {};
}

} // namespace

Result<TargetSpeaker> hearTarget(const std::filesystem::path& folder, SampleRate rate, const VoiceEncoder& voices,
                                 const std::stop_token& stop, std::vector<Error>& failed)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(Code::NotFound, Reason::FolderMissing, folder.string());
    TargetSpeaker target;
    const auto failedBefore = failed.size();
    for (const auto& file : findRecordings({folder}, failed, OurDatasets::Search)) {
        if (stop.stop_requested())
            return fail(Code::Cancelled, folder.string());
        if (target.profiles.size() == kMost)
            break;
        const auto sound = readMono(file, rate);
        if (!sound) {
            failed.push_back(sound.error());
            continue;
        }
        UNDERSTUDY_CHECK(addPieces(sound->samples, rate, voices, target));
    }
    if (target.profiles.size() < kFewest && failed.size() > failedBefore)
        return Failure(failed.back());
    if (target.profiles.size() < kFewest)
        return fail(Code::InvalidInput, Reason::SpeechTooShort, folder.string(), "30");
    return target;
}

} // namespace understudy
