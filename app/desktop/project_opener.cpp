#include "app/desktop/project_opener.h"

#include "app/desktop/workspace.h"
#include "core/base/paths.h"
#include "widgets/support/conversions.h"
#include "widgets/support/drop_area.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

namespace {

const QStringList& scriptSuffixes()
{
    static const QStringList suffixes{QStringLiteral("md"), QStringLiteral("json")};
    return suffixes;
}

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// A folder for a script's project beside it, or in the documents when that place is read-only.
QString projectFolderFor(const QString& script)
{
    const QFileInfo file(script);
    const QDir folder = QFileInfo(file.path()).isWritable() ? file.dir() : QDir(documentsFolder());
    return folder.filePath(file.completeBaseName() + QStringLiteral(".understudy"));
}

} // namespace

ProjectOpener::ProjectOpener(Workspace& workspace, QWidget* window)
    : QObject(window), m_workspace(&workspace), m_window(window)
{
    connect(m_workspace, &Workspace::sessionChanged, this, &ProjectOpener::sessionChanged);
    connect(m_workspace, &Workspace::failed, this, [this] { m_scriptToImport.clear(); });
    connect(m_workspace, &Workspace::cannotSave, this, &ProjectOpener::askToLeave);
    connect(m_workspace, &Workspace::stillWorking, this, &ProjectOpener::askToStop);
}

void ProjectOpener::sessionChanged()
{
    const auto script = std::exchange(m_scriptToImport, {});
    if (script.isEmpty() || !m_workspace->session() || m_workspace->isReadOnly())
        return;
    if (QFileInfo(m_importFolder) == QFileInfo(pathText(m_workspace->session()->folder())))
        m_workspace->importScript(script);
}

void ProjectOpener::askToLeave(const Error& error)
{
    ask({.name = QStringLiteral("unsaved"),
         .title = tr("Not saved"),
         .sentence = words::sentence(error),
         .detail = tr("The last changes are nowhere but here: leaving loses them."),
         .leave = tr("Leave without saving")},
        &Workspace::leaveUnsaved);
}

void ProjectOpener::askToStop()
{
    QStringList jobs;
    for (const auto& job : m_workspace->work())
        jobs << words::jobTitle(job);
    ask({.name = QStringLiteral("working"),
         .title = tr("Not finished"),
         .sentence = tr("Leaving the project stops what is under way:\n%1").arg(jobs.join(QLatin1Char('\n'))),
         .detail =
             tr("Recordings that are done stay in the project, and it offers the others when it is opened "
                "again. A dataset that is not finished has to be built anew. A training is saved at the step "
                "it is at, and can be resumed."),
         .leave = tr("Stop and leave")},
        &Workspace::leaveWork);
}

void ProjectOpener::ask(const Question& question, void (Workspace::*leave)())
{
    if (m_window->findChild<QMessageBox*>(question.name))
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, question.title, question.sentence,
                                QMessageBox::NoButton, m_window);
    box->setObjectName(question.name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.detail);
    const auto* leaving = box->addButton(question.leave, QMessageBox::DestructiveRole);
    auto* stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(box, &QDialog::finished, this, [this, box, leaving, leave] {
        box->setObjectName(QString()); // it lives on for a moment
        if (box->clickedButton() == leaving)
            (m_workspace->*leave)();
        else
            m_workspace->stay();
    });
    box->open();
}

void ProjectOpener::openOrCreate(const QString& folder, const QString& scriptToImport)
{
    m_scriptToImport = scriptToImport;
    m_importFolder = folder;
    if (QFileInfo::exists(folder))
        m_workspace->open(folder);
    else
        m_workspace->create(folder);
}

void ProjectOpener::newProject()
{
    const auto name = QFileDialog::getSaveFileName(m_window, tr("New project"),
                                                   documentsFolder() + tr("/Untitled.understudy"),
                                                   tr("Understudy projects (*.understudy)"));
    if (!name.isEmpty())
        m_workspace->create(name);
}

void ProjectOpener::openProject()
{
    const auto folder = QFileDialog::getExistingDirectory(m_window, tr("Open project"));
    if (!folder.isEmpty())
        m_workspace->open(folder);
}

void ProjectOpener::openSample()
{
    QDir().mkpath(documentsFolder());
    const auto folder = QDir(documentsFolder()).filePath(tr("Keepers of the light.understudy"));
    // One that is there holds the sample already, perhaps edited since.
    const auto sample = pathText(resourceFolder() / "sample" / "keepers-of-the-light.md");
    openOrCreate(folder, QFileInfo::exists(folder) ? QString() : sample);
}

void ProjectOpener::addScript()
{
    const auto file =
        QFileDialog::getOpenFileName(m_window, tr("Add script"), {}, tr("Scripts (*.md *.json)"));
    if (!file.isEmpty())
        openPath(file);
}

void ProjectOpener::openPath(const QString& path)
{
    const QFileInfo file(path);
    if (file.isDir() || !scriptSuffixes().contains(file.suffix().toLower())) {
        m_workspace->open(path);
    } else if (m_workspace->session() && !m_workspace->isReadOnly()) {
        m_workspace->importScript(path);
    } else {
        openOrCreate(projectFolderFor(path), path);
    }
}

bool ProjectOpener::takes(const QMimeData& dropped)
{
    const auto urls = dropped.urls();
    const bool isFolder = !urls.isEmpty() && QFileInfo(urls.first().toLocalFile()).isDir();
    return isFolder || !droppedFiles(dropped, scriptSuffixes()).isEmpty();
}

void ProjectOpener::fillRecentMenu(QMenu& menu)
{
    menu.clear();
    for (const auto& folder : m_workspace->user().recentProjects()) {
        const auto path = pathText(folder);
        auto* action = menu.addAction(QFileInfo(path).completeBaseName(), this,
                                      [this, path] { m_workspace->open(path); });
        action->setToolTip(path);
    }
    menu.setEnabled(true);
    if (menu.isEmpty())
        menu.addAction(tr("None yet"))->setEnabled(false);
}

} // namespace understudy
