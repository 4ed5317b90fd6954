#include "core/text/data_node_p.h"
#include "core/text/front_matter_p.h"
#include "core/text/header_reader_p.h"
#include "core/text/script_parts_p.h"
#include "core/text/tag_values_p.h"
#include "core/text/tagged_text_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace understudy {

namespace {

using Kind = DataNode::Kind;

constexpr std::array<std::string_view, 2> kBodyKeys{"version", "sections"};
constexpr std::array<std::string_view, 2> kSectionKeys{"title", "paragraphs"};
constexpr std::array<std::string_view, 8> kBlockKeys{"speaker", "direction", "anchor", "text",
                                                     "note",    "break",     "audio",  "chapter"};
constexpr std::array<std::string_view, 3> kAudioKeys{"src", "gain", "fade"};

class JsonReader
{
public:
    JsonReader(SpeakerTable& speakers, ReadingParts& parts)
        : m_speakers(speakers), m_parts(parts), m_builder(parts, speakers)
    {
    }

    void readBody(const DataNode& root)
    {
        checkVersion(root);
        const auto* sections = member(root, "sections", Kind::List, {});
        if (sections == nullptr)
            return;
        for (std::size_t i = 0; i < sections->items.size(); ++i)
            readSection(sections->items[i], "/sections/" + std::to_string(i));
    }

    /// The older form: {"episode": {"title", "speakers", "segments": [...]}}.
    void readSegments(const DataNode& episode)
    {
        auto& section = m_parts.script.sections.emplace_back();
        section.title = m_parts.script.header.title;
        const auto* segments = member(episode, "segments", Kind::List, "/episode");
        if (segments == nullptr)
            return;
        for (std::size_t i = 0; i < segments->items.size(); ++i)
            readSegment(segments->items[i], "/episode/segments/" + std::to_string(i));
    }

    void readOldHeader(const DataNode& episode)
    {
        if (const auto* title = optional(episode, "title", Kind::String, "/episode"))
            m_parts.script.header.title = cleaned(title->text);
        const auto* speakers = optional(episode, "speakers", Kind::Map, "/episode");
        if (speakers == nullptr)
            return;
        for (const auto& [name, voice] : speakers->members)
            if (expect(voice, Kind::String, name.text, pointerTo("/episode/speakers", name.text)))
                m_parts.script.header.voices.emplace_back(cleaned(name.text), VoiceId(cleaned(voice.text)));
    }

    /// Names get voices in the order of paragraphs, before any <voice> inside them.
    void meetSpeakers(const DataNode& map, std::string_view key, const std::string& pointer)
    {
        const auto* list = map.find(key);
        for (std::size_t i = 0; list != nullptr && i < list->value.items.size(); ++i) {
            const auto& item = list->value.items[i];
            const auto place = pointer + "/" + std::string(key) + "/" + std::to_string(i);
            const auto* speaker = item.find("speaker");
            const auto firstProblem = m_parts.problems.size();
            if (speaker != nullptr && speaker->value.kind == Kind::String)
                resolve(speaker->value);
            m_parts.problems.setPointer(firstProblem, place + "/speaker");
            meetSpeakers(item, key == "sections" ? "paragraphs" : "lines", place);
        }
    }

private:
    std::string resolve(const DataNode& speaker)
    {
        const auto name = cleaned(speaker.text);
        return name.empty() ? m_parts.script.header.narrator
                            : m_speakers.resolve(name, speaker.begin, speaker.end);
    }

    bool expect(const DataNode& node, Kind kind, std::string_view key, const std::string& pointer)
    {
        if (node.kind == kind)
            return true;
        addWrongType(node, ScriptNotation::Json, key, name(kind), pointer, m_parts.problems);
        return false;
    }

    const DataNode* optional(const DataNode& map, std::string_view key, Kind kind, const std::string& pointer)
    {
        const auto* found = map.find(key);
        const bool isRight = found != nullptr && expect(found->value, kind, key, pointerTo(pointer, key));
        return isRight ? &found->value : nullptr;
    }

    const DataNode* member(const DataNode& map, std::string_view key, Kind kind, const std::string& pointer)
    {
        if (map.find(key) == nullptr) {
            auto& problem = m_parts.problems.add(ProblemKind::JsonMissingKey, map.begin, map.begin + 1);
            problem.subject = key;
            problem.pointer = pointer;
        }
        return optional(map, key, kind, pointer);
    }

    void warnOfUnknown(const DataNode& map, std::span<const std::string_view> known,
                       const std::string& pointer)
    {
        for (const auto& one : map.members)
            if (std::ranges::find(known, one.key.text) == known.end())
                addUnknownKey(one.key, pointerTo(pointer, one.key.text), known, m_parts.problems);
    }

