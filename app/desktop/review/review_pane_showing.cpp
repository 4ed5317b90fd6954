// What the Review pane shows, and whether somebody has come to it or it came by itself.
#include "app/desktop/review/review_pane.h"

#include "app/desktop/record/record_dialog.h"
#include "app/desktop/review/banner_keys.h"
#include "app/desktop/review/blind_work.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/figures_panel.h"
#include "app/desktop/review/goals_bar.h"
#include "app/desktop/review/missing_words.h"
#include "app/desktop/review/review_header.h"
#include "app/desktop/review/review_work.h"
#include "app/desktop/review/transcript_editor.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/review/transcript_work.h"
#include "app/desktop/review/verdict_panel.h"
#include "app/desktop/workspace.h"
#include "core/data/clips/findings.h"
#include "core/session/project_settings.h"
#include "widgets/models/clip_table.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/announce.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

void ReviewPane::requestView()
{
    if (!m_workspace->session())
        return;
    m_viewAgain = m_viewing.isWatching();
    if (m_viewAgain)
        return;
    auto job = m_workspace->startBackground<ReviewView>([](Session& session) -> Result<ReviewView> {
        auto limits = defaultLimits();
        session.settings().applyTo(limits);
        return makeReviewView(session.reviews().snapshot(), std::move(limits));
    });
    m_viewing.watch(std::move(job), [this](const Result<ReviewView>& view) {
        if (view)
            takeView(*view);
        if (std::exchange(m_viewAgain, false))
            requestView();
    });
}

void ReviewPane::takeView(const ReviewView& view)
{
    takeRows(view);
    if (m_snapshot && m_snapshot->problem)
        m_banners->show({.sentence = words::sentence(*m_snapshot->problem), .key = QStringLiteral("review")});
    const auto& progress = view.progress;
    m_header->setCounts(progress.total, progress.verdicts);
    m_goals->setFigures({progress.accepted.value / 60, progress.shareInRange, progress.shareDefective,
                         progress.reviewed, progress.total, progress.unmeasured});
    showPage(progress.total);
    m_blind->followClips();
    if (auto* session = m_workspace->session()) // the view may be older than what was accepted
        m_missing->follow(*session->reviews().snapshot());
    if (m_snapshot)
        m_work->follow(*m_snapshot);
    showCurrent(false);
    refreshActions();
}

/// What was split or merged has no figures yet: until then it stands where that stood of which it is made.
void ReviewPane::placeNew(const ReviewView& view, const ReviewedClip* before)
{
    if (!m_snapshot || !view.rows)
        return;
    for (const auto& row : *view.rows) {
        if (row.measuring == ClipRow::Measuring::Done || m_model->find(row.id) != nullptr)
            continue;
        const auto made = clipOf(*view.snapshot, row);
        const auto old = made ? successorsOf(*m_snapshot, *made) : std::vector<ReviewedClipPtr>();
        const bool isOfCurrent =
            std::ranges::any_of(old, [before](const auto& one) { return one.get() == before; });
        if (!old.empty())
            m_model->placeAs(row.id, (isOfCurrent ? *before : *old.front()).clip.id);
    }
}

/// The rows and what is chosen among them; nothing of it is an arrival, for nobody went there.
void ReviewPane::takeRows(const ReviewView& view)
{
    const QScopedValueRollback choosing(m_isChoosing, true);
    const auto row = m_table->currentIndex().row();
    const auto before = clipAt(row);
    placeNew(view, before.get());
    m_snapshot = view.snapshot;
    m_limits = view.limits;
    const bool isGone = before && m_snapshot && !clipOf(*m_snapshot, m_model->row(row));
    std::vector<std::string> successors;
    if (isGone)
        for (const auto& one : successorsOf(*m_snapshot, *before))
            successors.push_back(one->clip.id);
    m_model->keepShown(successors); // whoever split a clip wants to see its halves
    m_model->setRows(view.rows ? view.rows : std::make_shared<const std::vector<ClipRow>>());
    if (!before)
        choose(firstOpen());
    else if (isGone || !m_table->currentIndex().isValid())
        chooseFor(successors, row);
    showMatches();
}

