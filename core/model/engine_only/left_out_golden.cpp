// The golden checks that need tokenizer, audio files or the loudness meter, where those are not built.
#include "core/model/golden/golden.h"

namespace understudy {

GoldenRows checkCsmSpeechGolden(const std::filesystem::path& folder, const std::string& /*device*/)
{
    return fail(Code::Unsupported, Reason::NotInThisBuild, folder.string());
}

GoldenRows checkEcapaGolden(const std::filesystem::path& folder, const std::string& /*device*/)
{
    return fail(Code::Unsupported, Reason::NotInThisBuild, folder.string());
}

GoldenRows checkWhisperSpeechGolden(const std::filesystem::path& folder, const std::filesystem::path& /*base*/,
                                    const std::string& /*device*/)
{
    return fail(Code::Unsupported, Reason::NotInThisBuild, folder.string());
}

GoldenRows checkTokenizerGolden(const std::filesystem::path& folder)
{
    return fail(Code::Unsupported, Reason::NotInThisBuild, folder.string());
}

GoldenRows checkLoudnessGolden(const std::filesystem::path& folder)
{
    return fail(Code::Unsupported, Reason::NotInThisBuild, folder.string());
}

} // namespace understudy
