// What was measured on the clip, beside what is asked.
#pragma once

#include "core/data/clips/clip.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace understudy {

class FiguresPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresPanel(QWidget* parent = nullptr);

    /// Null: nothing chosen. `origin`: "on the original, 48 kHz".
    void setClip(const Clip* clip, const QString& origin);

private:
    void addRow(int row, Measure measure, const Clip& clip);
    void clear();

    QLabel* m_origin;
    QWidget* m_table = nullptr;
    QWidget* m_host;
    QScrollArea* m_scroll;
};

} // namespace understudy
