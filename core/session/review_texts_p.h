// Which words of a clip are said in a part of it: of what a trim leaves, or of half of it.
#pragma once

#include "core/data/clips/word_times.h"
#include "core/data/dataset/dataset_row.h"
#include "core/data/qc/grading.h"
#include "core/session/review_rows_p.h"

#include <vector>

namespace understudy {

/// Confidence in words of which nobody knows whether they are those that are heard.
inline constexpr double kGuessedWords = 0.6;

/// Where a part of a recording has what is at a time in a clip of it.
class Shift
{
public:
    Shift(FrameSpan clip, FrameSpan part, SampleRate rate)
        : m_seconds(toSeconds(clip.begin - part.begin, rate)), m_length(toSeconds(part.length(), rate))
    {
    }
    /// From a time in the clip to one in the part.
    Seconds moved(Seconds at) const { return at + m_seconds; }
    bool isInside(Seconds at) const { return moved(at).value >= 0 && moved(at) < m_length; }
    /// A word goes where its middle is.
    bool isSaidInside(Seconds start, Seconds end) const
    {
        return isInside(Seconds((start.value + end.value) / 2));
    }

private:
    Seconds m_seconds, m_length;
};

/// Others, from the same source.
ClipText withWords(const ClipText& text, std::string words);

/// What is said in a part of a recording, as it was cut: a clip that others were made of, or that was made of
/// none.
struct SpokenPart
{
    FrameSpan speech;
    std::string words; ///< plain
};

/// A clip's words, and where they are said.
class SpokenText
{
public:
    /// As it was measured, or what a person wrote in its place. `parts`: of its recording, by time; without any
    /// somebody speaks all the time.
    SpokenText(const DatasetRow& row, const ReviewRow& review, const std::vector<SpokenPart>& parts = {});
    static SpokenText measured(const DatasetRow& row) { return {row, {}}; }

    /// What a trim to `span` leaves: by word times where they are known, else all words. Its confidence is
    /// kGuessedWords at most where nobody knows whether that is what is heard: the trim takes in more than
    /// 300 ms that the words are not of, leaves words whose times are not known while it cuts into others, or
    /// goes through words whose time is known of all together.
    ClipText trimmedTo(FrameSpan span) const;
    /// What goes to a part of the clip. Without word times they are shared out by how long somebody speaks
    /// (pauses between the parts it was made of do not count, and each has its own words while nobody changed
    /// them), at the end of a sentence or clause should one be near, as a guess. A guess too where the part takes
    /// in more than 300 ms that the words are not of.
    ClipText sharedTo(FrameSpan part) const;

private:
    bool isTimed() const { return !m_row.clip.words.empty(); }
    bool isGuess(FrameSpan span) const;
    bool isWider(FrameSpan span) const;    // than what the words are of
    bool partsWords(FrameSpan span) const; // of which only the time of all together is known
    ClipText timedIn(FrameSpan span) const;
    ClipText guessedIn(FrameSpan part) const;
    /// Of words with times and others: which are said in the span.
    std::vector<bool> areInside(FrameSpan span, const std::vector<TimedWord>& words) const;
    /// How many of the words are said before a place.
    std::size_t wordsBefore(Frames at, const std::vector<std::string_view>& words) const;
    /// How much of the speech in `between` lies before a place, 0 to 1.
    double shareBefore(Frames at, FrameSpan between) const;

    const DatasetRow& m_row; // outlives it
    ClipText m_text;
    FrameSpan m_span;   // that the text is of
    FrameSpan m_speech; // in it
    std::vector<SpokenPart> m_parts; // of m_speech
    bool m_isOfParts = false;        // its words are theirs
};

/// Finds what the limits say of the clip's words and of the confidence in them, in place of what was found of
/// those that it had before; the figures too, where they were measured.
void judgeWords(Clip& clip, const std::vector<Limit>& limits);

} // namespace understudy
