// What the votes of a comparison say: in words, as a plot, pair by pair, vote by vote; and what is made of
// it.
#pragma once

#include "core/session/comparing/comparison_results.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace understudy {

class IntervalPlot;

class ResultsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPage(QWidget* parent = nullptr);

    void showResults(const ComparisonResults& results);

Q_SIGNALS:
    /// Its take is to be the chosen one, its checkpoint to come first.
    void useRequested(std::size_t slot);
    void listenerRequested(); ///< somebody else is to hear it

private:
    void createLayout();
    QWidget* makeVotes();
    void showButtons(const ComparisonResults& results);
    void showPlot(const ComparisonResults& results);
    void showPairs(const ComparisonResults& results);
    void showVotes(const ComparisonResults& results);
    void filterVotes();

    QLabel *m_headline, *m_figures, *m_plotTitle, *m_pairTitle;
    QHBoxLayout* m_buttons;
    QWidget *m_plotCard, *m_pairCard;
    IntervalPlot* m_plot;
    QTableWidget *m_pairs, *m_votes;
    QFormLayout* m_facts;
    QLineEdit* m_filter;
};

} // namespace understudy
