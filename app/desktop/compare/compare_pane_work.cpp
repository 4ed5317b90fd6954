// What is asked of the session: new comparisons, pages and answers of other listeners, what results are used
// for.
#include "app/desktop/compare/compare_pane.h"
#include "app/desktop/compare/compare_stage.h"
#include "app/desktop/compare/comparison_panel.h"
#include "app/desktop/compare/new_comparison_dialog.h"
#include "app/desktop/compare/plan_panel.h"
#include "app/desktop/workspace.h"
#include "core/session/voice_service.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

namespace {

struct Sources
{
    std::vector<SoundCandidate> candidates;
    std::vector<VoiceStatus> voices;
};

} // namespace

template<typename T>
void ComparePane::work(std::function<Result<T>(CompareService&)> what, std::function<void(const T&)> done)
{
    m_workspace->background<T>(
        this, [what = std::move(what)](Session& session) { return what(session.comparisons()); },
        [this, done = std::move(done)](const Result<T>& result) {
            if (!result)
                fail(result.error(), QStringLiteral("work"));
            else if (done)
                done(*result);
        });
}
template void ComparePane::work<bool>(std::function<Result<bool>(CompareService&)>,
                                      std::function<void(const bool&)>);

std::string ComparePane::listener() const
{
    return toUtf8(m_plan->listener());
}

void ComparePane::askNew(const std::vector<SoundName>& sounds)
{
    if (m_dialog)
        return m_dialog->raise();
    m_workspace->background<Sources>(
        this,
        [](Session& session) -> Result<Sources> {
            UNDERSTUDY_TRY(auto candidates, session.comparisons().candidates());
            return Sources{std::move(candidates), session.voices().list()};
        },
        [this, sounds](const Result<Sources>& found) {
            if (!found)
                return fail(found.error(), QStringLiteral("work"));
            if (m_dialog)
                return;
            m_dialog = new NewComparisonDialog(found->candidates, found->voices, window());
            m_dialog->addSlots(sounds);
            m_dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(m_dialog, &QDialog::accepted, this, [this] { create(m_dialog->wanted()); });
            m_dialog->open();
        });
}

/// Whoever has not heard it yet, after others did.
void ComparePane::askListener()
{
    const auto* now = front();
    if (now == nullptr)
        return;
    bool isGiven = false;
    const auto name = QInputDialog::getText(this, tr("Another listener"), tr("Name of who hears it now"),
                                            QLineEdit::Normal, {}, &isGiven)
                          .trimmed();
    if (!isGiven || name.isEmpty() || front() == nullptr)
        return;
    m_plan->setListener(name);
    if (!front()->nextTrial(listener())) {
        m_banners->show({.kind = BannerKind::Info,
                         .sentence = tr("%1 has answered all of it.").arg(name),
                         .key = QStringLiteral("listener")});
        return;
    }
    m_again = front()->id;
    m_panel->setComparisons(m_all, listener());
    showFront();
    m_stage->setFocus();
}

/// What a job did not store yet, before the project is left.
Result<void> ComparePane::storeNow()
{
    if (!m_workspace->session() || m_workspace->isReadOnly())
        return {};
    auto& comparisons = m_workspace->session()->comparisons();
    while (!m_unstored.empty()) {
        const auto& [id, answer] = m_unstored.front();
        UNDERSTUDY_CHECK(comparisons.answer(id, answer));
        m_unstored.erase(m_unstored.begin());
    }
    return {};
}

void ComparePane::create(ComparisonToMake wanted)
{
    if (!m_workspace->session() || m_making.isWatching())
        return;
    m_banners->clear(QStringLiteral("make"));
    m_making.watch(m_workspace->session()->comparisons().create(std::move(wanted)),
                   [this](const Result<Comparison>& made) {
                       refreshActions();
                       if (!made)
                           return fail(made.error(), QStringLiteral("make"));
                       std::erase_if(m_all, [&](const Comparison& one) { return one.id == made->id; });
                       m_all.insert(m_all.begin(), *made);
                       takeList(m_all);
                       m_panel->choose(made->id);
                       enter();
                   });
    refreshActions();
}

void ComparePane::askPage()
{
    const auto* now = front();
    if (now == nullptr)
        return;
    const auto file = QFileDialog::getSaveFileName(this, tr("Save a listening page"),
                                                   toQString(now->id.value) + QStringLiteral(".html"),
                                                   tr("Web pages (*.html)"));
    if (file.isEmpty())
        return;
    m_paging.watch(m_workspace->session()->comparisons().savePage(now->id, toPath(file)),
                   [this, file](const Result<Bytes>& size) {
                       if (!size)
                           return fail(size.error(), QStringLiteral("page"));
                       m_banners->show(
                           {.kind = BannerKind::Info,
                            .sentence = tr("The page is saved: %1, %2.").arg(file, words::size(*size)),
                            .detail = tr("Whoever opens it in a browser saves a file with their answers at "
                                         "its end; take that in here."),
                            .key = QStringLiteral("page")});
                   });
}

void ComparePane::askAnswers()
{
    const auto file =
        QFileDialog::getOpenFileName(this, tr("Answers of another listener"), {}, tr("Answers (*.json)"));
    if (file.isEmpty())
        return;
    work<TakenAnswers>(
        [path = toPath(file)](CompareService& service) { return service.takeAnswers(path); },
        [this](const TakenAnswers& taken) {
            m_banners->show(
                {.kind = BannerKind::Info,
                 .sentence = taken.added > 0
                                 ? tr("%n answer(s) of %1 are taken in.", nullptr, taken.added)
                                       .arg(toQString(taken.listener))
                                 : tr("All answers of %1 were in already.").arg(toQString(taken.listener)),
                 .key = QStringLiteral("answers")});
            m_panel->choose(taken.comparison);
        });
}

void ComparePane::askExport()
{
    const auto* now = front();
    if (now == nullptr)
        return;
    const auto file = QFileDialog::getSaveFileName(this, tr("Export answers and results"),
                                                   toQString(now->id.value) + QStringLiteral(".csv"),
                                                   tr("Answers (*.csv);;Answers and results (*.json)"));
    if (!file.isEmpty())
        work<bool>(
            [id = now->id, path = toPath(file)](CompareService& service) -> Result<bool> {
                UNDERSTUDY_CHECK(service.exportResults(id, path));
                return true;
            },
            {});
}

void ComparePane::use(std::size_t slot)
{
    const auto* now = front();
    if (now == nullptr)
        return;
    const auto name = toQString(now->plan.slots[slot].slot.name);
    work<UsedResult>(
        [id = now->id, slot](CompareService& service) { return service.use(id, slot); },
        [this, name](const UsedResult& used) {
            m_banners->show(
                {.kind = BannerKind::Info,
                 .sentence = used.kind == SoundKind::Take ? tr("%1 is the chosen take now.").arg(name)
                                                          : tr("%1 is ranked first now.").arg(name),
                 .actions = {{tr("Undo"), [this] { m_workspace->undo(); }, true, QStringLiteral("undo")}},
                 .key = QStringLiteral("used")});
        });
}

} // namespace understudy
