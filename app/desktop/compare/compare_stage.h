// Where sounds are compared: their cards, where one is in them, and the answers, by the mode.
#pragma once

#include "app/desktop/compare/compare_actions.h"
#include "core/session/comparing/comparison.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace understudy {

class CompareSound;
class DifferenceView;
class LoopBar;
class SlotCard;
class TrialDots;
struct ShownSound;

/// Has the keys as a whole; Tab goes from sound to sound, F6 leaves.
class CompareStage : public QWidget
{
    Q_OBJECT
public:
    CompareStage(CompareActions& actions, CompareSound& sound, QWidget* parent = nullptr);

    /// The trial that is next, or, of a free one, the item; `answered` of them are done.
    void showTrial(const Comparison& comparison, const ListeningTrial& trial, int answered);
    void showFree(const Comparison& comparison, std::size_t item);
    /// In place of a trial: "Reading the sounds".
    void showNote(const QString& title, const QString& text);

    /// Of a free comparison, once a worker made them.
    void showDifferences(std::vector<std::shared_ptr<const ShownSound>> sounds);
    DifferenceView* differences() const { return m_differences; }

    /// Whether all is heard that has to be.
    bool mayAnswer() const;
    /// Keys 1 to 9: hears a sound, or, on a sheet of opinions, rates.
    void press(int number);
    void answer(int choice);

Q_SIGNALS:
    void answered(int choice);
    void itemWanted(int by); ///< of a free one: the next, or the one before

private:
    void createLayout();
    QWidget* makeTransport();
    void setCards(const QStringList& letters, const QStringList& details);
    void setAnswers(const QStringList& words, const QStringList& keys, int first);
    void refresh();
    void refreshTransport();
    void refreshCards();
    QString whatIsMissing() const;

    CompareActions* m_actions;
    CompareSound* m_sound;
    std::optional<ListeningMode> m_mode;
    bool m_isNote = true, m_hasItems = false;
    QLabel *m_title, *m_hint, *m_text, *m_missing, *m_time, *m_loopText, *m_blind;
    TrialDots* m_dots;
    QWidget *m_transport, *m_items;
    QHBoxLayout *m_cardRow, *m_answerRow;
    QPushButton* m_play;
    LoopBar* m_bar;
    DifferenceView* m_differences;
    QScrollArea* m_differenceArea;
    std::vector<SlotCard*> m_cards;
    std::vector<QPushButton*> m_answers;
};

} // namespace understudy
