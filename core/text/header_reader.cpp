#include "core/text/header_reader_p.h"

#include "core/text/speaker_table_p.h"
#include "core/text/tag_values_p.h"
#include "core/text/closest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace understudy {

namespace {

constexpr std::array<std::string_view, 5> kProfiles{"podcast-mono", "podcast-stereo", "acx", "broadcast",
                                                    "custom"};
constexpr std::array<std::string_view, 4> kPauses{"sentence", "paragraph", "section", "speaker"};
constexpr std::array<std::string_view, 14> kKeys{"title",    "subtitle", "author",  "language", "voices",
                                                 "narrator", "seed",     "profile", "target",   "ceiling",
                                                 "pauses",   "lexicon",  "anchors", "tags"};

class HeaderReader
{
public:
    HeaderReader(ScriptNotation notation, ScriptHeader& header, ProblemList& problems)
        : m_notation(notation), m_header(header), m_problems(problems)
    {
    }

    void read(const DataMember& member)
    {
        const auto& key = member.key.text;
        const auto& value = member.value;
        if (key == "voices")
            readVoices(value);
        else if (key == "pauses")
            readPauses(value);
        else if (key == "lexicon")
            readPairs(value, key, m_header.lexicon);
        else if (key == "anchors")
            readPairs(value, key, m_header.anchors);
        else if (key == "tags")
            readTags(value);
        else if (const auto text = scalar(value, key, pointerTo({}, key)))
            readScalar(key, value, *text);
    }

    void checkNarrator(const DataNode* value)
    {
        if (value == nullptr || m_header.narrator.empty() || m_header.voices.empty())
            return;
        const auto folded = foldedName(m_header.narrator);
        const auto found = std::ranges::find(m_header.voices, folded,
                                             [](const auto& voice) { return foldedName(voice.first); });
        if (found != m_header.voices.end()) {
            m_header.narrator = found->first;
            return;
        }
        auto& problem = wrong(*value, "narrator", "/narrator");
        for (const auto& voice : m_header.voices)
            problem.allowed.push_back(voice.first);
        problem.replacement =
            closest(m_header.narrator, problem.allowed, [](std::string_view name) { return name; });
    }

    /// A clip is given to a speaker in whatever case the voices are.
    void spellAnchorsAsVoices()
    {
        for (auto& [speaker, clip] : m_header.anchors) {
            const auto folded = foldedName(speaker);
            const auto found = std::ranges::find(m_header.voices, folded,
                                                 [](const auto& voice) { return foldedName(voice.first); });
            if (found != m_header.voices.end())
                speaker = found->first;
        }
    }

private:
    Problem& wrong(const DataNode& value, std::string_view key, const std::string& pointer)
    {
        auto& problem = m_problems.add(ProblemKind::WrongValue, value.begin, value.end);
        problem.subject = key;
        if (value.isScalar())
            problem.found = excerpt(value.text);
        if (m_notation == ScriptNotation::Json)
            problem.pointer = pointer;
        return problem;
    }

    /// The text of a value that is one; nothing for an empty value.
    std::optional<std::string> scalar(const DataNode& value, std::string_view key, const std::string& pointer)
    {
        if (value.kind == DataNode::Kind::Null && m_notation == ScriptNotation::Markdown)
            return std::nullopt;
        const bool isNumberKey = key == "seed";
        const auto wanted = isNumberKey ? DataNode::Kind::Number : DataNode::Kind::String;
        if (value.kind == wanted || (value.isScalar() && m_notation == ScriptNotation::Markdown))
            return cleaned(value.text);
        addWrongType(value, m_notation, key, name(wanted), pointer, m_problems);
        return std::nullopt;
    }

    void readScalar(const std::string& key, const DataNode& value, const std::string& text)
    {
        if (key == "title")
            m_header.title = text;
        else if (key == "subtitle")
            m_header.subtitle = text;
        else if (key == "author")
            m_header.author = text;
        else if (key == "narrator")
            m_header.narrator = text;
        else if (key == "language")
            readLanguage(value, text);
        else if (key == "seed")
            readSeed(value, text);
        else if (key == "profile")
            readProfile(value, text);
        else if (key == "target")
            readTarget(value, text);
        else
            readCeiling(value, text);
    }

