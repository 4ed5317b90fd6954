// Spelling by Hunspell with the system's dictionaries. What is no plain word (numbers, "NASA", "example.com")
// is left alone.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Used by one thread at a time.
class SpellChecker
{
public:
    /// The user's own (dictionaries/ beside the models), $DICPATH, then those of the system.
    static std::vector<std::filesystem::path> dictionaryFolders();

    /// Reads a dictionary, about 100 ms: not on the GUI thread. `language`: BCP 47, "en-US"; "de" takes the
    /// region that most of its speakers live in, else any. A region that is asked for is not replaced by
    /// another, which would find fault with right words. NotFound (subject: the language) when there is none;
    /// Corrupt (subject: the path) for a file that is no dictionary.
    static Result<std::unique_ptr<SpellChecker>>
    open(std::string_view language, const std::vector<std::filesystem::path>& folders = dictionaryFolders());
    ~SpellChecker();

    bool isMisspelled(std::string_view word);
    /// Each such word of a text once, in order.
    std::vector<std::string> misspelled(std::string_view text);
    /// At most five, the best first; up to a quarter of a second.
    std::vector<std::string> suggestions(std::string_view word);
    /// Right from now on, with a capital too, and with "'s".
    void addWord(std::string_view word);

private:
    struct Dictionary;
    explicit SpellChecker(std::unique_ptr<Dictionary> dictionary);
    std::unique_ptr<Dictionary> m_dictionary;
};

} // namespace understudy
