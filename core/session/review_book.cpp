#include "core/session/review_book_p.h"

#include "core/base/files.h"
#include "core/data/clips/findings.h"
#include "core/session/project_store_p.h"
#include "core/session/review_texts_p.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace understudy {

namespace {

bool isInside(FrameSpan span, const Recording& recording)
{
    return span.begin.value >= 0 && span.begin < span.end && span.end <= recording.length;
}

/// Which of its figures are those of the clip as it is now.
enum class Measured
{
    AsCut,
    Again,
    No
};

/// Told by comparison with other clips: measureClip() knows none.
bool isCompared(Measure measure)
{
    return measure == Measure::Outlier || measure == Measure::Similarity || measure == Measure::Duplicate;
}

/// What was measured again, and what was compared, in the place of what was measured as it was cut.
void takeHeard(const ReviewBook::Entry& entry, Clip& clip)
{
    const auto& heard = entry.heard->row.clip;
    std::erase_if(clip.figures, [](const Figure& figure) { return !isCompared(figure.measure); });
    std::erase_if(clip.findings, [](const Finding& finding) { return !isCompared(finding.measure); });
    clip.figures.insert(clip.figures.end(), heard.figures.begin(), heard.figures.end());
    std::ranges::sort(clip.figures, {}, &Figure::measure);
    const auto later = toSeconds(heard.span.begin - clip.span.begin, entry.row.sourceRate);
    for (auto finding : heard.findings) {
        if (finding.at)
            finding.at = *finding.at + later; // places count from where it was cut
        clip.findings.push_back(finding);
    }
    clip.grade = worstGrade(clip.findings);
}

/// All that is known of it until it is measured again.
void dropMeasures(const ReviewBook::Entry& entry, Clip& clip)
{
    const auto span = entry.review.trim.value_or(clip.span);
    clip.figures = {{Measure::Duration, toSeconds(span.length(), entry.row.sourceRate).value}};
    clip.findings.clear();
    clip.grade = Grade::Keep;
}

ReviewedClipPtr shownOf(const ReviewBook::Entry& entry, Measured measured, const std::vector<Limit>& limits)
{
    const auto& review = entry.review;
    auto shown = std::make_shared<ReviewedClip>();
    shown->clip = entry.row.clip;
    if (measured == Measured::Again)
        takeHeard(entry, shown->clip);
    else if (measured == Measured::No && entry.isMeasured)
        dropMeasures(entry, shown->clip);
    const auto span = review.trim.value_or(entry.row.clip.span);
    shown->measuredText = SpokenText::measured(entry.row).trimmedTo(span);
    shown->clip.text = SpokenText(entry.row, review).trimmedTo(span);
    const bool isWaiting = measured == Measured::No && !entry.whyUnmeasured; // nothing is found in it yet
    if (review.trim || review.text)
        judgeWords(shown->clip, isWaiting ? std::vector<Limit>() : limits);
    shown->verdict = review.verdict;
    shown->reason = review.reason;
    shown->trim = review.trim;
    shown->attention = shown->isAcceptedWithoutWords() ? 1 : attentionFor(shown->clip);
    shown->isMeasured = measured != Measured::No;
    shown->whyUnmeasured = entry.whyUnmeasured;
    return shown;
}

} // namespace

Result<ReviewBook> ReviewBook::load(const ProjectStore& store, std::vector<Limit> limits)
{
    const auto corrupt = [&](const std::string& what) {
        return fail(Code::Corrupt, Reason::ProjectCorrupt, store.folder().string(), what);
    };
    ReviewBook book;
    book.setLimits(std::move(limits));
    UNDERSTUDY_TRY(const auto recordings, store.recordings());
    UNDERSTUDY_TRY(auto clips, store.clips());
    UNDERSTUDY_TRY(auto reviews, store.reviews());
    UNDERSTUDY_TRY(auto heard, store.heardClips());
    for (const auto& row : recordings)
        book.add(row, std::vector<Entry>());
    for (auto& record : clips) {
        const auto& clip = record.row.clip;
        const auto id = clip.id;
        const auto known = book.m_recordings.find(clip.recording);
        auto& review = reviews[id];
        // Ids become files' names, spans are read from the original.
        if (!isValidName(id) || known == book.m_recordings.end() ||
            !isInside(clip.span, *known->second.recording) ||
            (review.trim && !isInside(*review.trim, *known->second.recording)) ||
            (review.textSpan && !isInside(*review.textSpan, *known->second.recording)))
            return corrupt(id);
        auto entry = entryOf(std::move(record));
        entry.review = std::move(review);
        if (const auto again = heard.find(id); again != heard.end())
            entry.heard = std::move(again->second);
        book.insert(std::move(entry));
    }
    return book;
}