    void readLanguage(const DataNode& value, const std::string& text)
    {
        if (foldedName(text) == "en-us")
            m_header.language = "en-US";
        else
            wrong(value, "language", "/language").allowed = {"en-US"};
    }

    void readSeed(const DataNode& value, const std::string& text)
    {
        if (const auto seed = parseSeed(text))
            m_header.seed = *seed;
        else
            wrong(value, "seed", "/seed").allowed = {"0 to 18446744073709551615"};
    }

    void readProfile(const DataNode& value, const std::string& text)
    {
        if (const auto profile = profileNamed(text)) {
            m_header.profile = *profile;
            return;
        }
        auto& problem = wrong(value, "profile", "/profile");
        problem.allowed.assign(kProfiles.begin(), kProfiles.end());
        problem.replacement = closest(text, kProfiles, [](std::string_view profile) { return profile; });
    }

    void readTarget(const DataNode& value, const std::string& text)
    {
        if (const auto target = parseWithUnit(text, "LUFS", -40, -8))
            m_header.customTarget = Lufs(*target);
        else
            wrong(value, "target", "/target").allowed = {"-40 LUFS to -8 LUFS"};
    }

    void readCeiling(const DataNode& value, const std::string& text)
    {
        const auto decibels = parseWithUnit(text, "dB", -20, 0);
        if (const auto ceiling = decibels ? decibels : parseWithUnit(text, "dBTP", -20, 0))
            m_header.customCeiling = Decibels(*ceiling);
        else
            wrong(value, "ceiling", "/ceiling").allowed = {"-20 dBTP to 0 dBTP"};
    }

    bool isMap(const DataNode& value, std::string_view key)
    {
        if (value.kind == DataNode::Kind::Map)
            return true;
        if (value.kind != DataNode::Kind::Null || m_notation == ScriptNotation::Json)
            addWrongType(value, m_notation, key, name(DataNode::Kind::Map), pointerTo({}, key), m_problems);
        return false;
    }

    void readVoices(const DataNode& map)
    {
        if (!isMap(map, "voices"))
            return;
        std::set<std::string> names;
        for (const auto& [key, value] : map.members) {
            const auto speaker = cleaned(key.text);
            const auto pointer = pointerTo("/voices", key.text);
            const auto voice = scalar(value, "voices", pointer);
            if (!voice || voice->empty() || speaker.empty())
                wrong(voice && speaker.empty() ? key : value, "voices", pointer).allowed = {
                    "a speaker and a voice"};
            else if (!names.insert(foldedName(speaker)).second)
                m_problems.add(ProblemKind::DuplicateKey, key.begin, key.end).subject = key.text;
            else
                m_header.voices.emplace_back(speaker, VoiceId(*voice));
        }
    }

    void readPauses(const DataNode& map)
    {
        if (!isMap(map, "pauses"))
            return;
        const std::array fields{&Pauses::sentence, &Pauses::paragraph, &Pauses::section, &Pauses::speaker};
        for (const auto& [key, value] : map.members) {
            const auto found = std::ranges::find(kPauses, key.text);
            const auto pointer = pointerTo("/pauses", key.text);
            if (found == kPauses.end()) {
                addUnknownKey(key, m_notation == ScriptNotation::Json ? pointer : std::string(), kPauses,
                              m_problems);
                continue;
            }
            const auto text = scalar(value, "pauses " + key.text, pointer);
            if (!text)
                continue;
            if (const auto length = parseTime(*text))
                m_header.pauses.*fields.at(static_cast<std::size_t>(found - kPauses.begin())) = *length;
            else
                wrong(value, "pauses " + key.text, pointer).allowed = {"0s to 10s"};
        }
    }

