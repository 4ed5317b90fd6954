#include "core/text/spell_checker.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/text/word_spans.h"

#include <hunspell/hunspell.hxx>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kLongestWord = 100; // bytes; Hunspell refuses more than 176, and slows down before

/// Files of one dictionary, without their endings.
using Stem = fs::path;

std::optional<Stem> stemIn(const fs::path& folder, const std::string& name)
{
    const auto stem = folder / name;
    const bool isThere = isFile(stem.string() + ".aff") && isFile(stem.string() + ".dic");
    return isThere ? std::optional(stem) : std::nullopt;
}

std::optional<Stem> findStem(const std::vector<fs::path>& folders, const std::string& name)
{
    for (const auto& folder : folders)
        if (const auto stem = stemIn(folder, name))
            return stem;
    return std::nullopt;
}

/// "de_AT" of "de", the first by name.
std::optional<Stem> anyRegion(const std::vector<fs::path>& folders, const std::string& language)
{
    std::set<std::string> names;
    for (const auto& folder : folders) {
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            if (const auto name = entry->path().stem().string(); name.starts_with(language + "_"))
                names.insert(name);
    }
    for (const auto& name : names)
        if (const auto stem = findStem(folders, name))
            return stem;
    return std::nullopt;
}

std::optional<Stem> findDictionary(const std::vector<fs::path>& folders, std::string_view tag)
{
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
    const std::string language = locale.getLanguage();
    if (U_FAILURE(status) || language.empty())
        return std::nullopt;
    if (const std::string region = locale.getCountry(); !region.empty())
        return findStem(folders, language + "_" + region);
    if (const auto plain = findStem(folders, language))
        return plain;
    locale.addLikelySubtags(status);
    const auto likely = findStem(folders, language + "_" + locale.getCountry());
    return likely ? likely : anyRegion(folders, language);
}

/// The word list begins with its length. Hunspell itself takes any file for a dictionary without words.
bool hasWords(const Stem& stem)
{
    std::ifstream file(stem.string() + ".dic");
    std::string mark(3, '\0');
    if (!file.read(mark.data(), 3) || mark != "\xEF\xBB\xBF")
        file.seekg(0);
    long count = 0;
    return bool(file >> count) && count > 0;
}

struct CloseConverter
{
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

icu::UnicodeString toUnicode(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
}

/// Letters, apostrophes and hyphens; not "NASA" or "x86".
bool isPlain(const icu::UnicodeString& word)
{
    int upper = 0, lower = 0;
    for (int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
        const auto c = word.char32At(i);
        const bool isPart = u_isalpha(c) != 0 || u_getCombiningClass(c) != 0 || c == '\'' || c == 0x2019 ||
                            c == '-' || c == 0xAD;
        if (!isPart)
            return false;
        upper += u_isupper(c) != 0 ? 1 : 0;
        lower += u_isalpha(c) != 0 && u_isupper(c) == 0 ? 1 : 0;
    }
    return lower > 0 || upper == 1;
}

} // namespace

struct SpellChecker::Dictionary
{
    explicit Dictionary(const Stem& stem)
        : hunspell((stem.string() + ".aff").c_str(), (stem.string() + ".dic").c_str())
    {
        UErrorCode status = U_ZERO_ERROR;
        converter.reset(ucnv_open(hunspell.get_dict_encoding().c_str(), &status));
        if (converter)
            ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                                  &status);
    }

    /// Nothing: the dictionary has no such letters, so it cannot judge.
    std::optional<std::string> encoded(const icu::UnicodeString& word)
    {
        UErrorCode status = U_ZERO_ERROR;
        std::string bytes(static_cast<std::size_t>(word.length()) * 4 + 8, '\0');
        const auto length = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                                            word.getBuffer(), word.length(), &status);
        if (U_FAILURE(status))
            return std::nullopt;
        bytes.resize(static_cast<std::size_t>(length));
        return bytes;
    }

    std::string decoded(const std::string& bytes)
    {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                      status);
        std::string utf8;
        return text.toUTF8String(utf8);
    }

    Hunspell hunspell;
    std::unique_ptr<UConverter, CloseConverter> converter;
    std::set<std::string> own; // folded
};

std::vector<fs::path> SpellChecker::dictionaryFolders()
{
    std::vector<fs::path> folders{userDataFolder() / "dictionaries"};
    std::string_view given = std::getenv("DICPATH") != nullptr ? std::getenv("DICPATH") : "";
    while (!given.empty()) {
        const auto end = std::min(given.find(':'), given.size());
        if (end > 0)
            folders.emplace_back(given.substr(0, end));
        given.remove_prefix(std::min(end + 1, given.size()));
    }
    for (const auto* folder : {"/usr/local/share/hunspell", "/usr/share/hunspell", "/usr/share/myspell",
                               "/usr/share/myspell/dicts", "/opt/homebrew/share/hunspell"})
        folders.emplace_back(folder);
    return folders;
}

SpellChecker::SpellChecker(std::unique_ptr<Dictionary> dictionary) : m_dictionary(std::move(dictionary)) {}

SpellChecker::~SpellChecker() = default;

Result<std::unique_ptr<SpellChecker>> SpellChecker::open(std::string_view language,
                                                         const std::vector<fs::path>& folders)
{
    const auto stem = findDictionary(folders, language);
    if (!stem)
        return fail(Code::NotFound, std::string(language));
    auto dictionary = hasWords(*stem) ? std::make_unique<Dictionary>(*stem) : nullptr;
    if (!dictionary || !dictionary->converter)
        return fail(Code::Corrupt, stem->string() + ".dic");
    return std::unique_ptr<SpellChecker>(new SpellChecker(std::move(dictionary)));
}

bool SpellChecker::isMisspelled(std::string_view word)
{
    auto text = toUnicode(word);
    if (word.size() > kLongestWord || !isPlain(text))
        return false;
    auto folded = foldedWord(word);
    if (folded.ends_with("'s") && m_dictionary->own.contains(folded.substr(0, folded.size() - 2)))
        return false;
    if (m_dictionary->own.contains(folded))
        return false;
    text.findAndReplace(icu::UnicodeString(char16_t(0x2019)), icu::UnicodeString(u'\''));
    const auto bytes = m_dictionary->encoded(text);
    return bytes && !m_dictionary->hunspell.spell(*bytes);
}

std::vector<std::string> SpellChecker::misspelled(std::string_view text)
{
    std::vector<std::string> wrong;
    std::set<std::string_view> seen;
    for (const auto span : wordSpans(text))
        if (const auto word = span.in(text); seen.insert(word).second && isMisspelled(word))
            wrong.emplace_back(word);
    return wrong;
}

std::vector<std::string> SpellChecker::suggestions(std::string_view word)
{
    std::vector<std::string> found;
    const auto bytes =
        word.size() <= kLongestWord ? m_dictionary->encoded(toUnicode(word)) : std::optional<std::string>();
    if (!bytes)
        return found;
    for (const auto& suggestion : m_dictionary->hunspell.suggest(*bytes))
        if (found.size() < kMostSuggestions)
            found.push_back(m_dictionary->decoded(suggestion));
    return found;
}

void SpellChecker::addWord(std::string_view word)
{
    m_dictionary->own.insert(foldedWord(word));
}

} // namespace understudy
