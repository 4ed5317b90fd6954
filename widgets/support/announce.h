// Speaks to screen readers: Qt 6.4 has no announcement event, so a label's text changes and an alert is sent
// on it.
#pragma once

#include <QElapsedTimer>
#include <QLabel>

class QTimer;

namespace understudy {

/// At most one announcement a second; the newest of those that wait is spoken, the others are not.
class StatusAnnouncer : public QLabel
{
    Q_OBJECT
public:
    explicit StatusAnnouncer(QWidget* parent = nullptr);

    void announce(const QString& sentence);

private:
    void speak();

    QString m_waiting;
    QElapsedTimer m_lastSpoken;
    QTimer* m_timer;
};

} // namespace understudy
