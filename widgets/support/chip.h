// Filter chips: one choice of several, each with shape, count and word.
#pragma once

#include "widgets/support/tokens.h"

#include <QAbstractButton>

#include <vector>

class QButtonGroup;
class QHBoxLayout;

namespace understudy {

struct ChipContent
{
    int id = 0;
    QString count;    ///< "30", or "All 40" for a chip without an icon
    QString word;     ///< "fresh"; left out in a narrow window, kept as tooltip and accessible name
    QString iconName; ///< empty: no icon
    Token color = Token::Text;
};

class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);

    void setContent(const ChipContent& content);
    void setWordsShown(bool shown);
    int widthWith(bool words) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString textWith(bool words) const;

    ChipContent m_content;
    bool m_wordsShown = true;
};

/// A row of chips of which exactly one is chosen. Its chips change in place: the choice stays.
class ChipRow : public QWidget
{
    Q_OBJECT
public:
    explicit ChipRow(QWidget* parent = nullptr);

    /// If the chosen id is gone, the first chip is chosen and chosen() sent.
    void setChips(const std::vector<ChipContent>& chips);
    int chosenId() const;
    void choose(int id);
    /// Words leave when the row is narrower than it needs, then chips from the last; the first and the chosen
    /// one stay.
    void resizeEvent(QResizeEvent* event) override;
    /// Of all chips without their words.
    int countsWidth() const { return widthWith(false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int id);

private:
    void fitChips();
    int widthWith(bool words) const;

    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
    std::vector<Chip*> m_chips; // children
};

} // namespace understudy