    Problem& addWrong(const DataNode& node, std::string_view key, const std::string& pointer)
    {
        auto& problem = m_parts.problems.add(ProblemKind::WrongValue, node.begin, node.end);
        problem.subject = key;
        problem.found = excerpt(node.text);
        problem.pointer = pointer;
        return problem;
    }

    void checkVersion(const DataNode& root)
    {
        const auto* version = member(root, "version", Kind::Number, {});
        if (version != nullptr && version->text != "1")
            addWrong(*version, "version", "/version").allowed = {"1"};
    }

    void readSection(const DataNode& node, const std::string& pointer)
    {
        auto& section = m_parts.script.sections.emplace_back();
        if (!expect(node, Kind::Map, "section", pointer))
            return;
        warnOfUnknown(node, kSectionKeys, pointer);
        section.source = {node.begin, node.end};
        if (const auto* title = optional(node, "title", Kind::String, pointer)) {
            section.title = cleaned(title->text);
            section.source = {title->begin, title->end};
            m_parts.highlights.push_back({title->begin, title->end, HighlightKind::Heading});
        }
        const auto* blocks = member(node, "paragraphs", Kind::List, pointer);
        for (std::size_t i = 0; blocks != nullptr && i < blocks->items.size(); ++i)
            readBlock(blocks->items[i], pointer + "/paragraphs/" + std::to_string(i));
    }

    std::vector<Block>& blocks() { return m_parts.script.sections.back().blocks; }

    void readBlock(const DataNode& node, const std::string& pointer)
    {
        if (!expect(node, Kind::Map, "paragraph", pointer))
            return;
        warnOfUnknown(node, kBlockKeys, pointer);
        if (node.find("note") != nullptr)
            readNote(node, pointer);
        else if (node.find("break") != nullptr)
            readBreak(node, pointer);
        else if (node.find("audio") != nullptr)
            readAudio(node, pointer);
        else if (const auto* chapter =
                     node.find("chapter") ? optional(node, "chapter", Kind::String, pointer) : nullptr)
            blocks().emplace_back(ChapterMark{cleaned(chapter->text), {chapter->begin, chapter->end}});
        else if (node.find("chapter") == nullptr)
            readParagraph(node, pointer, {}, {});
    }

    void readNote(const DataNode& node, const std::string& pointer)
    {
        const auto* note = optional(node, "note", Kind::String, pointer);
        if (note == nullptr)
            return;
        m_parts.highlights.push_back({note->begin, note->end, HighlightKind::Note});
        blocks().emplace_back(Note{note->text, {note->begin, note->end}});
    }

    void readBreak(const DataNode& node, const std::string& pointer)
    {
        const auto* value = optional(node, "break", Kind::String, pointer);
        if (value == nullptr)
            return;
        m_parts.highlights.push_back({value->begin, value->end, HighlightKind::Pause});
        const auto named = parseStrength(value->text);
        if (const auto length = named ? named : parseTime(value->text)) {
            blocks().emplace_back(PauseCue{*length, {value->begin, value->end}});
            return;
        }
        const auto* rule = findTagRule("break");
        auto& problem = addWrong(*value, "break", pointer + "/break");
        problem.allowed.emplace_back(rule->findAttribute("time")->range);
        const auto strengths = rule->findAttribute("strength")->choices;
        problem.allowed.insert(problem.allowed.end(), strengths.begin(), strengths.end());
    }

    void readAudio(const DataNode& node, const std::string& parent)
    {
        const auto pointer = parent + "/audio";
        const auto* audio = optional(node, "audio", Kind::Map, parent);
        if (audio == nullptr)
            return;
        warnOfUnknown(*audio, kAudioKeys, pointer);
        AudioCue cue;
        cue.source = {audio->begin, audio->end};
        const auto* path = member(*audio, "src", Kind::String, pointer);
        if (path != nullptr && !isProjectPath(path->text)) {
            addWrong(*path, "src", pointer + "/src").kind =
                path->text.empty() ? ProblemKind::WrongValue : ProblemKind::PathOutsideProject;
        }
        cue.path = path != nullptr ? path->text : std::string();
        const auto* rule = findTagRule("audio");
        for (const std::string_view key : {"gain", "fade"}) {
            const auto* value = optional(*audio, key, Kind::String, pointer);
            const auto* attribute = rule->findAttribute(key);
            if (value == nullptr)
                continue;
            if (!isAllowed(*attribute, value->text))
                addWrong(*value, key, pointerTo(pointer, key)).allowed.emplace_back(attribute->range);
            else if (key == "gain")
                cue.gain = *parseGain(value->text);
            else
                cue.fade = *parseTime(value->text);
        }
        blocks().emplace_back(std::move(cue));
    }

    /// What the older form says once for several lines.
    struct Inherited
    {
        const DataNode* speaker = nullptr;
        std::string anchor;
    };

