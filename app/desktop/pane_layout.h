// How panes are laid out: what all of them have in common.
#pragma once

#include <QString>

#include <initializer_list>

class QPushButton;
class QWidget;

namespace understudy {

class BannerHost;
class Pane;

/// Header, line, banners and what the pane is for, one below the other. Null: it has no header.
void stackPane(Pane* pane, QWidget* header, BannerHost* banners, QWidget* body);

/// What a pane shows before it has anything: what belongs there, and the buttons that bring it; the first is
/// the pane's own. It scrolls, and gives the focus to that button.
QWidget* makeEmptyPage(const QString& title, const QString& text,
                       std::initializer_list<QPushButton*> buttons);

} // namespace understudy
