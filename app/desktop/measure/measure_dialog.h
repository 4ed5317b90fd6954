// Measures a voice: what it says is heard, compared with the talent's own clips and set beside what is
// promised. Closed meanwhile it stops, and the next time goes on with the lines that are done.
#pragma once

#include "core/session/evaluation_service.h"
#include "core/session/voice_status.h"
#include "widgets/support/job_watcher.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace understudy {

class Workspace;

class MeasureDialog : public QDialog
{
    Q_OBJECT
public:
    explicit MeasureDialog(Workspace& workspace, QWidget* parent);

    void done(int result) override; ///< stops what runs

private:
    void createLayout();
    void readVoices();
    void showVoices(const std::vector<VoiceStatus>& voices);
    void start();
    void showProgress(const JobStatus& status);
    void showFound(const Result<Evaluation>& found);
    void showTable(const std::vector<TargetRow>& table);
    void openReport() const;
    std::filesystem::path folderOf(const std::string& voice, int number) const;
    void refresh();

    Workspace* m_workspace;
    JobWatcher<Evaluation> m_watcher;
    std::filesystem::path m_out; ///< of what is shown, or runs
    int m_try = 1;               ///< folders of that voice that were looked at
    QComboBox* m_voices;
    QSpinBox* m_lines;
    QSpinBox* m_clips;
    QLabel* m_news;
    QProgressBar* m_progress;
    QTableWidget* m_table;
    QPushButton* m_start;
    QPushButton* m_stop;
    QPushButton* m_report;
};

} // namespace understudy