    void readParagraph(const DataNode& node, const std::string& pointer, const Inherited& inherited,
                       std::string anchor)
    {
        const auto* text = member(node, "text", Kind::String, pointer);
        const auto* speaker = optional(node, "speaker", Kind::String, pointer);
        const auto* direction = optional(node, "direction", Kind::String, pointer);
        const auto* given = optional(node, "anchor", Kind::String, pointer);
        if (speaker != nullptr)
            m_parts.highlights.push_back({speaker->begin, speaker->end, HighlightKind::Speaker});
        else
            speaker = inherited.speaker;
        Paragraph paragraph;
        paragraph.speaker = speaker != nullptr ? resolve(*speaker) : m_parts.script.header.narrator;
        if (direction != nullptr) {
            paragraph.direction = cleaned(direction->text);
            m_parts.highlights.push_back({direction->begin, direction->end, HighlightKind::Direction});
        }
        paragraph.anchor = given != nullptr ? cleaned(given->text)
                           : anchor.empty() ? inherited.anchor
                                            : std::move(anchor);
        if (given != nullptr)
            paragraph.anchorSource = {given->begin, given->end};
        if (text == nullptr)
            return;
        paragraph.source = {text->begin, text->end};
        paragraph.content = readText(*text, paragraph.speaker, pointer + "/text");
        if (!paragraph.content.empty())
            addParagraph(blocks(), std::move(paragraph));
    }

    std::vector<Inline> readText(const DataNode& node, const std::string& speaker, const std::string& pointer)
    {
        const auto firstProblem = m_parts.problems.size();
        m_builder.setText(node.text, &node.map);
        m_builder.begin(speaker);
        readTaggedText(node.text, m_builder, m_parts.problems);
        auto content = m_builder.finish();
        m_builder.closeVoices();
        m_parts.problems.setPointer(firstProblem, pointer);
        return content;
    }

    void readSegment(const DataNode& node, const std::string& pointer)
    {
        if (!expect(node, Kind::Map, "segment", pointer))
            return;
        if (const auto* type = optional(node, "type", Kind::String, pointer))
            if (type->text != "monologue" && type->text != "dialogue")
                addWrong(*type, "type", pointer + "/type").allowed = {"monologue", "dialogue"};
        Inherited inherited{optional(node, "speaker", Kind::String, pointer), anchorOf(node, pointer)};
        const auto* lines = optional(node, "lines", Kind::List, pointer);
        if (lines == nullptr)
            return readParagraph(node, pointer, {}, inherited.anchor);
        for (std::size_t i = 0; i < lines->items.size(); ++i) {
            const auto place = pointer + "/lines/" + std::to_string(i);
            if (expect(lines->items[i], Kind::Map, "line", place))
                readParagraph(lines->items[i], place, inherited, anchorOf(lines->items[i], place));
        }
    }

    /// "anchor_idx" counts clips in the older form; as a clip's id it is its number.
    std::string anchorOf(const DataNode& node, const std::string& pointer)
    {
        const auto* found = node.find("anchor_idx");
        if (found == nullptr || found->value.kind == Kind::Null)
            return {};
        if (found->value.isScalar())
            return cleaned(found->value.text);
        addWrongType(found->value, ScriptNotation::Json, "anchor_idx", name(Kind::Number),
                     pointer + "/anchor_idx", m_parts.problems);
        return {};
    }

    SpeakerTable& m_speakers;
    ReadingParts& m_parts;
    ContentBuilder m_builder;
};

const DataNode* oldEpisode(const DataNode& root)
{
    const auto* episode = root.find("episode");
    return episode != nullptr && episode->value.kind == Kind::Map ? &episode->value : nullptr;
}

void readRoot(const DataNode& root, ReadingParts& parts)
{
    const auto* episode = oldEpisode(root);
    SpeakerTable unused(parts.script.header, parts.problems);
    if (episode != nullptr)
        JsonReader(unused, parts).readOldHeader(*episode);
    else
        readHeader(root, ScriptNotation::Json, kBodyKeys, parts.script.header, parts.problems);
    SpeakerTable speakers(parts.script.header, parts.problems);
    JsonReader reader(speakers, parts);
    if (episode != nullptr)
        reader.meetSpeakers(*episode, "segments", "/episode");
    else
        reader.meetSpeakers(root, "sections", {});
    speakers.settleNarrator();
    if (episode != nullptr)
        reader.readSegments(*episode);
    else
        reader.readBody(root);
    speakers.reportAssigned();
}

} // namespace

void readJson(std::string_view source, ReadingParts& parts)
{
    if (source.find_first_not_of(" \t\r\n", textBegin(source)) == source.npos)
        return; // empty: said at the end
    const auto root = parseJson(source, textBegin(source), parts.problems);
    if (!root)
        return;
    if (root->kind == Kind::Map)
        readRoot(*root, parts);
    else
        addWrongType(*root, ScriptNotation::Json, "script", name(Kind::Map), {}, parts.problems);
}

} // namespace understudy
