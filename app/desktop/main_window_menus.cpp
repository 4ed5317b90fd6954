// What the window can be asked for: its actions, the menus, the sheet of shortcuts.
#include "app/desktop/main_window.h"

#include "app/desktop/compare/compare_actions.h"
#include "app/desktop/episode/episode_pane.h"
#include "app/desktop/history_dialog.h"
#include "app/desktop/measure/measure_dialog.h"
#include "app/desktop/project_opener.h"
#include "app/desktop/review/review_actions.h"
#include "app/desktop/training/training_actions.h"
#include "app/desktop/workspace.h"
#include "core/base/version.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

void MainWindow::createActions()
{
    const auto everywhere = tr("Everywhere");
    const auto project = tr("Project");
    m_actions.add(this, project, tr("&New project…"), {QKeySequence::New},
                  [this] { m_opener->newProject(); });
    m_actions.add(this, project, tr("&Open project…"), {QKeySequence::Open},
                  [this] { m_opener->openProject(); });
    m_import = m_actions.add(this, project, tr("&Add script…"), {QKeySequence(tr("Ctrl+I"))},
                             [this] { m_opener->addScript(); });
    m_close = m_actions.add(this, project, tr("&Close project"), {QKeySequence(tr("Ctrl+W"))},
                            [this] { m_workspace->close(); });
    m_unload = m_actions.add(this, project, tr("Un&load the voice model"), {});
    m_unload->setObjectName(QStringLiteral("unloadModel"));
    m_measure = m_actions.add(this, project, tr("&Measure a voice…"), {}, [this] { showMeasuring(); });
    m_measure->setObjectName(QStringLiteral("measureVoice"));
    m_actions.add(this, project, tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, [this] { close(); });
    m_undo = m_actions.add(this, everywhere, tr("&Undo"), {QKeySequence(tr("Ctrl+Z"))},
                           [this] { m_workspace->undo(); });
    m_redo = m_actions.add(this, everywhere, tr("&Redo"),
                           {QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))},
                           [this] { m_workspace->redo(); });
    m_history = m_actions.add(this, everywhere, tr("&History…"), {QKeySequence(tr("Ctrl+H"))},
                              [this] { showHistory(); });
    m_actions.add(this, everywhere, tr("Next part of the window"), {QKeySequence(tr("F6"))},
                  [this] { stepPart(1); });
    m_actions.add(this, everywhere, tr("Previous part of the window"), {QKeySequence(tr("Shift+F6"))},
                  [this] { stepPart(-1); });
    m_actions.add(this, everywhere, tr("&Shortcuts"), {QKeySequence(tr("F1")), QKeySequence(tr("?"))},
                  [this] { showShortcuts(); });
    m_actions.add(this, everywhere, tr("S&ettings…"), {QKeySequence(tr("Ctrl+,"))},
                  [this] { showSettings(); });
}

void MainWindow::createMenus()
{
    const auto& window = m_actions.entries();
    const auto find = [&window](const QString& text) {
        const auto at =
            std::ranges::find(window, text, [](const auto& entry) { return entry.action->text(); });
        return at->action;
    };
    auto* file = menuBar()->addMenu(tr("&File"));
    file->addActions({find(tr("&New project…")), find(tr("&Open project…"))});
    m_recent = file->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, m_opener, [this] { m_opener->fillRecentMenu(*m_recent); });
    file->addActions({m_import, m_episode->exportAction(), m_close});
    file->addSeparator();
    file->addActions({find(tr("S&ettings…")), find(tr("&Quit"))});
    auto* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo->setIcon(icon(u"undo"));
    m_redo->setIcon(icon(u"redo"));
    edit->addActions({m_undo, m_redo, m_history});
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    m_viewMenu->addActions({find(tr("Home")), find(tr("Review")), find(tr("Training")), find(tr("Compare")),
                            find(tr("Episode"))});
    m_viewMenu->addSeparator();
    m_playMenu = menuBar()->addMenu(tr("&Play"));
    m_toolsMenu = menuBar()->addMenu(tr("&Tools"));
    m_toolsMenu->addActions({m_unload, m_measure});
    auto* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(find(tr("&Shortcuts")));
    help->addAction(tr("&About Understudy"), this, &MainWindow::showAbout);

    m_project = makeMutedLabel({});
    m_project->setContentsMargins(0, 0, u(3), 0);
    m_project->setMinimumHeight(u(7));
    m_project->setAccessibleName(tr("Project"));
    menuBar()->setCornerWidget(m_project);
}

/// Of the pane in front: what it can be asked for, by group.
void MainWindow::fillPaneMenus()
{
    for (auto* menu : {m_viewMenu, m_playMenu, m_toolsMenu})
        for (auto* action : std::exchange(m_paneActions[menu], {}))
            menu->removeAction(action);
    for (const auto& [group, action] : currentPaneWidget()->actions().entries()) {
        const auto isOf = [&group = group](const QStringList& groups) { return groups.contains(group); };
        auto* menu = isOf({EpisodeActions::viewGroup(), ReviewActions::viewGroup(),
                           TrainingActions::viewGroup(), CompareActions::viewGroup()})
                         ? m_viewMenu
                     : isOf({EpisodeActions::playGroup(), ReviewActions::playGroup(),
                             TrainingActions::playGroup(), CompareActions::listenGroup()})
                         ? m_playMenu
                         : m_toolsMenu;
        if (action != m_episode->exportAction()) // which is in the file menu
            menu->insertAction(menu == m_toolsMenu ? m_unload : nullptr, action);
        m_paneActions[menu] << action;
    }
}

void MainWindow::showShortcuts()
{
    auto rows = currentPaneWidget()->actions().rows();
    const auto window = m_actions.rows();
    rows.insert(rows.end(), window.begin(), window.end());
    const auto title = tr("Shortcuts in %1").arg(currentPaneWidget()->windowTitle());
    auto* sheet = new ShortcutSheet(title, std::move(rows), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->show();
}

namespace {

/// The one that is open already, or a new one.
template<typename Dialog>
void showOnly(Workspace& workspace, QWidget* window)
{
    auto* dialog = window->findChild<Dialog*>();
    if (!dialog) {
        dialog = new Dialog(workspace, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

void MainWindow::showHistory()
{
    showOnly<HistoryDialog>(*m_workspace, this);
}

void MainWindow::showMeasuring()
{
    showOnly<MeasureDialog>(*m_workspace, this);
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Understudy"),
        tr("<b>Understudy %1</b><p>One speaker's recordings, with consent, to a finished episode.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(toQString(kVersion)));
}

} // namespace understudy
