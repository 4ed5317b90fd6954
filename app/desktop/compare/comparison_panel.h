// The left of the Compare pane: the comparisons there are, and the slots of the one in front.
#pragma once

#include "core/session/comparing/comparison.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QVBoxLayout;

namespace understudy {

class ComparisonPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonPanel(QWidget* parent = nullptr);

    /// As `listener` sees them; the one in front stays, where it is still there.
    void setComparisons(const std::vector<Comparison>& all, const std::string& listener);
    void choose(const ComparisonId& id);
    ComparisonId current() const; ///< empty: none
    QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void chosen(const understudy::ComparisonId& id);

private:
    void showSlots();

    std::vector<Comparison> m_all;
    QListWidget* m_list;
    QWidget* m_slots;
    QVBoxLayout* m_slotRows;
    QLabel* m_level;
};

} // namespace understudy
