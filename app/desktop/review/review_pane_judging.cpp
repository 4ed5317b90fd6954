// What the Review pane's verdict keys do, in the review and in its second, blind pass.
#include "app/desktop/review/review_pane.h"

#include "app/desktop/review/banner_keys.h"
#include "app/desktop/review/blind_page.h"
#include "app/desktop/review/blind_work.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/figures_panel.h"
#include "app/desktop/review/goals_bar.h"
#include "app/desktop/review/late_reason.h"
#include "app/desktop/review/missing_words.h"
#include "app/desktop/review/review_header.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/review/transcript_work.h"
#include "app/desktop/review/verdict_panel.h"
#include "app/desktop/workspace.h"
#include "core/data/clips/findings.h"
#include "widgets/models/clip_table.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/announce.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

#include <map>
#include <unordered_set>

namespace understudy {

namespace {

const QString kDrawn = QStringLiteral("drawn"); // what a sample is without

/// What a second listener may know of a clip: its sound and its words.
ReviewedClipPtr masked(const ReviewedClip& reviewed)
{
    auto bare = std::make_shared<ReviewedClip>(reviewed);
    bare->verdict = Verdict::None;
    bare->reason = RejectReason::None;
    bare->attention = 0;
    bare->clip.figures.clear();
    bare->clip.findings.clear();
    bare->clip.grade = Grade::Keep;
    bare->isMeasured = true;
    bare->whyUnmeasured.reset();
    return bare;
}

using Saying = std::pair<Verdict, RejectReason>;

/// Clips by what was said of them, so that each saying is one step; without those that are gone.
std::map<Saying, std::vector<std::string>> bySaying(const std::vector<ReviewedClipPtr>& clips,
                                                    const ReviewSnapshot& snapshot)
{
    std::unordered_set<std::string_view> there(snapshot.clips.size());
    for (const auto& one : snapshot.clips)
        there.insert(one->clip.id);
    std::map<Saying, std::vector<std::string>> all;
    for (const auto& one : clips)
        if (there.contains(one->clip.id))
            all[{one->verdict, one->reason}].push_back(one->clip.id);
    return all;
}

} // namespace

std::vector<std::string> ReviewPane::selected() const
{
    std::vector<std::string> ids;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        ids.push_back(m_model->row(index.row()).id);
    if (ids.empty() && current() != nullptr)
        ids.push_back(current()->clip.id);
    return ids;
}

void ReviewPane::edit(const Result<void>& done)
{
    if (!done)
        m_banners->show({.sentence = words::sentence(done.error()), .key = banner_keys::edit()});
    else
        m_banners->clear(banner_keys::edit());
}

void ReviewPane::splitClip()
{
    m_texts->flush();
    const auto clip = current();
    if (!clip || !m_workspace->session())
        return;
    const auto span = clip->span();
    const auto least = toFrames(kShortestClip, m_snapshot->recording(clip->clip.recording)->rate);
    const auto leavesEnough = [&](Frames at) { return at >= span.begin + least && at <= span.end - least; };
    auto at = m_clip->view()->cutPlace();
    if (!leavesEnough(at)) // snapped to where the clip ends anyway
        at = m_clip->place();
    if (leavesEnough(at))
        return edit(m_workspace->session()->reviews().split(clip->clip.id, at));
    if (const auto why = m_clip->problem())
        return showSoundProblem(*why, tr("This clip was not split: it cannot be heard."));
    m_banners->show(
        {.kind = BannerKind::Warning,
         .sentence = tr("A clip is split where the playhead is, into two of at least %1. Move it between the "
                        "clip's edges, then split.")
                         .arg(words::seconds(kShortestClip)),
         .key = banner_keys::edit()});
}

/// For the reason that the measurements suggest; a digit right after it may say another.
void ReviewPane::reject()
{
    const auto shown = current();
    const auto reason = shown != nullptr ? suggestedReason(shown->clip) : RejectReason::None;
    const bool isHearing = m_blind->isHearing();
    auto clips = isHearing ? std::vector{m_blind->clip()} : selected();
    const bool isDone = judge(Verdict::Rejected, reason);
    if (isDone && m_blind->isHearing() == isHearing) // a pass that has ended takes no reasons any more
        m_late->wait(std::move(clips), reason);
}

void ReviewPane::rejectFor(RejectReason reason)
{
    if (m_late->isWaiting())
        nameReason(reason);
    else
        judge(Verdict::Rejected, reason);
}

/// Of what X has just rejected; that was one verdict, and is taken back as one.
void ReviewPane::nameReason(RejectReason reason)
{
    const auto clips = m_late->clips();
    m_late->forget();
    if (m_blind->isHearing())
        return m_blind->amend(clips.front(), reason);
    if (!m_workspace->session())
        return;
    const auto done = m_workspace->session()->reviews().nameReason(clips, reason);
    edit(done);
    if (done)
        m_announcer->announce(
            tr("%n clips rejected: %1", nullptr, int(clips.size())).arg(words::word(reason)));
}

void ReviewPane::showLateReason()
{
    if (!m_late->isWaiting())
        return m_verdicts->setPrompt({});
    const auto& clips = m_late->clips();
    const int row = clips.size() == 1 && !m_blind->isHearing() ? m_model->indexOf(clips.front()) : -1;
    const auto which = row >= 0 ? tr("Clip %1 rejected").arg(m_model->row(row).number) // not filtered away
                                : tr("%n clips rejected", nullptr, int(clips.size()));
    m_verdicts->setPrompt(
        m_late->reason() == RejectReason::None
            ? tr("%1. 1–9 now: why").arg(which)
            : tr("%1: %2. 1–9 now: another reason").arg(which, words::word(m_late->reason())));
}

/// False: nothing was said of any clip.
bool ReviewPane::judge(Verdict verdict, RejectReason reason)
{
    m_late->forget();
    if (m_blind->isHearing())
        return mayAnswer() && m_blind->answer(verdict, reason);
    const auto clips = selected();
    if (clips.empty() || !m_workspace->session() || refuses(verdict, clips))
        return false;
    m_texts->flush();
    std::vector<ReviewedClipPtr> before;
    const auto snapshot = m_workspace->session()->reviews().snapshot();
    for (const auto& clip : clips)
        if (auto known = clipOf(*snapshot, m_model->row(m_model->indexOf(clip))))
            before.push_back(std::move(known));
    const auto done = m_workspace->session()->reviews().setVerdict(clips, verdict, reason);
    edit(done);
    if (!done)
        return false;
    if (verdict == Verdict::Accepted)
        m_missing->tell(before, *snapshot);
    tellOverridden(before, verdict, reason);
    if (!before.empty())
        m_judged.push_back(std::move(before));
    m_pace.judge(clips);
    if (clips.size() == 1 && !stepToOpen())
        step(1);
    return true;
}

/// Of many at once, what had been said of some before: nobody saw that go.
void ReviewPane::tellOverridden(const std::vector<ReviewedClipPtr>& before, Verdict verdict,
                                RejectReason reason)
{
    std::map<Verdict, int> were;
    for (const auto& clip : before)
        if (clip->verdict != Verdict::None && clip->verdict != verdict)
            ++were[clip->verdict];
    if (before.size() < 2 || were.empty())
        return;
    QStringList parts;
    for (const auto& [was, count] : were)
        parts << tr("%n were %1 before", nullptr, count).arg(words::phrase(was));
    BannerContent banner{.kind = BannerKind::Warning,
                         .sentence = words::step("verdict", {}, int(before.size()), verdict, reason) +
                                     QStringLiteral("; ") + parts.join(QStringLiteral(", ")) +
                                     QLatin1Char('.'),
                         .detail = tr("Undo takes it back, with their reasons."),
                         .key = banner_keys::edit()};
    if (m_undo != nullptr)
        banner.actions.push_back(
            {.text = tr("Undo"), .run = [this] { m_undo->trigger(); }, .iconName = QStringLiteral("undo")});
    m_banners->show(std::move(banner));
}

void ReviewPane::step(int by)
{
    choose(m_table->currentIndex().row() + by);
}

/// After `row`, round the end, the next that nobody has judged by then; -1: there is no other one.
int ReviewPane::nextOpen(int row, const ReviewSnapshot& now) const
{
    const int count = m_model->rowCount();
    for (int i = 1; i < count; ++i) {
        const int other = (row + i) % count;
        const auto clip = clipOf(now, m_model->row(other));
        if (clip != nullptr && clip->verdict == Verdict::None)
            return other;
    }
    return -1;
}

/// False: there is no other one.
bool ReviewPane::stepToOpen()
{
    // The rows may be older than the last keys.
    const int row = nextOpen(m_table->currentIndex().row(), *m_workspace->session()->reviews().snapshot());
    choose(row);
    return row >= 0;
}

/// That row alone, whatever keys are held: the view itself would add to what is chosen while Ctrl is.
void ReviewPane::choose(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// Whatever the filter.
void ReviewPane::goTo(const std::string& clip)
{
    if (m_model->indexOf(clip) < 0)
        m_header->filterBy({});
    choose(m_model->indexOf(clip));
}

void ReviewPane::takeBack()
{
    if (m_blind->stage() != BlindWork::Stage::Off)
        return m_blind->takeBack();
    if (m_judged.empty() || !m_workspace->session())
        return;
    m_texts->flush();
    auto& reviews = m_workspace->session()->reviews();
    const auto& last = m_judged.back();
    for (const auto& [said, clips] : bySaying(last, *reviews.snapshot())) {
        const auto done = reviews.setVerdict(clips, said.first, said.second);
        edit(done);
        if (!done)
            return; // it can be tried again
    }
    const auto first = last.front()->clip.id;
    m_judged.pop_back();
    choose(m_model->indexOf(first));
}

void ReviewPane::connectBlind()
{
    connect(m_actions.blindPass, &QAction::triggered, m_blind, &BlindWork::open);
    connect(m_actions.blindBack, &QAction::triggered, m_blind, &BlindWork::sendBack);
    connect(m_actions.blindLeave, &QAction::triggered, m_blind, &BlindWork::leave);
    connect(m_blindPage, &BlindPage::beginRequested, m_blind, &BlindWork::begin);
    connect(m_blind, &BlindWork::failed, this, [this](const Error& error) {
        m_banners->show({.sentence = words::originalSentence(error), .key = banner_keys::edit()});
    });
    connect(m_blind, &BlindWork::drawnWithout, this, [this](int clips) {
        m_banners->show({.kind = BannerKind::Warning,
                         .sentence = tr("%n accepted clips are not in the sample, for they cannot be heard: "
                                        "their recordings are missing, or were replaced.",
                                        nullptr, clips),
                         .detail = tr("Choose one of them in the table to find its recording again."),
                         .key = kDrawn});
    });
    connect(m_blind, &BlindWork::changed, this, [this] {
        m_banners->clear(banner_keys::edit());
        if (!m_blind->isHearing()) {
            m_late->forget();
            m_banners->clear(kDrawn);
        }
        if (m_blind->stage() == BlindWork::Stage::Asking)
            m_clip->stop(); // the last one heard may be the one that the table is at
        arrange();
        showCurrent(m_blind->pass().has_value()); // the project that is closed has none any more
        Q_EMIT historyOpenChanged();
    });
}

/// What stands beside the clip, or in its place.
void ReviewPane::arrange()
{
    const bool isHearing = m_blind->isHearing();
    const bool isAsking = m_blind->stage() == BlindWork::Stage::Asking;
    for (auto* part : std::initializer_list<QWidget*>{m_goals, m_table})
        part->setVisible(!isHearing);
    fit();
    m_header->setVisible(m_blind->stage() == BlindWork::Stage::Off);
    m_blindBar->setVisible(isHearing);
    m_transcript->setSourceShown(!isHearing);
    m_clip->setBlind(isHearing);
    if (isAsking && m_snapshot) {
        const int accepted = int(std::ranges::count(m_snapshot->clips, Verdict::Accepted,
                                                    [](const auto& clip) { return clip->verdict; }));
        m_blindPage->setPass(m_blind->pass(), *m_snapshot, accepted, !m_workspace->isReadOnly());
        if (m_blind->pass() && m_blind->pass()->isDone())
            m_announcer->announce(words::sentence(m_blind->pass()->estimate()));
    }
    if (isHearing)
        m_blindBar->setPlace(m_blind->pass()->answered(), int(m_blind->pass()->answers.size()));
    m_body->setCurrentIndex(isAsking ? 2 : m_snapshot && !m_snapshot->clips.empty() ? 1 : 0);
    if (isVisible())
        enter();
}

void ReviewPane::showBlind()
{
    const auto bare = [this](const std::string& id) -> ReviewedClipPtr {
        const auto* clip = m_snapshot ? m_snapshot->clip(id) : nullptr;
        return clip != nullptr ? masked(*clip) : nullptr;
    };
    const auto& answers = m_blind->pass()->answers;
    const auto place = std::size_t(m_blind->place());
    const bool isNew = !m_masked;
    const bool isArrival = arrivesAt(m_blind->clip(), true) || isNew;
    m_masked = bare(m_blind->clip());
    std::vector<ReviewedClipPtr> next;
    for (auto i = place + 1; i < std::min(place + 3, answers.size()); ++i)
        if (auto clip = bare(answers[i].clip))
            next.push_back(std::move(clip));
    m_clip->setClip(m_masked, int(place) + 1, m_snapshot, isArrival && mayPlay(), next);
    m_texts->setClip(m_masked ? &m_masked->clip : nullptr, tr("A second pass changes no words."), true);
    m_transcript->setPace({});
    m_verdicts->setVerdict(Verdict::None, RejectReason::None, RejectReason::None);
    if (isArrival)
        m_announcer->announce(tr("Clip %1 of %2").arg(m_blind->pass()->answered() + 1).arg(answers.size()));
    refreshActions();
}

void ReviewPane::refreshBlindActions(bool mayEdit)
{
    const auto stage = m_blind->stage();
    const bool isAsking = stage == BlindWork::Stage::Asking;
    m_actions.blindPass->setEnabled(m_snapshot && !m_snapshot->clips.empty() && !isAsking);
    m_actions.blindLeave->setEnabled(stage != BlindWork::Stage::Off);
    m_actions.blindBack->setEnabled(mayEdit && isAsking && m_blind->pass() &&
                                    !m_blind->pass()->defective().empty());
    m_actions.find->setEnabled(!isAsking);
    m_actions.refresh->setEnabled(!isAsking);
    if (isAsking)
        m_actions.setClipThere(false, false);
    if (m_blind->isHearing())
        m_actions.setBlind();
}

} // namespace understudy
