#include "core/text/spoken_acronyms_p.h"

#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

struct Exception
{
    std::string_view written, spoken;
};
constexpr Exception kExceptions[] = {
    {"ASCII", "askey"},       {"BIOS", "bye-oss"},  {"GIF", "gif"},       {"IEEE", "I triple E"},
    {"JPEG", "jay peg"},      {"JPG", "jay peg"},   {"MPEG", "em peg"},   {"NAACP", "N double A C P"},
    {"NCAA", "N C double A"}, {"OK", "okay"},       {"PhD", "P H D"},     {"PhDs", "P H D's"},
    {"SQL", "sequel"},        {"SaaS", "sass"},     {"SCSI", "scuzzy"},   {"WWII", "World War two"},
    {"WWI", "World War one"}, {"mRNA", "M R N A"},  {"NVIDIA", "Nvidia"}, {"IoT", "I O T"},
    {"iOS", "I O S"},         {"macOS", "mac O S"}, {"LaTeX", "lay-tek"}, {"PyTorch", "pie-torch"},
    {"GHz", "gigahertz"},     {"kHz", "kilohertz"}, {"dB", "decibels"},   {"MHz", "megahertz"},
};

/// Said as letters though they could be words, and even among shouted words.
constexpr std::string_view kLetters[] = {
    "AARP", "AI",   "API", "ASAP", "ATM", "AWS", "CEO", "CFO", "CIA", "COO",  "CTO", "CPU", "DIY",  "DNA",
    "EPA",  "ESPN", "EU",  "FAQ",  "FAA", "FBI", "FDA", "GPU", "HBO", "HIV",  "IBM", "ID",  "IPO",  "IQ",
    "IRS",  "ISO",  "ISP", "LAPD", "LED", "MBA", "MIT", "NBA", "NBC", "NFL",  "NYC", "PDF", "RNA",  "SUV",
    "TV",   "UCLA", "UFO", "UK",   "UN",  "URL", "US",  "USA", "USB", "USC",  "VIP", "VPN", "YMCA", "YWCA",
    "UNLV", "ICU",  "IOU", "UAE",  "UI",  "UX",  "AC",  "DC",  "AKA", "ROTC", "CPR", "PR"};

/// Words of two and three letters that are shouted, and short acronyms that are said as words.
constexpr std::string_view kShortWords[] = {
    "ACT", "ADD", "AGE", "AGO", "AH",  "AIM", "AIR", "ALL", "AM",  "AN",  "AND", "ANY", "ARE", "ARM", "ART",
    "AS",  "ASK", "AT",  "ATE", "AWE", "BAD", "BAG", "BAN", "BAR", "BE",  "BED", "BET", "BIG", "BIT", "BOX",
    "BOY", "BUS", "BUT", "BUY", "BY",  "BYE", "CAN", "CAR", "CAT", "COW", "CRY", "CUP", "CUT", "DAD", "DAY",
    "DID", "DIE", "DO",  "DOG", "DRY", "DUE", "EAT", "EGG", "END", "EYE", "FAR", "FAT", "FEW", "FIX", "FLY",
    "FOR", "FUN", "GET", "GIF", "GO",  "GOD", "GOT", "GUN", "GUY", "GYM", "HA",  "HAD", "HAS", "HAT", "HE",
    "HER", "HEY", "HI",  "HIM", "HIS", "HIT", "HO",  "HOT", "HOW", "ICE", "IF",  "ILL", "IN",  "IS",  "IT",
    "ITS", "JOB", "JOY", "KEY", "KID", "LAN", "LAW", "LAY", "LEG", "LET", "LIE", "LOT", "LOW", "MAD", "MAN",
    "MAP", "MAY", "ME",  "MEN", "MIX", "MOM", "MUD", "MY",  "NET", "NEW", "NO",  "NOR", "NOT", "NOW", "NUT",
    "ODD", "OF",  "OFF", "OH",  "OIL", "OLD", "ON",  "ONE", "OR",  "OUR", "OUT", "OW",  "OWN", "PAY", "PIN",
    "PUT", "RAM", "RAN", "RAW", "RED", "ROM", "RUN", "SAD", "SAT", "SAW", "SAY", "SEA", "SEE", "SET", "SHE",
    "SHY", "SIM", "SIR", "SIT", "SIX", "SKY", "SO",  "SON", "SUN", "TAX", "TEA", "TEN", "THE", "TO",  "TOO",
    "TOP", "TRY", "TWO", "UGH", "UP",  "USE", "VAN", "VAT", "WAN", "WAR", "WAS", "WAY", "WE",  "WET", "WHO",
    "WHY", "WIN", "WON", "WOW", "YES", "YET", "YOU", "ZIP", "ZOO"};
