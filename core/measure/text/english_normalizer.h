// English as it is compared when words are counted: the English normaliser of openai-whisper (20250625,
// whisper/normalizers/english.py), rule for rule, so that error rates can be set beside published ones.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace understudy {

/// A value to copy; safe to use from several threads.
class EnglishNormalizer
{
public:
    /// With the shipped table of British spellings; fails when it is not there or broken.
    static Result<EnglishNormalizer> open();
    /// `table`: a JSON object, British word to American word, as in `normalizer.json` of a Whisper model.
    static Result<EnglishNormalizer> open(const std::filesystem::path& table);

    /// Lower-case, without punctuation, numbers in digits, American spelling. `text` is UTF-8. A space may be
    /// left at either end. Doing it twice may give another text than doing it once, as in the reference.
    std::string operator()(std::string_view text) const;

private:
    struct Spellings;
    explicit EnglishNormalizer(std::shared_ptr<const Spellings> spellings) : m_spellings(std::move(spellings))
    {
    }

    std::shared_ptr<const Spellings> m_spellings;
};

/// The normaliser for other languages: lower-case, without brackets, punctuation and symbols.
struct BasicNormalizing
{
    bool removeDiacritics = false;
    bool splitLetters = false; ///< a space between letters, as users see them; for languages without spaces
};
std::string normalizeBasic(std::string_view text, const BasicNormalizing& options = {});

} // namespace understudy
