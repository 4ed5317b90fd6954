// A field for a filter, which tells at its end how many are left.
#pragma once

#include <QLineEdit>

namespace understudy {

class FilterField : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);

    /// "12 of 447"; empty: nothing is filtered.
    void setCount(const QString& count);
    const QString& count() const { return m_count; }
    /// Part of it cannot be read.
    void setInvalid(bool isInvalid);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int countWidth() const;
    void fitText();

    QString m_count;
};

} // namespace understudy
