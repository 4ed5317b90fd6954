// Lets parts of a row leave while it is too narrow for all of them, the least needed first.
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace understudy {

class RowFit : public QObject
{
    Q_OBJECT
public:
    /// `row` has a layout with one spacing; it owns this.
    explicit RowFit(QWidget* row);

    /// The next to leave, after those added before. Nobody else may show or hide it.
    void addPart(QWidget* part);
    /// As addPart(), for what is not a widget: `spared` is the width that goes with it.
    void addStep(std::function<int()> spared, std::function<void(bool isHere)> show);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Step
    {
        std::function<int()> width;
        std::function<void(bool isHere)> show;
    };
    void fit();

    QWidget* m_row;
    std::vector<Step> m_steps;
    std::size_t m_gone = 0; ///< of the steps, from the first
};

} // namespace understudy
