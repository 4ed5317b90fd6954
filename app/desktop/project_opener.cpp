#include "app/desktop/project_opener.h"

#include "app/desktop/workspace.h"
#include "core/base/paths.h"
#include "widgets/support/conversions.h"
#include "widgets/support/drop_area.h"

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
}

void ProjectOpener::sessionChanged()
{
    if (m_workspace->session() && !m_scriptToImport.isEmpty() && !m_workspace->isReadOnly())
        m_workspace->importScript(std::exchange(m_scriptToImport, {}));
}

void ProjectOpener::openOrCreate(const QString& folder)
{
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
    if (!QFileInfo::exists(folder))
        m_scriptToImport = pathText(resourceFolder() / "sample" / "keepers-of-the-light.md");
    openOrCreate(folder);
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
        m_scriptToImport = path;
        openOrCreate(projectFolderFor(path));
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
