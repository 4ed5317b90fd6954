// The Compare pane: sounds side by side, tests that are blind, and what the votes are used for.
#pragma once

#include "app/desktop/compare/compare_actions.h"
#include "app/desktop/pane.h"
#include "core/device/lane_source.h"
#include "core/session/comparing/compare_service.h"
#include "widgets/support/job_watcher.h"

#include <QElapsedTimer>
#include <QPointer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace understudy {

class ComparisonPanel;
class CompareSound;
class ElidedLabel;
class NewComparisonDialog;
class PlanPanel;
class Playback;
class ResultsPage;
class CompareStage;
class StatusAnnouncer;
class Workspace;
struct ShownSound;

class ComparePane : public Pane
{
    Q_OBJECT
public:
    ComparePane(Workspace& workspace, Playback& playback);
    ~ComparePane() override;

    const ActionTable& actions() const override { return m_actions.table; }
    BannerHost* banners() const override { return m_banners; }
    QList<QWidget*> parts() const override;
    void enter() override;
    void saveState(KeptState& state) override;

    /// Plans one of these; nothing is asked of the user.
    void create(ComparisonToMake wanted);
    /// Asks what to compare, with these in the slots.
    void askNew(const std::vector<SoundName>& sounds = {});
    /// Of the one in front; null: none.
    const Comparison* front() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Loaded
    {
        ComparisonId id;
        std::vector<std::vector<LaneSource::Sound>> sounds; ///< by item and slot
    };
    using Shown = std::vector<std::shared_ptr<const ShownSound>>;

    // compare_pane.cpp
    void createLayout();
    QWidget* makeHeader();
    void connectActions();
    void connectParts();
    void watchSession();
    void arrange();
    void refreshActions();
    void fail(const Error& error, const QString& key);

    // compare_pane_hearing.cpp
    void refreshList();
    void takeList(const std::vector<Comparison>& all);
    void addGiven();
    void showFront();
    void load(const ComparisonId& id);
    void showNext();
    void showTrial(std::size_t number);
    void showItem(std::size_t item);
    void showDifferences();
    void markWords(const std::vector<LaneSource::Sound>& sounds, const std::string& text);
    void showResults();
    void takeAnswer(int choice);
    void store();
    void loopTo(bool isEnd);

    // compare_pane_work.cpp
    void askPage();
    void askAnswers();
    void askExport();
    void use(std::size_t slot);
    void askListener();
    Result<void> storeNow();
    std::string listener() const;
    template<typename T>
    void work(std::function<Result<T>(CompareService&)> what, std::function<void(const T&)> done);

    Workspace* m_workspace;
    CompareActions m_actions;
    BannerHost* m_banners;
    CompareSound* m_sound;
    QSplitter* m_columns;
    QStackedWidget *m_body, *m_middle;
    ComparisonPanel* m_panel;
    CompareStage* m_stage;
    ResultsPage* m_results;
    PlanPanel* m_plan;
    QWidget *m_empty, *m_resultsArea = nullptr;
    ElidedLabel* m_facts;
    StatusAnnouncer* m_announcer;
    QPointer<NewComparisonDialog> m_dialog; ///< while it is open

    std::unique_ptr<Subscription> m_subscription;
    std::vector<Comparison> m_all;
    std::optional<Loaded> m_loaded;
    std::size_t m_trial = 0, m_item = 0;
    std::optional<ComparisonId> m_again; ///< its results are known, and another listener begins
    QElapsedTimer m_since;               ///< the trial's start
    std::vector<std::pair<ComparisonId, ListeningAnswer>> m_given; ///< since the project was opened
    std::vector<std::pair<ComparisonId, ListeningAnswer>>
        m_unstored; ///< those that the disk did not take yet
    bool m_isPanelAsked = false, m_listAgain = false, m_isStoring = false;
    JobWatcher<std::vector<Comparison>> m_reading;
    LatestJob<ComparedWaves> m_loading;
    LatestJob<CompareService::HeardSounds> m_hearing;
    JobWatcher<Comparison> m_making;
    JobWatcher<Bytes> m_paging;
};

} // namespace understudy