ReviewBook::Entry ReviewBook::entryOf(ClipRecord clip)
{
    Entry entry;
    entry.row = std::move(clip.row);
    entry.isMeasured = clip.hasPrint || !clip.print.empty();
    entry.shown = shownOf(entry, entry.isMeasured ? Measured::AsCut : Measured::No, {});
    return entry;
}

void ReviewBook::add(const RecordingRow& row, std::vector<Entry> clips)
{
    m_recordings[row.recording.id] = {std::make_shared<Recording>(row.recording), row.numbersGiven,
                                      row.repairs, row.atImport};
    m_byHash.try_emplace(row.recording.sha256, row.recording.id);
    for (auto& clip : clips)
        insert(std::move(clip));
}

void ReviewBook::insert(Entry entry)
{
    const auto id = entry.row.clip.id;
    m_clipsOf[entry.row.clip.recording].push_back(id);
    auto& kept = m_clips[id] = std::move(entry);
    if (!kept.isMeasured || kept.review != ReviewRow() || now(kept) != asCut(kept))
        show(kept);
}

void ReviewBook::show(Entry& entry)
{
    const auto wanted = now(entry);
    const bool isAgain = entry.heard && entry.heard->heard() == wanted;
    const auto measured = !entry.isMeasured        ? Measured::No
                          : wanted == asCut(entry) ? Measured::AsCut
                          : isAgain                ? Measured::Again
                                                   : Measured::No;
    entry.shown = shownOf(entry, measured, m_limits);
    m_waiting.erase({entry.turn, entry.row.clip.id});
    if (measured == Measured::No && !entry.review.isReplaced && !entry.whyUnmeasured)
        m_waiting.emplace(entry.turn, entry.row.clip.id);
}

void ReviewBook::setTurn(Entry& entry, std::int64_t turn)
{
    const auto place = m_waiting.erase({entry.turn, entry.row.clip.id});
    entry.turn = turn;
    if (place > 0)
        m_waiting.emplace(turn, entry.row.clip.id);
}

void ReviewBook::putFirst(const std::string& clip)
{
    if (const auto known = m_clips.find(clip); known != m_clips.end())
        setTurn(known->second, --m_lastTurn);
}

Heard ReviewBook::now(const Entry& entry) const
{
    return {entry.review.trim.value_or(entry.row.clip.span),
            m_recordings.at(entry.row.clip.recording).repairs};
}

Heard ReviewBook::asCut(const Entry& entry) const
{
    return {entry.row.clip.span, importRepairs(entry)};
}

Heard ReviewBook::wanted(const Entry& entry) const
{
    return entry.isMeasured ? now(entry) : asCut(entry);
}

RepairSettings ReviewBook::importRepairs(const Entry& entry) const
{
    return m_recordings.at(entry.row.clip.recording).atImport;
}

void ReviewBook::setFile(const std::string& recording, const std::filesystem::path& file)
{
    auto& known = m_recordings.at(recording);
    auto moved = std::make_shared<Recording>(*known.recording);
    moved->file = file;
    known.recording = std::move(moved);
    for (const auto& id : m_clipsOf[recording]) {
        auto& entry = m_clips.at(id);
        if (std::exchange(entry.whyUnmeasured, nullptr))
            show(entry);
    }
}

void ReviewBook::setRow(const DatasetRow& row)
{
    auto& entry = m_clips.at(row.clip.id);
    entry.row = row;
    show(entry);
}

void ReviewBook::setMeasured(const DatasetRow& row)
{
    auto& entry = m_clips.at(row.clip.id);
    entry.isMeasured = true;
    entry.whyUnmeasured = nullptr;
    setRow(row);
}

void ReviewBook::setHeard(const HeardClip& clip)
{
    auto& entry = m_clips.at(clip.row.clip.id);
    entry.heard = clip;
    entry.whyUnmeasured = nullptr;
    show(entry);
}

void ReviewBook::setUnmeasured(const std::string& clip, Error why)
{
    auto& entry = m_clips.at(clip);
    entry.whyUnmeasured = std::make_shared<const Error>(std::move(why));
    show(entry);
}

const ReviewBook::Entry* ReviewBook::unmeasured() const
{
    return m_waiting.empty() ? nullptr : &m_clips.at(m_waiting.begin()->second);
}