constexpr std::string_view kAfterIt[] = {"department",   "support",       "team",           "staff",
                                         "industry",     "manager",       "director",       "security",
                                         "professional", "professionals", "infrastructure", "systems",
                                         "sector",       "consultant",    "services",       "specialist"};

constexpr std::string_view kOnsets[] = {"BL", "BR",  "CH",  "CL", "CR", "DR",  "DW", "FL", "FR", "GH",  "GL",
                                        "GN", "GR",  "KL",  "KN", "KR", "PH",  "PL", "PR", "PS", "QU",  "RH",
                                        "SC", "SCH", "SCR", "SH", "SK", "SL",  "SM", "SN", "SP", "SPL", "SPR",
                                        "SQ", "ST",  "STR", "SW", "TH", "THR", "TR", "TW", "WH", "WR"};
constexpr std::string_view kCodas[] = {
    "CH", "CK",  "CT", "CTS", "DS",  "FF",  "FT", "GH",  "GHT", "GHTS", "GS",  "KS",  "LD",  "LDS",
    "LF", "LK",  "LL", "LLS", "LM",  "LP",  "LS", "LT",  "MB",  "MN",   "MP",  "MPS", "MS",  "NCH",
    "ND", "NDS", "NG", "NGS", "NK",  "NKS", "NN", "NS",  "NT",  "NTS",  "NTH", "PH",  "PS",  "PT",
    "RB", "RCH", "RD", "RDS", "RF",  "RG",  "RK", "RKS", "RL",  "RM",   "RN",  "RNS", "RP",  "RR",
    "RS", "RST", "RT", "RTH", "RTS", "RLD", "SH", "SK",  "SM",  "SP",   "SS",  "ST",  "STS", "TCH",
    "TH", "THS", "TS", "TT",  "WN",  "WL",  "XT", "ZZ",  "BS",  "WS",   "NGTH"};
constexpr std::size_t kLongestSpelt = 5; // more capitals are a word that is shouted, if it has vowels

bool isVowel(char c)
{
    return std::string_view("AEIOUY").find(c) != std::string_view::npos;
}

bool isShoutedWord(std::string_view word)
{
    const bool isCapitals = !word.empty() && std::all_of(word.begin(), word.end(), isUpper);
    return isCapitals && (contains(kShortWords, word) || (word.size() > 3 && isSayable(word)));
}

/// A single short word in capitals among others: THE CAT SAT.
bool isShouted(const Place& place, std::size_t length)
{
    const std::string_view before = place.wordBefore();
    const std::string_view after = place.wordAfter(length);
    constexpr std::string_view kAcronyms[] = {"NASA", "NATO", "AIDS", "OPEC", "FEMA", "FIFA"};
    const auto isOther = [&](std::string_view word) {
        return isShoutedWord(word) && !contains(kAcronyms, word);
    };
    return isOther(before) || isOther(after);
}

bool isSpelt(const Place& place, std::string_view word)
{
    const bool isBesideAnd = byteAt(place.text, place.at + word.size()) == '&' ||
                             (place.at > 0 && place.text[place.at - 1] == '&'); // AT&T
    if (isBesideAnd || word.find_first_of("AEIOUY") == std::string_view::npos)
        return true;
    if (word == "WHO")
        return toLower(place.wordBefore()) == "the"; // the organization
    if (word == "IT")
        return contains(kAfterIt, place.wordAfter(word.size()));
    if (contains(kLetters, word))
        return true;
    if (word.size() > kLongestSpelt)
        return false;
    if (word.size() > 3)
        return !isSayable(word);
    return !contains(kShortWords, word) && !(isShouted(place, word.size()) && isSayable(word));
}

/// U.S., J.R.R.: letters with full stops between.
MaybeReading readDotted(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    std::string letters;
    std::size_t end = place.at;
    while (isLetter(byteAt(text, end)) && byteAt(text, end + 1) == '.') {
        letters += text[end];
        end += 2;
    }
    const bool isPhd = text.substr(place.at).starts_with("Ph.D.");
    if (isPhd)
        end = place.at + 5;
    const std::size_t length = end - place.at;
    const std::size_t space = spaceLength(text, end);
    const bool isInitial = letters.size() == 1 && isUpper(letters[0]) && letters != "I" && space > 0 &&
                           isLetter(byteAt(text, end + space)) &&
                           !place.isSentenceEnd(length, Ending::Starter);
    if (!isPhd && !isInitial && (letters.size() < 2 || isWordAt(text, end)))
        return std::nullopt;
    const bool endsHere = place.isSentenceEnd(length, Ending::Starter);
    return Reading{length, (isPhd ? "P H D" : spellLetters(letters)) + (endsHere ? "." : "")};
}

