// The Training pane before the first run: what belongs here, and the way there.
#pragma once

class QAction;
class QWidget;

namespace understudy {

QWidget* makeEmptyTraining(QAction* newRun);

} // namespace understudy
