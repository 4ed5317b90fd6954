#include "core/text/spoken_acronyms_p.h"
#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

constexpr std::string_view kSpeltParts[] = {"www", "io",  "uk",  "us",   "edu", "tv",  "fm",  "ai",
                                            "js",  "py",  "cpp", "html", "txt", "pdf", "xml", "json",
                                            "csv", "ftp", "md",  "de",   "fr",  "eu",  "co",  "mp",
                                            "wav", "ly",  "me",  "ca",   "ch",  "jpg", "png"};
constexpr std::string_view kSaidParts[] = {"com", "net", "org",  "gov",  "info", "app",
                                           "dev", "web", "mail", "wiki", "blog"};
constexpr std::string_view kEndings[] = {
    "com",  "org", "net", "edu", "gov",  "io",  "co",  "uk",  "us",  "de",   "fr",   "eu",   "fm",  "tv",
    "ai",   "ca",  "app", "dev", "info", "me",  "ly",  "ch",  "js",  "py",   "cpp",  "html", "txt", "pdf",
    "json", "csv", "md",  "xml", "jpg",  "png", "wav", "exe", "zip", "yaml", "toml", "h",    "c"};

/// What is written up to a space or quote, without the punctuation that closes the sentence.
std::string_view tokenAt(const Place& place)
{
    std::string_view token = place.rest().substr(0, 8 * kLongestWord);
    token = token.substr(0, token.find_first_of(" \t\n\"<>()[]{}"));
    while (!token.empty() && std::string_view(".,;:!?'").find(token.back()) != std::string_view::npos)
        token.remove_suffix(1);
    return token;
}

std::string spellPart(std::string_view part)
{
    if (contains(kSpeltParts, toLower(part)))
        return spellLetters(part);
    const bool isPlain = contains(kSaidParts, toLower(part)) || isSayable(toUpper(part));
    return part.size() == 1 || isPlain ? std::string(part) : spellLetters(part);
}

/// Names the symbols; words stay words, numbers are read.
std::string spellAddress(std::string_view address)
{
    std::string words;
    for (std::size_t at = 0; at < address.size();) {
        std::size_t end = at;
        const bool isNumber = isDigit(address[at]);
        while (end < address.size() && (isNumber ? isDigit(address[end]) : isLetter(address[end])))
            ++end;
        if (end > at) {
            const std::string_view part = address.substr(at, end - at);
            appendWord(words, isNumber ? spellPairs(part) : spellPart(part));
            at = end;
            continue;
        }
        const CodePoint c = codePointAt(address, at);
        appendWord(words, characterName(c.value));
        if (isWordCodePoint(c.value))
            words += address.substr(at, c.length);
        at += c.length;
    }
    return words;
}

/// ThrowbackThursday -> Throwback Thursday
std::string spellTag(std::string_view tag)
{
    std::string spaced;
    for (std::size_t i = 0; i < tag.size(); ++i) {
        const bool isHump = i > 0 && isUpper(tag[i]) && isLower(tag[i - 1]);
        const bool isTurn = i > 0 && isDigit(tag[i]) != isDigit(tag[i - 1]);
        if (isHump || isTurn || tag[i] == '_')
            spaced += ' ';
        if (tag[i] != '_')
            spaced += tag[i];
    }
    std::string words;
    for (std::size_t at = 0; at < spaced.size();) {
        const std::size_t end = std::min(spaced.find(' ', at), spaced.size());
        const std::string part = spaced.substr(at, end - at);
        appendWord(words, !part.empty() && isDigit(part[0]) ? spellPairs(part) : part);
        at = end + 1;
    }
    return words;
}

bool isAddressByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// example.com, node.js: small letters between dots, and an ending that is known.
bool isHostName(std::string_view token)
{
    const std::string_view host = token.substr(0, token.find('/'));
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || !contains(kEndings, host.substr(dot + 1)))
        return false;
    return std::all_of(host.begin(), host.end(), isAddressByte) && host.find("..") == std::string_view::npos;
}

bool isEmail(std::string_view token)
{
    const std::size_t at = token.find('@');
    return at != std::string_view::npos && at > 0 && token.find('.', at) != std::string_view::npos &&
           std::all_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(at), isAddressByte);
}

/// @jane, #ThrowbackThursday
MaybeReading readHandle(const Place& place)
{
    const char mark = place.text[place.at];
    const std::string_view text = place.text.substr(0, place.end);
    std::size_t end = place.at + 1;
    while (isWordAt(text, end) || byteAt(text, end) == '_')
        end += codePointAt(text, end).length;
    const std::string_view name = text.substr(place.at + 1, end - place.at - 1);
    const bool hasLetter = std::any_of(name.begin(), name.end(), isLetter);
    if (isWordBefore(text, place.at) || !hasLetter)
        return std::nullopt;
    return Reading{end - place.at, mark == '@' ? "at " + spellAddress(name) : "hashtag " + spellTag(name)};
}

} // namespace

MaybeReading readWeb(const Place& place)
{
    const char first = byteAt(place.text, place.at);
    if (first == '@' || first == '#')
        return readHandle(place);
    const bool isInside = place.at > place.begin && std::string_view("-./@:+_").find(
                                                        place.text[place.at - 1]) != std::string_view::npos;
    if (isInside || (!isLetter(first) && !isDigit(first)))
        return std::nullopt; // an address is looked for where its token begins, once
    const std::string_view token = tokenAt(place);
    const std::size_t scheme = token.find("://");
    const bool isUrl = scheme != std::string_view::npos && scheme < 8 && isLetter(first);
    const bool isMailto = token.starts_with("mailto:");
    if (!isUrl && !isMailto && !token.starts_with("www.") && !isEmail(token) && !isHostName(token))
        return std::nullopt;
    std::string_view address = token.substr(isUrl ? scheme + 3 : isMailto ? 7 : 0);
    if (address.ends_with('/'))
        address.remove_suffix(1);
    std::string words = spellAddress(address);
    if (words.empty())
        return std::nullopt;
    return Reading{token.size(), std::move(words)};
}

} // namespace understudy
