// What is looked at before something begins: one row each, with state, figure, why, and buttons that mend it.
#pragma once

#include "widgets/support/tokens.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace understudy {

enum class CheckMark
{
    Pass,
    Look, ///< allowed, but somebody should know
    Fail,
    Open ///< not looked at yet
};

struct CheckLook
{
    QLatin1String icon;
    Token ink;
    QString word; ///< "Pass"
};
CheckLook lookOf(CheckMark state);

struct CheckFix
{
    QString text; ///< "Use rank 16"
    std::function<void()> run;
};

struct CheckItem
{
    QString key; ///< of the row; buttons in focus are found again by it
    CheckMark state = CheckMark::Open;
    QString title;  ///< "Memory"
    QString figure; ///< "11.6 of 11.0 GB"
    QString detail; ///< why it fails, and what mends it; empty: nothing is to be said
    std::vector<CheckFix> fixes;
};

/// "1 fails, 2 to look at"; "all pass".
QString summary(const std::vector<CheckItem>& items);

class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget* parent = nullptr);

    /// Rows that say the same stay as they are; the focus goes to what stands in its place.
    void setItems(std::vector<CheckItem> items);
    const std::vector<CheckItem>& items() const { return m_items; }

private:
    QWidget* makeRow(const CheckItem& item);
    QWidget* makeFixes(const CheckItem& item);

    QVBoxLayout* m_rows;
    std::vector<CheckItem> m_items;
};

} // namespace understudy
