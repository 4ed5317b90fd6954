// The pages of the gallery that have a source of their own.
#pragma once

#include <initializer_list>

class QWidget;

namespace understudy::gallery {

/// Beside each other.
QWidget* row(std::initializer_list<QWidget*> parts);

QWidget* episode();
QWidget* clip();
QWidget* clips();
QWidget* charts();
QWidget* comparedRuns();
QWidget* runList();

} // namespace understudy::gallery
