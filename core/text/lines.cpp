#include "core/text/lines.h"

#include "core/text/sentences.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace understudy {

namespace {

constexpr Seconds kLongest{10};
constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kSmallestPart = 24;  // bytes left on either side of a cut inside a sentence
constexpr std::size_t kSurelyLong = 1'000; // bytes; cut before it is worth working out how they are spoken

/// Text between two changes of speaker or boundaries, with what stands inside it.
struct Stretch
{
    struct Part
    {
        std::size_t begin = 0, end = 0; // in `text`
        const TextRun* run = nullptr;
    };
    struct Cue // a pause or audio: the line ends there
    {
        std::size_t at = 0;
        const Inline* cue = nullptr;
    };
    struct Mark
    {
        std::size_t at = 0;
        std::string name;
    };

    std::string text;
    std::vector<Part> parts;
    std::vector<Cue> cues;
    std::vector<Mark> marks;
};

/// A sentence, or several short ones.
struct Piece
{
    std::size_t begin = 0, end = 0;
    bool endsSentence = true;
    bool endsAtCue = false;
};

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(' ', at), text.size());
}

/// Groups of characters with a letter or digit in them.
std::size_t countWords(std::string_view text)
{
    std::size_t words = 0;
    bool isInWord = false;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c == ' ')
            isInWord = false;
        else if (!isInWord && c > 0 && u_isalnum(c)) {
            isInWord = true;
            ++words;
        }
    }
    return words;
}

/// Whether a sentence could be over here; asked where a cue stands right behind, with no space to tell.
bool endsLikeSentence(std::string_view text)
{
    constexpr std::array<std::string_view, 7> kClosers{"\"", "'", ")", "]", "”", "’", "»"};
    for (bool isCut = true; std::exchange(isCut, false);)
        for (const auto closer : kClosers)
            if (text.ends_with(closer)) {
                text.remove_suffix(closer.size());
                isCut = true;
            }
    return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
}

class LineSplitter
{
public:
    explicit LineSplitter(const Script& script) : m_script(script) {}

    ScriptLines split()
    {
        for (m_section = 0; m_section < m_script.sections.size(); ++m_section) {
            m_isNewSection = true;
            for (const auto& block : m_script.sections[m_section].blocks)
                std::visit([this](const auto& one) { add(one); }, block);
        }
        m_result.pauseAtEnd = m_pause;
        m_result.marksAtEnd = std::move(m_marks);
        return std::move(m_result);
    }

private:
    // --- blocks

    void add(const Note&) {}
    void add(const ChapterMark& mark) { m_marks.push_back("### " + mark.title); }
    void add(const PauseCue& pause) { m_pause = std::max(m_pause, pause.length); }
    void add(const AudioCue& cue) { m_result.audio.push_back({m_result.lines.size(), cue}); }
    void add(const Paragraph& paragraph)
    {
        m_paragraph = &paragraph;
        m_speaker = paragraph.speaker;
        m_join = Join::Paragraph;
        for (const auto& part : paragraph.content)
            addInline(part);
        flush();
        ++m_paragraphIndex;
    }

    void addInline(const Inline& part)
    {
        auto& stretch = m_stretch;
        if (const auto* run = std::get_if<TextRun>(&part)) {
            const auto begin = stretch.text.size();
            stretch.text += run->text;
            stretch.parts.push_back({begin, stretch.text.size(), run});
        } else if (const auto* mark = std::get_if<MarkCue>(&part)) {
            stretch.marks.push_back({stretch.text.size(), mark->name});
        } else if (const auto* boundary = std::get_if<BoundaryCue>(&part)) {
            flush();
            m_join = boundary->boundary == Boundary::Paragraph ? Join::Paragraph : Join::Sentence;
        } else if (const auto* speaker = std::get_if<SpeakerCue>(&part)) {
            flush();
            m_join = Join::Sentence; // lineJoin() says Speaker
            m_speaker = speaker->speaker.empty() ? m_paragraph->speaker : speaker->speaker;
        } else {
            stretch.cues.push_back({stretch.text.size(), &part});
        }
    }

    // --- stretches

