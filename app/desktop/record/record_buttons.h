// The buttons of a recording session, and its keys below them.
#pragma once

#include <initializer_list>

class QAction;
class QWidget;

namespace understudy {

/// `record` is the large one; its words may change, and the others stay where they are. `others` are at the
/// end of the row.
QWidget* makeRecordButtons(QAction* record, std::initializer_list<QAction*> more,
                           std::initializer_list<QAction*> others);

} // namespace understudy