/// What has taken the place of a clip that is gone, else what stands where it stood.
void ReviewPane::chooseFor(const std::vector<std::string>& successors, int row)
{
    const int known = successors.empty() ? -1 : m_model->indexOf(successors.front());
    const int last = std::max(0, m_model->rowCount() - 1);
    choose(known >= 0 ? known : std::clamp(row, 0, last));
}

/// The first clip, in the order shown, that nobody has said anything of; else the first one.
int ReviewPane::firstOpen() const
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->row(row).verdict == Verdict::None)
            return row;
    return 0;
}

/// Nobody goes anywhere by it: what stands in for a clip that is filtered away is not an arrival.
void ReviewPane::filter()
{
    {
        const QScopedValueRollback choosing(m_isChoosing, true);
        m_model->setFilter(m_header->filter());
    }
    showMatches();
    showCurrent(false);
}

namespace {

/// What of a filter says nothing.
QString unreadSentence(const QString& word)
{
    return namesField(word)
               ? ReviewPane::tr("The filter cannot read “%1”: the value is missing or wrong.").arg(word)
               : ReviewPane::tr("The filter knows no field of the name in “%1”.").arg(word);
}

QString howToFilter()
{
    return ReviewPane::tr("Words, as flag:hum: %1. Numbers, as snr<30: %2.")
        .arg(wordFields().join(QStringLiteral(", ")), numberFields().join(QStringLiteral(", ")));
}

} // namespace

void ReviewPane::showMatches()
{
    const bool isNone = m_model->rowCount() == 0 && m_model->total() > 0;
    const auto unread = m_header->filter().query.unread;
    auto text = !isNone ? QString()
                : unread.isEmpty()
                    ? tr("No clip fits the filter. Change it, or clear it to see all %n clips.", nullptr,
                         m_model->total())
                    : unreadSentence(unread.first()) + QLatin1Char('\n') + howToFilter();
    if (isNone && m_table->emptyText().isEmpty())
        m_announcer->announce(text);
    m_table->setEmptyText(text, isNone ? tr("Clear the filter") : QString());
    m_header->setMatches(m_model->rowCount(), m_model->total());
}

/// Where all is filtered away, the table itself tells.
void ReviewPane::showUnread(const QStringList& words)
{
    const auto key = QStringLiteral("filter");
    if (words.isEmpty() || m_model->rowCount() == 0)
        return m_banners->clear(key);
    m_banners->show({.kind = BannerKind::Warning,
                     .sentence = unreadSentence(words.first()),
                     .detail = howToFilter(),
                     .actions = {{.text = tr("Clear the filter"), .run = [this] { m_header->filterBy({}); }}},
                     .key = key});
}

void ReviewPane::showPage(int clips)
{
    const int page = clips > 0 ? 1 : 0;
    if (m_blind->stage() != BlindWork::Stage::Off || m_body->currentIndex() == page)
        return;
    m_body->setCurrentIndex(page);
    if (page == 1 && isVisible())
        enter(); // the keys are the clips' now
}

ReviewedClipPtr ReviewPane::clipAt(int row) const
{
    const bool isThere = m_snapshot && row >= 0 && row < m_model->rowCount();
    return isThere ? clipOf(*m_snapshot, m_model->row(row)) : nullptr;
}

ReviewedClipPtr ReviewPane::current() const
{
    return m_blind->isHearing() ? m_masked : clipAt(m_table->currentIndex().row());
}

/// Whether somebody has come to it.
bool ReviewPane::arrivesAt(const std::string& clip, bool isArrival)
{
    const bool isOther = std::exchange(m_shown, clip) != clip;
    if (isOther)
        m_banners->clear(banner_keys::sound()); // which tells of the one before
    return isOther && isArrival && m_blind->stage() != BlindWork::Stage::Asking;
}

/// Unasked: not into an open microphone.
bool ReviewPane::mayPlay() const
{
    const auto* recording = findChild<RecordDialog*>();
    return isVisible() && (recording == nullptr || !recording->isVisible());
}

