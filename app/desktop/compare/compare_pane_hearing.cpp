// What is in front: loaded, heard, answered, told.
#include "app/desktop/compare/compare_pane.h"
#include "app/desktop/compare/compare_sound.h"
#include "app/desktop/compare/compare_stage.h"
#include "app/desktop/compare/comparison_panel.h"
#include "app/desktop/compare/plan_panel.h"
#include "app/desktop/compare/results_page.h"
#include "app/desktop/workspace.h"
#include "widgets/compare/difference_view.h"
#include "widgets/support/announce.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

void ComparePane::refreshList()
{
    if (!m_workspace->session())
        return;
    if (m_reading.isWatching()) {
        m_listAgain = true;
        return;
    }
    auto job = m_workspace->startBackground<std::vector<Comparison>>(
        [](Session& session) { return session.comparisons().list(); });
    m_reading.watch(std::move(job), [this](const Result<std::vector<Comparison>>& all) {
        if (all)
            takeList(*all);
        else
            fail(all.error(), QStringLiteral("list"));
        if (std::exchange(m_listAgain, false))
            refreshList();
    });
}

void ComparePane::takeList(const std::vector<Comparison>& all)
{
    const auto before = m_panel->current();
    m_all = all;
    addGiven();
    m_panel->setComparisons(m_all, listener());
    m_body->setCurrentIndex(m_all.empty() ? 0 : 1);
    if (!m_all.empty() && front() == nullptr) {
        const auto kept = ComparisonId(m_workspace->user().state("compare.front"));
        m_panel->choose(m_all.front().id);
        m_panel->choose(kept);
    }
    // An answer of one's own changes nothing of what is in front, nor does what others do of what is heard
    // freely.
    const auto* now = front();
    const bool isSame = m_panel->current() == before && m_loaded && now != nullptr && m_loaded->id == now->id;
    if (!isSame || (now->plan.mode && !sealOf(*now).isSealed))
        showFront();
    refreshActions();
}

/// A list that was read before they were stored does not take them back.
void ComparePane::addGiven()
{
    for (const auto& [id, answer] : m_given) {
        const auto found = std::ranges::find(m_all, id, &Comparison::id);
        const auto isSame = [&answer = answer](const ListeningAnswer& one) {
            return one.trial == answer.trial && one.listener == answer.listener;
        };
        if (found != m_all.end() && std::ranges::none_of(found->answers, isSame))
            found->answers.push_back(answer);
    }
}

void ComparePane::showFront()
{
    const auto* now = front();
    m_facts->setText(now == nullptr ? QString()
                                    : QStringLiteral("%1 · %2").arg(toQString(now->plan.name),
                                                                    words::progressOf(*now, listener())));
    if (now == nullptr) {
        m_sound->setSounds({});
        m_loaded.reset();
        refreshActions();
        return;
    }
    m_plan->showPlan(*now);
    if (now->plan.mode && !sealOf(*now).isSealed && m_again != now->id)
        return showResults();
    m_middle->setCurrentWidget(m_stage);
    if (m_loaded && m_loaded->id == now->id)
        showNext();
    else
        load(now->id);
    arrange();
    refreshActions();
}

void ComparePane::load(const ComparisonId& id)
{
    m_sound->setSounds({});
    m_loaded.reset();
    m_banners->clear(QStringLiteral("sounds"));
    m_stage->showNote(toQString(front()->plan.name), tr("Reading the sounds"));
    m_loading.start(m_workspace->session()->comparisons().load(id),
                    [this, id](const Result<ComparedWaves>& waves) {
                        if (!waves) {
                            fail(waves.error(), QStringLiteral("sounds"));
                            m_stage->showNote(tr("This cannot be heard now"), words::sentence(waves.error()));
                            return;
                        }
                        m_loaded = Loaded{id, *waves};
                        if (front() != nullptr && front()->id == id)
                            showNext();
                        refreshActions();
                    });
}

void ComparePane::showNext()
{
    const auto* now = front();
    if (!now->plan.mode)
        return showItem(0);
    const auto next = now->nextTrial(listener());
    if (next)
        return showTrial(*next);
    m_sound->setSounds({});
    m_stage->showNote(tr("All answered"),
                      tr("The results are told when the other listeners who began are at their end."));
    refreshActions();
}

void ComparePane::showTrial(std::size_t number)
{
    const auto& comparison = *front();
    const auto trial = comparison.trials()[number];
    const auto& sounds = m_loaded->sounds[trial.item];
    m_trial = number;
    std::vector<LaneSource::Sound> lanes{sounds[trial.first]};
    if (*comparison.plan.mode == ListeningMode::Abx)
        lanes.push_back(sounds[trial.x == AbxAnswer::A ? trial.first : trial.second]);
    if (*comparison.plan.mode != ListeningMode::Opinion)
        lanes.push_back(sounds[trial.second]);
    m_sound->setSounds(std::move(lanes));
    m_stage->showTrial(comparison, trial, int(number));
    m_since.start();
    refreshActions();
}