    void readPairs(const DataNode& map, const std::string& name,
                   std::vector<std::pair<std::string, std::string>>& pairs)
    {
        if (!isMap(map, name))
            return;
        std::set<std::string> words;
        for (const auto& [key, value] : map.members) {
            const auto pointer = pointerTo("/" + name, key.text);
            const auto word = cleaned(key.text);
            const auto text = scalar(value, name, pointer);
            if (!words.insert(word).second)
                m_problems.add(ProblemKind::DuplicateKey, key.begin, key.end).subject = word;
            else if (text && !text->empty() && !word.empty())
                pairs.emplace_back(word, *text);
            else if (text || value.kind == DataNode::Kind::Null)
                wrong(value, name + " " + key.text, pointer);
        }
    }

    void readTags(const DataNode& list)
    {
        if (list.kind == DataNode::Kind::Null && m_notation == ScriptNotation::Markdown)
            return;
        if (list.kind != DataNode::Kind::List) {
            addWrongType(list, m_notation, "tags", name(DataNode::Kind::List), "/tags", m_problems);
            return;
        }
        for (std::size_t i = 0; i < list.items.size(); ++i)
            if (const auto text = scalar(list.items[i], "tags", "/tags/" + std::to_string(i)))
                m_header.tags.push_back(*text);
    }

    ScriptNotation m_notation;
    ScriptHeader& m_header;
    ProblemList& m_problems;
};

} // namespace

void readHeader(const DataNode& map, ScriptNotation notation, std::span<const std::string_view> furtherKeys,
                ScriptHeader& header, ProblemList& problems)
{
    HeaderReader reader(notation, header, problems);
    for (const auto& member : map.members) {
        const auto& key = member.key.text;
        if (std::ranges::find(furtherKeys, key) != furtherKeys.end())
            continue;
        if (std::ranges::find(kKeys, key) != kKeys.end())
            reader.read(member);
        else
            addUnknownKey(member.key, notation == ScriptNotation::Json ? pointerTo({}, key) : std::string(),
                          kKeys, problems);
    }
    const auto* narrator = map.find("narrator");
    reader.checkNarrator(narrator != nullptr ? &narrator->value : nullptr);
    reader.spellAnchorsAsVoices();
}

std::optional<std::uint64_t> parseSeed(std::string_view text)
{
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), seed);
    return error == std::errc() && end == text.end() ? std::optional(seed) : std::nullopt;
}

std::string_view name(Profile profile)
{
    return kProfiles.at(static_cast<std::size_t>(profile));
}

std::optional<Profile> profileNamed(std::string_view name)
{
    const auto found = std::ranges::find(kProfiles, name);
    return found == kProfiles.end() ? std::nullopt
                                    : std::optional(static_cast<Profile>(found - kProfiles.begin()));
}

Problem& addWrongType(const DataNode& node, ScriptNotation notation, std::string_view key,
                      std::string_view expected, const std::string& pointer, ProblemList& problems)
{
    const bool isJson = notation == ScriptNotation::Json;
    auto& problem =
        problems.add(isJson ? ProblemKind::JsonWrongType : ProblemKind::WrongValue, node.begin, node.end);
    problem.subject = key;
    if (isJson)
        problem.found = name(node.kind);
    problem.allowed = {std::string(expected)};
    if (isJson)
        problem.pointer = pointer;
    return problem;
}

Problem& addUnknownKey(const DataNode& key, const std::string& pointer,
                       std::span<const std::string_view> known, ProblemList& problems)
{
    auto& problem = problems.addWarning(ProblemKind::UnknownKey, key.begin, key.end);
    problem.subject = excerpt(key.text);
    problem.found = excerpt(key.text);
    problem.allowed.assign(known.begin(), known.end());
    problem.replacement = closest(key.text, known, [](std::string_view one) { return one; });
    problem.pointer = pointer;
    return problem;
}

std::string cleaned(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    const auto begin = std::min(result.find_first_not_of(' '), result.size());
    result.erase(0, begin);
    result.erase(result.find_last_not_of(' ') + 1);
    return result;
}

} // namespace understudy
