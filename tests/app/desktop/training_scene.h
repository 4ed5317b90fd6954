// What the tests of the Training pane share: a project with a dataset of tones, two small models, and the
// pane's parts.
#pragma once

#include "app/desktop/training/checkpoints_panel.h"
#include "app/desktop/training/new_run_page.h"
#include "app/desktop/training/parameter_form.h"
#include "app/desktop/training/run_charts.h"
#include "app/desktop/training/run_panel.h"
#include "app/desktop/training/training_pane.h"
#include "core/model/synthetic/synthetic_model.h"
#include "core/session/train_service.h"
#include "tests/core/train/train_scene.h"
#include "tests/support/studio.h"
#include "widgets/models/run_list_model.h"
#include "widgets/support/banner.h"

#include <QTemporaryDir>

namespace understudy {

class TrainingTest : public QObject
{
protected:
    static constexpr int kWait = 30'000; ///< the most a test waits for a fact
    static constexpr int kPlace = 2;     ///< of the pane

    template<typename T>
    static void must(const Result<T>& done)
    {
        if (!done)
            qFatal("%s", done.error().describe().c_str());
    }

    /// `base`: "noise" is synthetic, "tiny" is not.
    bool makeProject(const std::string& base = "noise")
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        m_studio->workspace().create(QString::fromStdString(project().string()));
        if (!QTest::qWaitFor([this] { return m_studio->workspace().session() != nullptr; }, kWait))
            return false;
        ModelStore store(project() / "models");
        if (base == "noise")
            must(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, base}));
        else
            must(store.add({kGolden / "csm-tiny", base}));
        writeSplit(project() / "dataset" / "train", {{"a", 1.0, "The sea is calm."},
                                                     {"b", 5.2, "Nobody came along."},
                                                     {"c", 1.3, "What a day it was."}});
        writeSplit(project() / "dataset" / "val", {{"v", 0.9, "All is well."}});
        m_studio->window().showPane(kPlace);
        return true;
    }
    bool reopen()
    {
        m_studio.reset();
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        if (!m_studio->workspace().session())
            m_studio->workspace().open(QString::fromStdString(project().string()));
        const bool isOpen =
            QTest::qWaitFor([this] { return m_studio->workspace().session() != nullptr; }, kWait);
        m_studio->window().showPane(kPlace);
        return isOpen;
    }

    /// A run as another program left it, or leaves it now: its folder, with a log of `steps` steps.
    RunInfo writeRunFolder(RunState state, int steps = 30, std::optional<Error> why = {})
    {
        RunInfo info;
        info.settings = TrainScene::settings();
        info.settings.steps = 60;
        info.preset = "quick";
        info.base = {"noise", "0", true};
        info.dataset = project() / "dataset";
        auto made = createRun(project() / "runs", info);
        must(made);
        made->state = state;
        made->why = std::move(why);
        must(writeRun(*made));
        auto log = MetricLog::open(made->folder / kMetricsFile);
        must(log);
        for (int step = 1; step <= steps; ++step) {
            const double loss = 4 + 2.0 / step;
            const std::array<std::pair<std::string_view, double>, 6> values{{{metric::kLoss, 2 * loss},
                                                                             {metric::kBackbone, loss},
                                                                             {metric::kDepth, loss},
                                                                             {metric::kRate, 1e-4},
                                                                             {metric::kStepSeconds, 0.5},
                                                                             {metric::kMemory, 2e9}}};
            must(log->add(step, values));
        }
        return *made;
    }

    TrainingPane& pane() { return *m_studio->window().findChild<TrainingPane*>(); }
    RunListModel& runs() { return *pane().findChild<RunListModel*>(); }
    QListView& list() { return *pane().findChild<QListView*>(QStringLiteral("runList")); }
    QTableView& checkpoints() { return *pane().findChild<QTableView*>(QStringLiteral("checkpointTable")); }
    NewRunPage& form() { return *pane().findChild<NewRunPage*>(); }
    RunCharts& charts() { return *pane().findChild<RunCharts*>(); }
    QString status() { return pane().findChild<QLabel*>(QStringLiteral("runStatus"))->text(); }
    QAbstractButton* button(const char* name)
    {
        return m_studio->window().findChild<QAbstractButton*>(QLatin1String(name));
    }
    /// Types into a field of the form, as somebody does who comes by Tab.
    void type(const char* key, const QString& text)
    {
        auto* edit = form().findChild<QLineEdit*>(QLatin1String(key));
        QVERIFY(edit != nullptr);
        edit->setFocus(Qt::TabFocusReason);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    bool isFormReady()
    {
        return QTest::qWaitFor([this] { return form().isStartable(); }, kWait);
    }
    /// None: it is not shown.
    Banner* banner(const char* key)
    {
        for (auto* one : pane().banners()->findChildren<Banner*>())
            if (one->content().key == QLatin1String(key) && one->isVisibleTo(pane().banners()))
                return one;
        return nullptr;
    }
    std::filesystem::path project() const { return m_folder / "p.understudy"; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_folder;
    std::unique_ptr<test::Studio> m_studio;
};

} // namespace understudy
