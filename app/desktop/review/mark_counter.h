// Which of a clip's marks is the current one: "Mark 3 of 3"; "3 marks" while none is.
#pragma once

#include <QWidget>

class QLabel;

namespace understudy {

class ClipView;
class IconLabel;

class MarkCounter : public QWidget
{
    Q_OBJECT
public:
    /// Follows `view`, which outlives it.
    explicit MarkCounter(const ClipView& view, QWidget* parent = nullptr);

private:
    void showMark(const ClipView& view);

    IconLabel* m_icon;
    QLabel* m_words;
};

} // namespace understudy
