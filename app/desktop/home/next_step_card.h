// Home's card of what the project needs next, with the one button that leads there.
#pragma once

#include "core/session/next_step.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace understudy {

class NextStepCard : public QWidget
{
    Q_OBJECT
public:
    explicit NextStepCard(QWidget* parent = nullptr);

    void setState(const ProjectState& state);

Q_SIGNALS:
    void addScriptRequested();
    void reviewRequested();
    void trainingRequested();
    void episodeRequested(const understudy::EpisodeId& episode);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Words
    {
        QString title, text, button;
    };
    static Words wordsOf(const ProjectState& state, NextStep step);
    static Words wordsOf(const EpisodeSummary& episode, NextStep step);
    void go();

    QBoxLayout* m_row;
    QLabel *m_title, *m_text;
    QPushButton* m_button;
    NextStep m_step = NextStep::AddScript;
    EpisodeId m_episode; ///< of a step that has one
};

} // namespace understudy