std::string spellChunk(std::string_view chunk)
{
    if (isDigit(chunk[0]))
        return spellPairs(chunk);
    const bool isCapitals = std::all_of(chunk.begin(), chunk.end(), isUpper);
    if (chunk.size() == 1)
        return std::string(chunk);
    const bool isWord = isCapitals ? chunk.size() > 3 && isSayable(chunk) : chunk.size() > 2;
    return isWord ? std::string(chunk) : spellLetters(chunk);
}

/// A4, B-52, CO2, MP3s, R2-D2: capitals or letters with digits.
MaybeReading readIdentifier(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    std::string words;
    std::size_t end = place.at;
    bool hasDigits = false;
    bool isCode = true; // capitals and digits only: a dash goes on
    while (end - place.at < kLongestWord && (isLetter(byteAt(text, end)) || isDigit(byteAt(text, end)))) {
        const bool isNumber = isDigit(text[end]);
        std::size_t last = end;
        while (last < text.size() && (isNumber ? isDigit(text[last]) : isLetter(text[last])))
            ++last;
        const std::string_view chunk = text.substr(end, last - end);
        hasDigits |= isNumber;
        isCode &=
            isNumber || (chunk.size() <= kLongestSpelt && std::all_of(chunk.begin(), chunk.end(), isUpper));
        if (chunk == "s" && hasDigits && !isWordAt(text, last))
            words += "s";
        else
            appendWord(words, spellChunk(chunk));
        const bool isJoined =
            isCode && byteAt(text, last) == '-' &&
            (isDigit(byteAt(text, last + 1)) || (hasDigits && isUpper(byteAt(text, last + 1))));
        end = last + (isJoined ? 1 : 0);
    }
    const bool isVersion = byteAt(text, end) == '.' && isDigit(byteAt(text, end + 1)); // v2.0
    if (!hasDigits || isVersion || (isWordAt(text, end) && end - place.at < kLongestWord))
        return std::nullopt;
    return Reading{end - place.at, std::move(words)};
}

} // namespace

std::string spellLetters(std::string_view letters)
{
    std::string words;
    for (const char letter : letters)
        appendWord(words, toUpper(std::string_view(&letter, 1)));
    return words;
}

bool isSayable(std::string_view capitals)
{
    std::size_t run = 0; // consonants up to i
    bool hasVowel = false;
    for (std::size_t i = 0; i <= capitals.size(); ++i) {
        if (i < capitals.size() && !isVowel(capitals[i])) {
            ++run;
            continue;
        }
        const std::string_view cluster = capitals.substr(i - run, run);
        if (run > 1 && !hasVowel && !contains(kOnsets, cluster))
            return false;
        if (run > 1 && i == capitals.size() && !contains(kCodas, cluster))
            return false;
        if (run > 3)
            return false;
        hasVowel = true;
        run = 0;
    }
    return capitals.find_first_of("AEIOUY") != std::string_view::npos;
}

MaybeReading readAcronym(const Place& place)
{
    if (!isLetter(byteAt(place.text, place.at)))
        return std::nullopt;
    const std::size_t length = wordLength(place.text.substr(0, place.end), place.at);
    std::string_view word = place.text.substr(place.at, length);
    const bool isUsual = length > 1 && std::all_of(word.begin(), word.end(), isLower);
    if (isUsual)
        return std::nullopt;
    for (const Exception& row : kExceptions) {
        if (row.written == word)
            return Reading{length, std::string(row.spoken)};
    }
    if (MaybeReading dotted = readDotted(place))
        return dotted;
    if (MaybeReading identifier = readIdentifier(place))
        return identifier;
    const bool isPlural = word.size() > 2 && word.ends_with('s');
    word.remove_suffix(isPlural ? 1 : 0);
    if (word.size() < 2 || !std::all_of(word.begin(), word.end(), isUpper) || !isSpelt(place, word))
        return std::nullopt;
    return Reading{length, spellLetters(word) + (isPlural ? "'s" : "")};
}

} // namespace understudy
