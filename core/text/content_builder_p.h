// Builds the content of one paragraph from text, tags and emphasis, the same way for both notations: white
// space is collapsed, styles are resolved, tags are paired. Offsets of the text become offsets of the source
// here.
#pragma once

#include "core/text/problem_list_p.h"
#include "core/text/script.h"
#include "core/text/speaker_table_p.h"
#include "core/text/tag_checks_p.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// What the parts of a reading share.
struct ReadingParts
{
    explicit ReadingParts(std::string_view source) : problems(source) {}

    ProblemList problems;
    std::vector<HighlightSpan> highlights;
    Script script;
    std::set<std::string, std::less<>> marks; ///< names in use
};

class ContentBuilder
{
public:
    ContentBuilder(ReadingParts& parts, SpeakerTable& speakers) : m_parts(parts), m_speakers(speakers) {}

    /// `text`: what offsets count in from here on; both stay alive while they are used.
    void setText(std::string_view text, const SourceMap* map = nullptr);

    Offsets offsets() const { return m_offsets; }

    /// `turnSpeaker` speaks unless a <voice> is open. Returns who begins: the paragraph's own speaker.
    const std::string& begin(std::string turnSpeaker);
    bool isOpen() const { return m_isOpen; }

    void addText(std::size_t begin, std::size_t end);
    /// Text in the place of [begin, end): an entity, a line's end.
    void addReplacement(std::string_view replacement, std::size_t begin, std::size_t end);
    void addTag(const Tag& tag);
    void addEntity(const Entity& entity, std::size_t at);
    /// The "<" at `at` that begins nothing: an error, kept as text.
    void addStray(std::size_t at);
    void addPause(Milliseconds length, std::size_t begin, std::size_t end);
    void addBoundary(Boundary boundary);
    void enterEmphasis(Emphasis emphasis);
    void leaveEmphasis();

    /// The paragraph; tags that are still open in it are reported.
    std::vector<Inline> finish();
    /// At the end of the script or, in JSON, of a text: no <voice> may be open any longer.
    void closeVoices();

private:
    struct Element
    {
        const TagRule* rule = nullptr;
        Tag tag;
        std::size_t begin = 0, end = 0; // of the opening tag, in the source
        bool isIgnored = false;         // stands where it must not: paired, but without effect
        bool hasContent = false;
        Style style;
        std::string speaker; // of <voice>
    };
    struct MarkdownEmphasis
    {
        Emphasis emphasis;
        std::size_t depth; // of tags when it began
    };

    Problem& report(ProblemKind kind, const Element& element);
    void openTag(const Tag& tag, const TagRule& rule);
    void closeTag(const Tag& tag, const TagRule& rule);
    void closeElement(std::size_t index);
    bool refuse(const Element& element);
    void startEffect(Element& element);
    void applyProsody(Style& style, const Element& element);
    void addCue(const Element& element);
    void addMark(const Element& element);
    void addAudio(const Element& element);
    void reportUnclosed(const Element& element);
    void updateStyle();
    Emphasis emphasis() const;
    const std::string* value(const Element& element, std::string_view name) const;
    std::string speaker() const;

    void appendByte(char c, std::size_t source);
    TextRun& currentRun(std::size_t source);
    void trimEnd();

    ReadingParts& m_parts;
    SpeakerTable& m_speakers;
    std::string_view m_text;
    Offsets m_offsets;
    std::vector<Inline> m_content;
    std::vector<Element> m_elements;
    std::vector<MarkdownEmphasis> m_emphases;
    std::size_t m_tooDeep = 0; // open tags beyond the nesting that is allowed
    std::string m_turnSpeaker, m_paragraphSpeaker;
    std::string m_runSpeaker; // of the text added last
    Style m_style;
    std::size_t m_serial = 1;    // counts the styles
    std::size_t m_runSerial = 0; // of the run that the content ends with, 0: none
    bool m_isOpen = false;
    bool m_isAfterSpace = true;
    bool m_saidTooDeep = false;
};

} // namespace understudy
