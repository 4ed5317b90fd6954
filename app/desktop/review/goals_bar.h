// How far the dataset is: a figure, a bar and the mark of its goal, four times in a row.
#pragma once

#include <QWidget>

#include <array>
#include <optional>

namespace understudy {

class GoalMeter : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString value, what;       ///< "51.2", "minutes accepted"
        QString brief;             ///< "min", where there is no room for `what`
        QString goal;              ///< "goal 30–60"
        double filled = 0;         ///< 0 to 1
        QList<double> marks;       ///< where on the bar the goal is
        std::optional<bool> isMet; ///< none: no goal
    };

    explicit GoalMeter(QWidget* parent = nullptr);
    void setContent(const Content& content);
    const Content& content() const { return m_content; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content m_content;
};

class GoalsBar : public QWidget
{
    Q_OBJECT
public:
    struct Figures
    {
        double minutes = 0, shareOfLength = 0, shareDefective = 0; ///< shares 0 to 1, of the accepted
        int reviewed = 0, total = 0;
        int unmeasured = 0; ///< of the accepted: their defects are not known yet
    };

    explicit GoalsBar(QWidget* parent = nullptr);
    void setFigures(const Figures& figures);

private:
    std::array<GoalMeter*, 4> m_meters{}; // children
};

} // namespace understudy
