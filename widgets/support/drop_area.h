// A dashed area that says what may be dropped on it, and takes it.
#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace understudy {

class DropArea : public QWidget
{
    Q_OBJECT
public:
    /// `suffixes` in lower case, without the dot.
    DropArea(const QString& invitation, const QString& explanation, QStringList suffixes,
             QWidget* parent = nullptr);

Q_SIGNALS:
    /// Local files of the right kind.
    void dropped(const QStringList& files);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_invitation;
    QStringList m_suffixes;
    bool m_isOver = false;
};

/// The local files among `data` whose suffix is one of `suffixes`.
QStringList droppedFiles(const QMimeData& data, const QStringList& suffixes);

} // namespace understudy
