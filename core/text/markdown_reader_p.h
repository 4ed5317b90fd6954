// Turns md4c's events into sections. Events give pointers into MarkdownScan::masked; bytes are read from the
// source.
#pragma once

#include "core/text/markdown_scanner_p.h"
#include "core/text/script_parts_p.h"

#include <md4c.h>

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

class MarkdownReader
{
public:
    MarkdownReader(std::string_view source, const MarkdownScan& scan, SpeakerTable& speakers,
                   ReadingParts& parts)
        : m_source(source), m_scan(scan), m_speakers(speakers), m_parts(parts), m_builder(parts, speakers)
    {
        m_builder.setText(source);
    }

    void read(std::size_t bodyBegin);

private:
    struct OpenSpan
    {
        MD_SPANTYPE type;
        std::size_t begin = std::string_view::npos; // of its first text
    };

    bool isInNote() const { return m_quoteDepth > 0 && !m_isTurnInQuote; }

    // --- blocks

    void enterBlock(MD_BLOCKTYPE type, void* detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterQuote();
    void leaveQuote();
    void addNote();
    static std::string cleanedNote(std::string_view text);
    void enterList();
    void enterText();
    void beginParagraph();
    void finishParagraph();
    void addRule();
    void enterCode();
    void enterHeading(unsigned level);
    void leaveHeading();
    void addHeading(unsigned level, std::string title, SourceSpan source);
    Section& openSection();
    void addBlock(Block block) { openSection().blocks.push_back(std::move(block)); }
    void nameFirstSection();

    // --- spans

    void enterSpan(MD_SPANTYPE type);
    void leaveSpan(MD_SPANTYPE type);
    void reportImage();

    // --- text

    void addText(MD_TEXTTYPE type, const MD_CHAR* text, std::size_t size);
    void addSpace();
    void addSilent(std::size_t begin, std::size_t end);
    void refuseInHeading(const MarkdownToken& token);
    void skipTokens(std::size_t begin);
    void addSpoken(MD_TEXTTYPE type, std::size_t begin, std::size_t end);
    void addPlain(MD_TEXTTYPE type, std::size_t begin, std::size_t end);
    std::size_t addLessThan(std::size_t at);

    // --- tokens

    void addToken(const MarkdownToken& token);
    void addComment(const MarkdownToken& token);
    void addPause(const MarkdownToken& token);
    void startTurn(const Turn& turn);

    struct OpenTurn
    {
        std::string speaker, direction, anchor;
    };

    std::string_view m_source;
    const MarkdownScan& m_scan;
    SpeakerTable& m_speakers;
    ReadingParts& m_parts;
    ContentBuilder m_builder;
    std::vector<OpenSpan> m_spans;
    std::vector<Note> m_notes; // comments of the open paragraph
    Paragraph m_paragraph;
    OpenTurn m_turn;
    std::string m_heading, m_note;
    std::size_t m_at = 0;    // behind the text that came last
    std::size_t m_token = 0; // the next one
    std::size_t m_skipUntil = 0;
    std::size_t m_headingBegin = 0, m_noteBegin = 0;
    std::size_t m_depth = 0, m_listDepth = 0, m_quoteDepth = 0, m_imageDepth = 0;
    unsigned m_headingLevel = 0; // 0: not in a heading
    bool m_isTurnInQuote = false;
    bool m_isInCode = false;
    bool m_hasTitle = false;
    bool m_isFirstNamed = true;
};

} // namespace understudy
