#include "core/model/whisper/whisper_segments_p.h"

#include "core/model/whisper/whisper_text.h"

namespace understudy {
namespace {

constexpr double kTimeStep = 0.02;        // seconds of a time's index
constexpr std::int64_t kFramesOfTime = 2; // frames of it

class Cutter
{
public:
    Cutter(const WhisperSaid& said, const WhisperWindow& window, const WhisperTokenizer& tokenizer)
        : m_said(said), m_window(window), m_tokenizer(tokenizer),
          m_offset(double(window.seek) / double(kWhisperFramesASecond))
    {
    }

    WhisperCut cut()
    {
        const auto& tokens = m_said.tokens;
        const auto count = tokens.size();
        m_cut.endsAlone = count >= 2 && isTime(count - 1) && !isTime(count - 2);
        std::vector<std::size_t> ends; // after each pair's first time
        for (std::size_t i = 1; i < count; ++i)
            if (isTime(i - 1) && isTime(i))
                ends.push_back(i);
        if (ends.empty()) {
            addWhole();
            return std::move(m_cut);
        }
        if (m_cut.endsAlone)
            ends.push_back(count);
        std::size_t begin = 0;
        for (const auto end : ends) {
            add(m_offset + double(index(begin)) * kTimeStep, m_offset + double(index(end - 1)) * kTimeStep,
                begin, end);
            begin = end;
        }
        m_cut.next = m_window.seek + (m_cut.endsAlone ? m_window.frames : index(begin - 1) * kFramesOfTime);
        return std::move(m_cut);
    }

private:
    bool isTime(std::size_t i) const { return m_tokenizer.marks().isTime(m_said.tokens[i]); }
    std::int64_t index(std::size_t i) const { return m_said.tokens[i] - m_tokenizer.marks().firstTime; }

    /// One segment, to the last time if there is one.
    void addWhole()
    {
        auto length = double(m_window.frames) / double(kWhisperFramesASecond);
        for (std::size_t i = m_said.tokens.size(); i-- > 0;)
            if (isTime(i)) {
                if (index(i) > 0)
                    length = double(index(i)) * kTimeStep;
                break;
            }
        add(m_offset, m_offset + length, 0, m_said.tokens.size());
        m_cut.next = m_window.seek + m_window.frames;
    }

    void add(double start, double end, std::size_t first, std::size_t last)
    {
        WhisperSegment segment;
        segment.seek = m_window.seek;
        segment.start = start;
        segment.end = end;
        segment.tokens.assign(m_said.tokens.begin() + std::ptrdiff_t(first),
                              m_said.tokens.begin() + std::ptrdiff_t(last));
        segment.text = m_tokenizer.text(segment.tokens);
        segment.logProbability = m_said.logProbability;
        segment.noSpeech = m_said.noSpeech;
        segment.compression = m_said.compression;
        segment.temperature = m_said.temperature;
        m_cut.segments.push_back(std::move(segment));
    }

    const WhisperSaid& m_said;
    const WhisperWindow& m_window;
    const WhisperTokenizer& m_tokenizer;
    double m_offset; // of the window, seconds
    WhisperCut m_cut;
};

} // namespace

WhisperCut cutWindow(const WhisperSaid& said, const WhisperWindow& window, const WhisperTokenizer& tokenizer)
{
    auto cut = Cutter(said, window, tokenizer).cut();
    // The rules for times see to it; without them (nothing is suppressed) a window could come again for ever.
    if (cut.next <= window.seek)
        cut.next = window.seek + window.frames;
    return cut;
}

void clearEmpty(std::vector<WhisperSegment>& segments)
{
    for (auto& segment : segments)
        if (segment.start == segment.end || strippedText(segment.text).empty()) {
            segment.text.clear();
            segment.tokens.clear();
            segment.words.clear();
        }
}

} // namespace understudy