    void flush()
    {
        m_mark = 0;
        for (auto& mark : m_stretch.marks)
            mark.at = skipSpaces(m_stretch.text, mark.at);
        std::size_t cue = 0;
        const auto takeCues = [&](std::size_t until) {
            for (; cue < m_stretch.cues.size() && skipSpaces(m_stretch.text, m_stretch.cues[cue].at) <= until;
                 ++cue) {
                const auto& part = *m_stretch.cues[cue].cue;
                if (const auto* pause = std::get_if<PauseCue>(&part))
                    add(*pause);
                else if (const auto* audio = std::get_if<AudioCue>(&part))
                    add(*audio);
            }
        };
        takeCues(0);
        for (const auto& piece : joinShort(cutAtSentences())) {
            emit(piece.begin, piece.end);
            m_join = piece.endsSentence ? Join::Sentence : Join::Clause;
            takeCues(piece.end);
        }
        takeMarks(m_stretch.text.size());
        m_stretch = {};
    }

    bool isInside(std::size_t at, bool (*isUncut)(const Style&)) const
    {
        const auto part = std::ranges::upper_bound(m_stretch.parts, at, {}, &Stretch::Part::end);
        return part != m_stretch.parts.end() && part->begin < at && isUncut(part->run->style);
    }

    std::vector<Piece> cutAtSentences() const
    {
        const std::string_view text = m_stretch.text;
        std::vector<std::pair<std::size_t, bool>> ends; // offset, whether a cue stands there
        for (const auto end : sentenceEnds(text))
            if (!isInside(end, [](const Style& style) { return style.isWhole(); }))
                ends.emplace_back(skipSpaces(text, end), false);
        const auto sentences = ends.size();
        for (const auto& cue : m_stretch.cues)
            ends.emplace_back(skipSpaces(text, cue.at), true);
        std::ranges::inplace_merge(ends, ends.begin() + static_cast<std::ptrdiff_t>(sentences));
        std::vector<Piece> pieces;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < ends.size();) {
            Piece piece{begin, ends[i].first, false, false};
            for (; i < ends.size() && ends[i].first == piece.end; ++i)
                (ends[i].second ? piece.endsAtCue : piece.endsSentence) = true;
            if (piece.end > 0 && text[piece.end - 1] != ' ')
                piece.endsSentence = piece.endsSentence || endsLikeSentence(text.substr(0, piece.end));
            if (piece.end > begin)
                pieces.push_back(piece);
            begin = piece.end;
        }
        return pieces;
    }

    std::vector<Piece> joinShort(const std::vector<Piece>& pieces) const
    {
        std::vector<Piece> joined;
        bool joinsNext = false;
        for (const auto& piece : pieces) {
            if (joinsNext)
                joined.back() = {joined.back().begin, piece.end, piece.endsSentence, piece.endsAtCue};
            else
                joined.push_back(piece);
            const auto& last = joined.back();
            const auto text = std::string_view(m_stretch.text).substr(last.begin, last.end - last.begin);
            // Counting stops being cheap in a long line, and a long line has words enough.
            joinsNext = !last.endsAtCue && text.size() < kSurelyLong && countWords(text) < kFewestWords;
        }
        return joined;
    }

    // --- lines

    void emit(std::size_t begin, std::size_t end)
    {
        const auto cut = end - begin > kSurelyLong ? findCut(begin, end) : 0;
        auto runs = cut == 0 ? slice(begin, end) : std::vector<TextRun>();
        auto spoken = spokenForm(runs, m_script.header.lexicon);
        const bool isLong = cut != 0 || estimateSpeech(spoken.text()) > kLongest;
        if (const auto middle = cut != 0 ? cut : isLong ? findCut(begin, end) : 0; middle != 0) {
            emit(begin, middle);
            m_join = Join::Clause;
            emit(middle, end);
            return;
        }
        takeMarks(begin);
        if (countWords(spoken.text()) > 0) // "..." alone says nothing
            addLine(std::move(runs), std::move(spoken));
    }

    void takeMarks(std::size_t until)
    {
        for (; m_mark < m_stretch.marks.size() && m_stretch.marks[m_mark].at <= until; ++m_mark)
            m_marks.push_back(std::move(m_stretch.marks[m_mark].name));
    }

    void addLine(std::vector<TextRun> runs, SpokenForm spoken)
    {
        ScriptLine line;
        line.section = m_section;
        line.paragraph = m_paragraphIndex;
        line.speaker = m_speaker;
        line.direction = m_paragraph->direction;
        line.anchor = anchor();
        line.source = {runs.front().source.begin, runs.back().source.end};
        line.runs = std::move(runs);
        line.spoken = std::move(spoken);
        line.join = lineJoin();
        line.pauseBefore = std::exchange(m_pause, Milliseconds(0));
        line.marksBefore = std::exchange(m_marks, {});
        m_result.lines.push_back(std::move(line));
    }

    /// A paragraph's clip is of its own speaker, not of one who is quoted in it.
    const std::string& anchor() const
    {
        static const std::string none;
        if (!m_paragraph->anchor.empty() && m_speaker == m_paragraph->speaker)
            return m_paragraph->anchor;
        const auto& anchors = m_script.header.anchors;
        const auto found = std::ranges::find(anchors, m_speaker, [](const auto& row) { return row.first; });
        return found == anchors.end() ? none : found->second;
    }

    Join lineJoin()
    {
        const bool isNewSection = std::exchange(m_isNewSection, false);
        if (m_result.lines.empty())
            return Join::Start;
        if (isNewSection)
            return Join::Section;
        return m_result.lines.back().speaker != m_speaker ? Join::Speaker : m_join;
    }

    /// Where a sentence that is too long is best cut: the clause mark, else the space, nearest to its middle;
    /// 0: nowhere.
    std::size_t findCut(std::size_t begin, std::size_t end) const
    {
        const auto text = std::string_view(m_stretch.text).substr(begin, end - begin);
        std::size_t best = 0;
        const auto middle = begin + text.size() / 2;
        const auto distance = [&](std::size_t at) { return at > middle ? at - middle : middle - at; };
        const auto consider = [&](std::size_t at) {
            const bool leavesEnough = at >= begin + kSmallestPart && at + kSmallestPart <= end;
            if (leavesEnough && (best == 0 || distance(at) < distance(best)) &&
                !isInside(at, [](const Style& style) { return style != Style(); }))
                best = at;
        };
        for (const auto at : clauseEnds(text))
            consider(begin + at);
        for (auto at = best == 0 ? text.find(' ') : text.npos; at != text.npos; at = text.find(' ', at + 1))
            consider(begin + at + 1);
        return best;
    }

    /// The runs of [begin, end) without spaces at the ends.
    std::vector<TextRun> slice(std::size_t begin, std::size_t end) const
    {
        const std::string_view text = m_stretch.text;
        begin = std::min(skipSpaces(text, begin), end);
        while (end > begin && text[end - 1] == ' ')
            --end;
        std::vector<TextRun> runs;
        auto part = std::ranges::upper_bound(m_stretch.parts, begin, {}, &Stretch::Part::end);
        for (; part != m_stretch.parts.end() && part->begin < end; ++part)
            runs.push_back(sliceRun(*part->run, std::max(begin, part->begin) - part->begin,
                                    std::min(end, part->end) - part->begin));
        return runs;
    }

    static TextRun sliceRun(const TextRun& run, std::size_t begin, std::size_t end)
    {
        TextRun part{run.text.substr(begin, end - begin), run.style, {}, {}};
        part.source = {run.map.toSource(begin), run.map.toSource(end - 1) + 1};
        part.map.steps.push_back({0, part.source.begin});
        for (auto step = std::ranges::upper_bound(run.map.steps, begin, {}, &SourceMap::Step::text);
             step != run.map.steps.end() && step->text < end; ++step)
            part.map.steps.push_back({step->text - begin, step->source});
        return part;
    }

    const Script& m_script;
    ScriptLines m_result;
    Stretch m_stretch;
    const Paragraph* m_paragraph = nullptr;
    std::string m_speaker;
    std::size_t m_section = 0;
    std::size_t m_paragraphIndex = 0;
    Join m_join = Join::Paragraph; // of the next line, as far as speaker and section stay
    bool m_isNewSection = false;
    Milliseconds m_pause;             // before the next line
    std::vector<std::string> m_marks; // before the next line
    std::size_t m_mark = 0;           // the stretch's next one
};

} // namespace

std::string ScriptLine::text() const
{
    std::string text;
    for (const auto& run : runs)
        text += run.text;
    return text;
}

ScriptLines splitLines(const Script& script)
{
    return LineSplitter(script).split();
}

} // namespace understudy