void ComparePane::showItem(std::size_t item)
{
    m_item = item;
    m_sound->setSounds(m_loaded->sounds[item]);
    m_stage->showFree(*front(), item);
    showDifferences();
    refreshActions();
}

void ComparePane::showDifferences()
{
    const auto* now = front();
    if (!m_actions.differences->isChecked() || now == nullptr || now->plan.mode || !m_loaded) {
        m_hearing.stop();
        return m_stage->showDifferences({});
    }
    std::vector<std::pair<QString, LaneSource::Sound>> sounds;
    for (std::size_t slot = 0; slot < now->plan.slots.size(); ++slot)
        sounds.emplace_back(toQString(now->plan.slots[slot].slot.name), m_loaded->sounds[m_item][slot]);
    m_workspace->background<Shown>(
        this,
        [sounds](Session&) -> Result<Shown> {
            Shown shown;
            for (const auto& [name, sound] : sounds)
                shown.push_back(std::make_shared<const ShownSound>(showSound(name, *sound)));
            return shown;
        },
        [this, id = now->id, item = m_item](const Result<Shown>& shown) {
            if (!shown || front() == nullptr || front()->id != id || m_item != item ||
                !m_actions.differences->isChecked())
                return;
            m_stage->showDifferences(*shown);
            if (m_loaded)
                markWords(m_loaded->sounds[item], front()->plan.items[item].text);
        });
}

/// A moment after the pictures, where somebody hears words.
void ComparePane::markWords(const std::vector<LaneSource::Sound>& sounds, const std::string& text)
{
    if (text.empty())
        return;
    m_hearing.start(m_workspace->session()->comparisons().hear(sounds, text),
                    [this](const Result<CompareService::HeardSounds>& found) {
                        for (std::size_t slot = 0; found && slot < found->heard.size(); ++slot)
                            if (const auto& heard = found->heard[slot])
                                m_stage->differences()->setWords(slot, compareWords(found->text, *heard));
                    });
}

void ComparePane::showResults()
{
    m_sound->setSounds({});
    m_loaded.reset();
    const auto results = resultsOf(*front());
    if (!results)
        return fail(results.error(), QStringLiteral("results"));
    m_results->showResults(*results);
    m_middle->setCurrentWidget(m_resultsArea);
    arrange();
    refreshActions();
}

/// Shown at once; on the disk a moment later, or when the disk takes it.
void ComparePane::takeAnswer(int choice)
{
    const auto* now = front();
    if (now == nullptr || !m_loaded || m_workspace->isReadOnly())
        return;
    ListeningAnswer answer{
        m_trial, choice, listener(), {}, m_sound->switches(), double(m_since.elapsed()) / 1000};
    answer.time = toUtf8(QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    m_unstored.emplace_back(now->id, answer);
    m_given.emplace_back(now->id, answer);
    addGiven();
    m_again.reset(); // from here on its seal tells
    m_panel->setComparisons(m_all, listener());
    m_announcer->announce(tr("Answered"));
    store();
    showFront();
    if (m_middle->currentWidget() == m_stage)
        m_stage->setFocus();
}

void ComparePane::store()
{
    if (m_isStoring || m_unstored.empty())
        return;
    m_isStoring = true;
    const auto waiting = m_unstored;
    m_workspace->background<bool>(
        this,
        [waiting](Session& session) -> Result<bool> {
            for (const auto& [id, answer] : waiting)
                UNDERSTUDY_CHECK(session.comparisons().answer(id, answer));
            return true;
        },
        [this, waiting](const Result<bool>& stored) {
            m_isStoring = false;
            if (!stored) {
                m_banners->show({.sentence = words::sentence(stored.error()),
                                 .detail = tr("What you answered is kept here until it can be stored."),
                                 .actions = {{tr("Try again"), [this] { store(); }, true, {}}},
                                 .key = QStringLiteral("store")});
                return;
            }
            m_banners->clear(QStringLiteral("store"));
            std::erase_if(m_unstored, [&](const auto& one) { // storeNow() may have been faster
                return std::ranges::find(waiting, one) != waiting.end();
            });
            store();
        });
}

void ComparePane::loopTo(bool isEnd)
{
    const auto at = m_sound->position();
    auto loop = m_sound->loop().value_or(LoopPart{Seconds(0), m_sound->length()});
    (isEnd ? loop.end : loop.begin) = at;
    if (loop.end <= loop.begin)
        (isEnd ? loop.begin : loop.end) = isEnd ? Seconds(0) : m_sound->length();
    m_sound->setLoop(loop);
}

} // namespace understudy
