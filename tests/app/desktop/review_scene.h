// What the tests of the Review pane share: two recordings, a project of their own and the pane's parts.
#pragma once

#include "app/desktop/episode/playback.h"
#include "app/desktop/review/review_pane.h"
#include "app/desktop/review/review_work.h"
#include "tests/core/data/recordings.h"
#include "tests/support/studio.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/banner.h"

#include <QTemporaryDir>

namespace understudy {

class ReviewTest : public QObject
{
protected:
    static constexpr int kWait = 20'000; ///< the most a test waits for a fact

    bool makeProject(int recordings = 2, int phrases = 12)
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        for (int i = 0; i < recordings; ++i)
            test::writeTalk(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 1),
                            phrases);
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        m_studio->workspace().create(project());
        return isOpen();
    }
    bool reopen()
    {
        m_studio.reset();
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        m_studio->workspace().open(project());
        return isOpen() && !m_studio->workspace().isReadOnly();
    }

    ReviewPane& pane() { return *m_studio->window().findChild<ReviewPane*>(); }
    QTableView& table() { return *pane().findChild<QTableView*>(QStringLiteral("clipTable")); }
    ClipTableModel& model() { return *pane().findChild<ClipTableModel*>(); }
    Playback& playback() { return *m_studio->window().findChild<Playback*>(); }
    std::string currentId()
    {
        return table().currentIndex().isValid() ? model().row(table().currentIndex().row()).id : "";
    }
    const ReviewedClip* reviewed(const std::string& id)
    {
        m_kept = m_studio->workspace().session()->reviews().snapshot();
        return m_kept->clip(id);
    }
    bool import()
    {
        pane().work()->import({QString::fromStdString((m_folder / "in").string())});
        const auto isAllShown = [&] {
            const auto known = m_studio->workspace().session()->reviews().snapshot()->clips.size();
            return known > 0 && model().total() == int(known) && table().currentIndex().isValid();
        };
        return QTest::qWaitFor([&] { return !pane().work()->isImporting() && isAllShown(); }, kWait);
    }

    /// None: it is not shown.
    Banner* banner(const char* key)
    {
        for (auto* one : pane().banners()->findChildren<Banner*>())
            if (one->content().key == QLatin1String(key) && one->isVisibleTo(pane().banners()))
                return one;
        return nullptr;
    }
    QMessageBox* question(const char* name)
    {
        return m_studio->window().findChild<QMessageBox*>(QLatin1String(name));
    }
    static void click(const QMessageBox& box, QMessageBox::ButtonRole role)
    {
        for (auto* button : box.buttons())
            if (box.buttonRole(button) == role)
                return button->click();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_folder;
    std::unique_ptr<test::Studio> m_studio;

private:
    QString project() const { return QString::fromStdString((m_folder / "p.understudy").string()); }
    bool isOpen()
    {
        const bool isDone =
            QTest::qWaitFor([this] { return m_studio->workspace().session() != nullptr; }, kWait);
        m_studio->window().showPane(1);
        return isDone;
    }

    ReviewSnapshotPtr m_kept;
};

} // namespace understudy
