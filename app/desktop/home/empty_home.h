// Home without a project: three ways to start, a place to drop a script, what this machine has, recent
// projects.
#pragma once

#include <QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace understudy {

class ElidedLabel;
class IconLabel;
class ModelShelf;
class Playback;
class Workspace;

class EmptyHome : public QWidget
{
    Q_OBJECT
public:
    EmptyHome(Workspace& workspace, Playback& playback, ModelShelf& models);

    void refresh();

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void pathRequested(const QString& path);
    void modelRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    QWidget* makeTitle();
    QWidget* makeStart();
    QWidget* makeMachine();
    void refreshSound();

    Workspace* m_workspace;
    Playback* m_playback;
    ModelShelf* m_models;
    IconLabel* m_soundMark = nullptr;
    ElidedLabel* m_sound = nullptr;
    QBoxLayout* m_columns = nullptr;
    QWidget* m_machine = nullptr;
    QVBoxLayout* m_recent = nullptr;
};

} // namespace understudy
