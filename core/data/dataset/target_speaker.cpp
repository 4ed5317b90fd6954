#include "core/data/dataset/target_speaker_p.h"

#include "core/audio/reader.h"
#include "core/data/dataset/build.h"
#include "core/data/qc/pitch.h"

namespace understudy {
namespace {

constexpr Seconds kPiece{5.0}, kStep{2.5};
constexpr std::size_t kFewest = 8, kMost = 240; // of ten minutes of speech

void addPieces(std::span<const float> sound, SampleRate rate, std::vector<SpectralProfile>& profiles)
{
    const auto piece = std::size_t(toFrames(kPiece, rate).value),
               step = std::size_t(toFrames(kStep, rate).value);
    for (std::size_t begin = 0; profiles.size() < kMost && (begin == 0 || begin + piece <= sound.size());
         begin += step) {
        const MeasuredSound heard(sound.subspan(begin, std::min(piece, sound.size() - begin)), rate);
        if (auto profile = spectralProfileOf(heard, pitchOf(heard)))
            profiles.push_back(*profile);
    }
}

} // namespace

Result<std::vector<SpectralProfile>> targetProfiles(const std::filesystem::path& folder, SampleRate rate,
                                                    const std::stop_token& stop, std::vector<Error>& failed)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(Code::NotFound, Reason::FolderMissing, folder.string());
    std::vector<SpectralProfile> profiles;
    const auto failedBefore = failed.size();
    for (const auto& file : findRecordings({folder}, failed, OurDatasets::Search)) {
        if (stop.stop_requested())
            return fail(Code::Cancelled, folder.string());
        if (profiles.size() == kMost)
            break;
        const auto sound = readMono(file, rate);
        if (sound)
            addPieces(sound->samples, rate, profiles);
        else
            failed.push_back(sound.error());
    }
    if (profiles.size() < kFewest && failed.size() > failedBefore)
        return Failure(failed.back());
    if (profiles.size() < kFewest)
        return fail(Code::InvalidInput, Reason::SpeechTooShort, folder.string(), "30");
    return profiles;
}

} // namespace understudy
