// The ways to a project and out of it: asks for folders and files, makes a project for a script, takes what
// is dropped.
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

class QMenu;
class QMimeData;

namespace understudy {

class Workspace;

class ProjectOpener : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to `window`.
    ProjectOpener(Workspace& workspace, QWidget* window);

    void newProject();
    void openProject();
    void openSample();
    void addScript();
    /// Opens a project folder, or a script: into the open project, else into a new one beside it.
    void openPath(const QString& path);
    static bool takes(const QMimeData& dropped);
    void fillRecentMenu(QMenu& menu);

private:
    void sessionChanged();
    /// What is unsaved cannot be saved: leave it or stay.
    void askToLeave(const Error& error);
    /// Something runs that leaving stops.
    void askToStop();
    struct Question
    {
        QString name, title, sentence, detail, leave;
    };
    void ask(const Question& question, void (Workspace::*leave)());
    void openOrCreate(const QString& folder, const QString& scriptToImport = {});

    Workspace* m_workspace;
    QWidget* m_window;
    QString m_scriptToImport; ///< once the project that was asked for it is open
    QString m_importFolder;   ///< that project
};

} // namespace understudy
