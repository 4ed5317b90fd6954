// The Review pane before there are recordings: what to do.
#pragma once

class QAction;
class QWidget;

namespace understudy {

QWidget* makeEmptyReview(QAction* addRecordings, QAction* record);

} // namespace understudy
