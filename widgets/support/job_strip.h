// The strip along the foot of the window: a job at work, with the others in a list behind it, or a sentence for
// six seconds; at the right what renders and what plays.
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QTimer;

namespace understudy {

class ElidedLabel;
class IconLabel;
class StatusAnnouncer;

/// What the strip says of one job; words are made by the caller.
struct JobLine
{
    QString iconName;               ///< "render"
    QString name;                   ///< "Between the tides: 3 of 7 lines rendered"
    std::optional<double> fraction; ///< 0 to 1; none: not known yet
    QString rate;                   ///< "2.4 × real time · about 9 s left", or empty
    QString cancelText;             ///< "Cancel"; training says "Stop and save"
};

class JobStrip : public QWidget
{
    Q_OBJECT
public:
    explicit JobStrip(QWidget* parent = nullptr);

    /// None: "No jobs running", or the message still due.
    void setJob(const std::optional<JobLine>& job);
    /// What stands there without a job, in place of "No jobs running"; empty: that.
    void setIdleText(const QString& text);
    /// The names of the other jobs, running or queued: a count, and a list to cancel them from.
    void setOthers(const QStringList& names);
    /// Success in place: a sentence for 6 s, with at most one act ("Show", "Undo"). Also spoken to screen
    /// readers.
    void showMessage(const QString& sentence, const QString& actionText = {},
                     std::function<void()> action = {});
    /// While it does, the names stay as they are.
    bool isListing() const;
    /// `detail`: the tooltip.
    void setEngine(const QString& text, const QString& detail = {});
    /// In the context menu of what speaks.
    void addEngineAction(QAction* action);
    void setSoundDevice(const QString& text);

Q_SIGNALS:
    void cancelRequested();
    void otherCancelRequested(int index); ///< of the names last set

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void createLayout();
    void fitParts(QWidget* rate, QWidget* device);
    void refresh();
    bool isShowingMessage() const;

    std::optional<JobLine> m_job;
    QStringList m_others;
    QString m_idle;
    QString m_message; ///< wins over the job while its six seconds last
    QString m_actionText;
    std::function<void()> m_action;
    IconLabel* m_icon;
    ElidedLabel* m_name;
    QProgressBar* m_bar;
    QLabel* m_percent;
    ElidedLabel* m_rate;
    QPushButton* m_button; ///< cancels the job, or does the message's act
    QPushButton* m_more;   ///< "2 more"
    QMenu* m_list;
    IconLabel* m_engineIcon;
    ElidedLabel* m_engine;
    QWidget* m_enginePart = nullptr;
    ElidedLabel* m_device;
    QTimer* m_messageTimer;
    StatusAnnouncer* m_announcer;
};

} // namespace understudy
