// The strip along the foot of the window: the newest job at work, or a sentence for six seconds; at the right
// what renders and what plays.
#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
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
    /// Success in place: a sentence for 6 s, with at most one act ("Show", "Undo"). Also spoken to screen
    /// readers.
    void showMessage(const QString& sentence, const QString& actionText = {},
                     std::function<void()> action = {});
    void setEngine(const QString& text);
    void setSoundDevice(const QString& text);

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void createLayout();
    void refresh();
    bool isShowingMessage() const;

    std::optional<JobLine> m_job;
    QString m_message; ///< wins over the job while its six seconds last
    QString m_actionText;
    std::function<void()> m_action;
    IconLabel* m_icon;
    ElidedLabel* m_name;
    QProgressBar* m_bar;
    QLabel* m_percent;
    ElidedLabel* m_rate;
    QPushButton* m_button; ///< cancels the job, or does the message's act
    QLabel* m_engine;
    QLabel* m_device;
    QTimer* m_messageTimer;
    StatusAnnouncer* m_announcer;
};

} // namespace understudy
