// How far a test is: a box for each trial, filled once it is answered.
#pragma once

#include <QWidget>

namespace understudy {

class TrialDots : public QWidget
{
    Q_OBJECT
public:
    explicit TrialDots(QWidget* parent = nullptr);

    void setProgress(int answered, int trials);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_answered = 0, m_trials = 0;
};

} // namespace understudy