ReviewChange ReviewBook::inverseOf(const ReviewChange& change) const
{
    ReviewChange inverse;
    for (const auto& [id, row] : change.rows) {
        const auto known = m_clips.find(id);
        // What is made now is not unmade: its id would be given twice.
        inverse.rows.emplace_back(id, known == m_clips.end() ? ReviewRow{.isReplaced = true}
                                                             : known->second.review);
    }
    for (const auto& [recording, repairs] : change.repairs)
        inverse.repairs[recording] = m_recordings.at(recording).repairs;
    return inverse;
}

void ReviewBook::apply(const ReviewChange& change)
{
    for (const auto& clip : change.made)
        insert(entryOf(clip));
    for (const auto& [recording, numbers] : change.numbersGiven)
        m_recordings.at(recording).numbersGiven = numbers;
    for (const auto& [recording, repairs] : change.repairs)
        changeRepairs(recording, repairs);
    for (const auto& [id, row] : change.rows) {
        auto& entry = m_clips.at(id);
        if (entry.review.trim != row.trim) {
            setTurn(entry, --m_lastTurn);
            entry.whyUnmeasured = nullptr; // it may be tried again
        }
        entry.review = row;
        show(entry);
    }
}

void ReviewBook::changeRepairs(const std::string& recording, const RepairSettings& repairs)
{
    m_recordings.at(recording).repairs = repairs;
    --m_lastTurn;
    for (const auto& id : m_clipsOf[recording]) {
        auto& entry = m_clips.at(id);
        setTurn(entry, m_lastTurn);
        entry.whyUnmeasured = nullptr;
        show(entry);
    }
}

const RepairSettings* ReviewBook::repairsOf(const std::string& recording) const
{
    const auto known = m_recordings.find(recording);
    return known == m_recordings.end() ? nullptr : &known->second.repairs;
}

Result<const ReviewBook::Entry*> ReviewBook::find(const std::string& clip) const
{
    const auto known = m_clips.find(clip);
    if (known == m_clips.end() || known->second.review.isReplaced)
        return fail(Code::NotFound, clip);
    return &known->second;
}

const Recording& ReviewBook::recordingOf(const Entry& entry) const
{
    return *m_recordings.at(entry.row.clip.recording).recording;
}

const Recording* ReviewBook::recordingWithHash(const std::string& sha256) const
{
    const auto found = m_byHash.find(sha256);
    return found == m_byHash.end() ? nullptr : m_recordings.at(found->second).recording.get();
}

std::vector<const ReviewBook::Entry*> ReviewBook::clipsOf(const std::string& recording) const
{
    std::vector<const Entry*> clips;
    const auto ids = m_clipsOf.find(recording);
    if (ids == m_clipsOf.end())
        return clips;
    for (const auto& id : ids->second)
        if (const auto& entry = m_clips.at(id); !entry.review.isReplaced)
            clips.push_back(&entry);
    std::ranges::sort(clips, {}, [](const Entry* entry) {
        return std::pair(entry->row.clip.span.begin, std::string_view(entry->row.clip.id));
    });
    return clips;
}

std::vector<SpokenPart> ReviewBook::spokenParts(const std::string& recording) const
{
    std::vector<const Entry*> clips;
    if (const auto ids = m_clipsOf.find(recording); ids != m_clipsOf.end())
        for (const auto& id : ids->second)
            clips.push_back(&m_clips.at(id));
    // By beginning, the longer first: one that holds others stands before them.
    std::ranges::sort(clips, {}, [](const Entry* entry) {
        const auto& span = entry->row.clip.span;
        return std::tuple(span.begin, -span.end.value, std::string_view(entry->row.clip.id));
    });
    std::vector<SpokenPart> parts;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const auto& clip = clips[i]->row.clip;
        const bool holdsNext = i + 1 < clips.size() && clips[i + 1]->row.clip.span.end <= clip.span.end;
        if (!holdsNext && clip.speech.begin < clip.speech.end)
            parts.push_back({clip.speech, clips[i]->shown->clip.text.normalized});
    }
    return parts;
}

const ReviewBook::Entry* ReviewBook::after(const Entry& clip) const
{
    const auto clips = clipsOf(clip.row.clip.recording);
    const auto at = std::ranges::find(clips, &clip);
    return at == clips.end() || at + 1 == clips.end() ? nullptr : *(at + 1);
}

std::shared_ptr<ReviewSnapshot> ReviewBook::snapshot() const
{
    auto snapshot = std::make_shared<ReviewSnapshot>();
    for (const auto& [id, known] : m_recordings) {
        snapshot->recordings.push_back(known.recording);
        if (known.repairs.isAny())
            snapshot->repairs.emplace(id, known.repairs);
        for (const auto* entry : clipsOf(id))
            snapshot->clips.push_back(entry->shown);
    }
    return snapshot;
}

} // namespace understudy
