// Keys as caps: [Ctrl] [Z], several ways joined by "or".
#pragma once

#include <QKeySequence>
#include <QWidget>

namespace understudy {

class KeyCaps : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCaps(const QList<QKeySequence>& keys, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Cap
    {
        QString text;
        bool isKey = true; ///< false: the word between two ways
    };
    int widthOf(const Cap& cap) const;

    QList<Cap> m_caps;
};

} // namespace understudy
