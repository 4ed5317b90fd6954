// Recordings, their review and the dataset built of it as Home shows them: how far each is, and the way
// there.
#pragma once

#include "core/session/next_step.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace understudy {

class IconLabel;

class ReviewSteps : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewSteps(QWidget* parent = nullptr);

    void setState(const ProjectState& state, bool mayAdd);

Q_SIGNALS:
    void addRequested();
    void reviewRequested();
    void folderRequested(const QString& folder);

private:
    struct Row
    {
        IconLabel* mark = nullptr;
        QLabel* state = nullptr; ///< "Done", "18 clips left"
        QLabel* facts = nullptr;
        QPushButton* button = nullptr;
    };
    void addRow(QGridLayout& grid, Row& row, const QString& title, const QString& button);
    void showRecordings(const ProjectState& state);
    void showReview(const ProjectState& state);
    void showDataset(const ProjectState& state);

    Row m_recordings, m_review, m_dataset;
    QString m_folder; ///< of the dataset; empty: there is none
};

} // namespace understudy
