// The slim bar at the left: one item a pane, and tools at its foot.
#pragma once

#include <QWidget>

class QAction;
class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace understudy {

class NavBar : public QWidget
{
    Q_OBJECT
public:
    explicit NavBar(QWidget* parent = nullptr);

    /// Panes are numbered in the order of their adding. `shortcut` appears in the tooltip only.
    QToolButton* addPane(QAnyStringView iconName, const QString& text, const QKeySequence& shortcut);
    /// At the foot: shortcuts, settings.
    QToolButton* addTool(QAction* action, QAnyStringView iconName);
    void setCurrentPane(int index);
    int currentPane() const;
    void setPaneEnabled(int index, bool enabled);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void paneChosen(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_panes;
    QVBoxLayout* m_tools;
    QButtonGroup* m_group;
};

} // namespace understudy