/// What is heard next, the likeliest first: after a verdict, by Enter and the arrows, by a page.
std::vector<ReviewedClipPtr> ReviewPane::whereKeysLead(int row) const
{
    const int open = nextOpen(row, *m_snapshot), height = std::max(1, m_table->rowHeight(row));
    const int page = (m_table->viewport()->height() + height - 1) / height;
    std::vector<ReviewedClipPtr> next;
    for (const int other : {open, row + 1, row - 1, open < 0 ? -1 : nextOpen(open, *m_snapshot), row + 2,
                            row + page, row - page})
        if (auto known = other != row ? clipAt(other) : nullptr;
            known && std::ranges::find(next, known) == next.end())
            next.push_back(std::move(known));
    return next;
}

void ReviewPane::showCurrent(bool isArrival)
{
    if (m_blind->isHearing())
        return showBlind();
    m_masked.reset();
    const auto clip = current();
    const auto* recording = clip != nullptr ? m_snapshot->recording(clip->clip.recording) : nullptr;
    if (clip != nullptr && !clip->isMeasured && m_workspace->session())
        m_workspace->session()->reviews().measureFirst(clip->clip.id);
    isArrival = arrivesAt(clip != nullptr ? clip->clip.id : std::string(), isArrival);
    const auto row = m_table->currentIndex().row();
    m_clip->setClip(clip, clip != nullptr ? m_model->row(row).number : 0, m_snapshot, isArrival && mayPlay(),
                    clip != nullptr ? whereKeysLead(row) : std::vector<ReviewedClipPtr>());
    m_texts->setClip(clip != nullptr ? &clip->clip : nullptr,
                     recording != nullptr
                         ? tr("%1, %2").arg(recordingName(*recording),
                                            clockTenths(toSeconds(clip->clip.span.begin, recording->rate)))
                         : QString(),
                     m_workspace->isReadOnly());
    m_figures->setClip(
        clip.get(), m_limits,
        recording != nullptr ? tr("on the original, %1 kHz").arg(recording->rate.value / 1000.0) : QString());
    m_verdicts->setVerdict(clip != nullptr ? clip->verdict : Verdict::None,
                           clip != nullptr ? clip->reason : RejectReason::None,
                           clip != nullptr ? suggestedReason(clip->clip) : RejectReason::None);
    m_transcript->setPace(m_pace.text());
    if (isArrival && clip != nullptr)
        m_announcer->announce(description(m_model->row(row)));
    refreshActions();
}

/// As it comes to another width: the shares of its height too.
void ReviewPane::fitWindow()
{
    fit();
    m_isFitNarrow = isNarrowPane(width());
    const auto shares = m_isFitNarrow ? std::array{33, 64, 42} : std::array{46, 90, 48};
    m_splitter->setSizes({u(shares[0]), u(shares[1]), u(shares[2])});
}

/// What the window has room for; in a narrow one the transcript gives its place to the figures when they are
/// asked for.
void ReviewPane::fit()
{
    const bool isNarrow = isNarrowPane(width());
    const bool hasFigures = !m_blind->isHearing() && (!isNarrow || m_isFiguresAsked);
    m_header->setCompact(isNarrow);
    m_verdicts->setCompact(isNarrow);
    m_figures->setVisible(hasFigures);
    m_transcript->setVisible(!isNarrow || !hasFigures);
    m_figuresLine->setVisible(!isNarrow && hasFigures);
    for (const auto measure : {Measure::Clipping, Measure::SpeechLevel})
        m_table->setColumnHidden(m_model->columnOf(measure), isNarrow);
}

/// In a narrow window the figures may have its place.
void ReviewPane::showTranscript()
{
    if (std::exchange(m_isFiguresAsked, false))
        fit();
    m_transcript->editor()->setFocus();
}

/// Asked for again, it is back to the table.
void ReviewPane::showFigures()
{
    const bool wasThere = m_figures->hasFocus();
    m_isFiguresAsked = isNarrowPane(width()) && !m_isFiguresAsked;
    fit();
    if (m_figures->isVisible() && !wasThere)
        m_figures->setFocus();
    else
        m_table->setFocus();
}

} // namespace understudy
