#include "core/data/ingest/heard_places_p.h"

#include "core/data/ingest/clip_texts.h"
#include "core/text/spaced_words.h"
#include "core/text/word_alignment.h"
#include "core/text/word_spans.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace understudy {
namespace {

constexpr double kLeastOfRun = 0.3;  // of the words of all clips; words of any two texts agree by a fifth
constexpr double kLeastOfClip = 0.6; // PocketSphinx hears three words in four (audio.md 7.3)
constexpr std::size_t kMostAside = 3; // words on end that are on one side alone

/// A word as spaces part them, and the clip that it is put into.
struct Written
{
    std::string text;
    std::size_t clip = 0;
    std::optional<ClipWord> heard; ///< in that clip
};

/// A part of a written word, as recognisers have them: "well-known" is two.
struct Part
{
    std::size_t word;
    std::optional<std::size_t> heard;
};

struct Heard
{
    const ClipWord* word;
    std::size_t clip;
};

class Placing
{
public:
    Placing(std::span<Clip> run, std::span<const HeardWords> heard) : m_run(run), m_fits(run.size(), true)
    {
        for (std::size_t clip = 0; clip < run.size(); ++clip) {
            for (const auto word : spacedWords(run[clip].text.raw))
                m_written.push_back({std::string(word), clip, {}});
            for (const auto& word : heard[clip].words)
                m_heard.push_back({&word, clip});
        }
    }

    void run()
    {
        if (!align())
            return;
        const auto text = textOfRun();
        place();
        joinSymbols();
        for (std::size_t clip = 0; clip < m_run.size(); ++clip)
            setText(clip, text);
    }

private:
    /// False where the text is of something else.
    bool align()
    {
        std::vector<std::string> written, said;
        for (std::size_t i = 0; i < m_written.size(); ++i)
            for (const auto span : wordSpans(m_written[i].text)) {
                written.push_back(foldedWord(span.in(m_written[i].text)));
                m_parts.push_back({i, {}});
            }
        for (const auto& heard : m_heard)
            said.push_back(foldedWord(heard.word->text));
        const auto origins = alignWords(said, written);
        std::size_t same = 0;
        for (std::size_t i = 0; i < origins.size(); ++i) {
            m_parts[i].heard = origins[i];
            same += origins[i] ? 1 : 0;
        }
        return same > 0 && double(same) >= kLeastOfRun * double(std::max(written.size(), said.size()));
    }

    /// From one part that was heard to the next.
    void place()
    {
        std::size_t begin = 0, heardBegin = 0; // behind the last one
        for (std::size_t i = 0; i <= m_parts.size(); ++i) {
            const bool isEnd = i == m_parts.size();
            if (!isEnd && !m_parts[i].heard)
                continue;
            const auto heardEnd = isEnd ? m_heard.size() : *m_parts[i].heard;
            placeBetween(begin, i, heardBegin, heardEnd);
            if (isEnd)
                break;
            take(m_parts[i]);
            begin = i + 1;
            heardBegin = heardEnd + 1;
        }
    }

    void take(const Part& part)
    {
        const auto& [word, clip] = m_heard[*part.heard];
        auto& written = m_written[part.word];
        if (!written.heard) {
            written.clip = clip;
            written.heard = ClipWord{word->start, word->end, written.text};
        } else if (written.clip == clip) {
            written.heard->end = word->end;
        }
    }

    /// Parts that were not understood lie as those that were heard in their place.
    void placeBetween(std::size_t begin, std::size_t end, std::size_t heardBegin, std::size_t heardEnd)
    {
        const auto count = end - begin, said = heardEnd - heardBegin;
        const auto first = heardBegin > 0 ? m_heard[heardBegin - 1].clip : 0;
        const auto last = heardEnd < m_heard.size() ? m_heard[heardEnd].clip : m_run.size() - 1;
        for (auto i = heardBegin; i < heardEnd && said > count + kMostAside; ++i)
            m_fits[m_heard[i].clip] = false;
        for (auto clip = first; clip <= last && count > said + kMostAside; ++clip)
            m_fits[clip] = false;
        const auto sentence = sentenceBetween(begin, end);
        for (auto i = begin; i < end; ++i) {
            auto& written = m_written[m_parts[i].word];
            if (written.heard) // another part of it
                continue;
            written.clip = said > 0    ? m_heard[heardBegin + (i - begin) * said / count].clip
                           : !sentence ? std::clamp(written.clip, first, last)
                           : i < *sentence ? first
                                           : last;
        }
    }

    /// Where the one sentence that ends before or among those parts ends; none where that is not one.
    std::optional<std::size_t> sentenceBetween(std::size_t begin, std::size_t end) const
    {
        std::optional<std::size_t> place;
        for (auto i = std::max<std::size_t>(begin, 1); i <= end; ++i) {
            if (endOf(m_written[m_parts[i - 1].word].text) != WordEnd::Sentence)
                continue;
            if (place)
                return std::nullopt;
            place = i;
        }
        return place;
    }

    /// A dash or another symbol is no word and is not heard: it goes with the word before it.
    void joinSymbols()
    {
        std::vector<bool> isWord(m_written.size());
        for (const auto& part : m_parts)
            isWord[part.word] = true;
        for (std::size_t i = 1; i < m_written.size(); ++i)
            if (!isWord[i])
                m_written[i].clip = m_written[i - 1].clip;
    }

    /// Of all clips: their source, and the least confidence.
    ClipText textOfRun() const
    {
        ClipText text;
        for (const auto& clip : m_run)
            if (!clip.text.normalized.empty())
                text = {{}, {}, clip.text.source, std::min(text.confidence, clip.text.confidence)};
        return text;
    }

    /// Of the written and the heard words of a clip, how many are the same; 0 to 1.
    double agreement(std::size_t clip) const
    {
        std::size_t written = 0, same = 0;
        for (const auto& part : m_parts) {
            written += m_written[part.word].clip == clip ? 1 : 0;
            same += part.heard && m_heard[*part.heard].clip == clip ? 1 : 0;
        }
        const auto said = std::size_t(std::ranges::count(m_heard, clip, &Heard::clip));
        return double(same) / double(std::max<std::size_t>(1, std::max(written, said)));
    }

    void setText(std::size_t index, const ClipText& ofRun)
    {
        auto& clip = m_run[index];
        clip.text = ofRun;
        clip.words.clear();
        for (const auto& word : m_written) {
            if (word.clip != index)
                continue;
            clip.text.raw += (clip.text.raw.empty() ? "" : " ") + word.text;
            if (word.heard)
                clip.words.push_back(*word.heard);
        }
        clip.text.normalized = normalizedText(clip.text.raw);
        const auto share = agreement(index);
        if (m_fits[index] && share >= kLeastOfClip)
            clip.text.confidence = 0.5 + share / 2;
        else
            clip.words.clear();
        if (clip.text.raw.empty())
            clip.text = {};
    }

    std::span<Clip> m_run;
    std::vector<bool> m_fits; // of each clip: no stretch is on one side alone
    std::vector<Written> m_written;
    std::vector<Part> m_parts;
    std::vector<Heard> m_heard;
};

} // namespace

void placeByHearing(std::span<Clip> run, std::span<const HeardWords> heard)
{
    Placing(run, heard).run();
}

} // namespace understudy
