// The second, blind pass: what it is for and how large it is, then what it came to; and the bar above the
// clip while it is heard.
#pragma once

#include "core/session/blind_pass.h"
#include "core/session/review_snapshot.h"

#include <QWidget>

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace understudy {

class BlindPage : public QWidget
{
    Q_OBJECT
public:
    /// `sendBack`: those with a defect back to the review; `leave`: back to the table.
    BlindPage(QAction* sendBack, QAction* leave, QWidget* parent = nullptr);

    /// None: there was none yet. `accepted`: how many clips there are to draw from.
    void setPass(const std::optional<BlindPass>& pass, const ReviewSnapshot& snapshot, int accepted,
                 bool mayBegin);

Q_SIGNALS:
    void beginRequested(int size);

private:
    void fillSizes(int accepted);
    void fillList(const BlindPass& pass, const ReviewSnapshot& snapshot);

    QLabel *m_result, *m_goal, *m_draw;
    QListWidget* m_list;
    QComboBox* m_size;
    QPushButton *m_begin, *m_sendBack;
    QLabel* m_none;
    int m_accepted = -1; ///< that the sizes are for
};

class BlindBar : public QWidget
{
    Q_OBJECT
public:
    explicit BlindBar(QAction* leave, QWidget* parent = nullptr);
    void setPlace(int heard, int size);

private:
    QLabel* m_text;
    QProgressBar* m_progress;
};

} // namespace understudy
