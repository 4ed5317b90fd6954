// What stands in a view that has nothing to show: why that is so, and what to do about it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace understudy {

class EmptyNote : public QWidget
{
    Q_OBJECT
public:
    /// Lies over all of `view`, and follows its size.
    explicit EmptyNote(QWidget* view);

    /// Without a text it is gone, without an `action` its button.
    void setNote(const QString& text, const QString& action = {});
    QString text() const;

Q_SIGNALS:
    void actionRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace understudy
