#include "widgets/support/drop_area.h"

#include "widgets/support/parts.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace understudy {

using metrics::u;

DropArea::DropArea(const QString& invitation, const QString& explanation, QStringList suffixes,
                   QWidget* parent)
    : QWidget(parent), m_suffixes(std::move(suffixes))
{
    setAcceptDrops(true);
    setAccessibleName(invitation);
    setAccessibleDescription(explanation);
    setMinimumHeight(u(24));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(u(2));
    layout->addStretch();
    layout->addWidget(new IconLabel("import", Token::Muted, 6), 0, Qt::AlignHCenter);
    for (auto* words : {makeLabel(invitation), makeMutedLabel(explanation, metrics::Type::Caption)}) {
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignHCenter);
        layout->addWidget(words);
    }
    layout->addStretch();
}

void DropArea::dragEnterEvent(QDragEnterEvent* event)
{
    m_isOver = !droppedFiles(*event->mimeData(), m_suffixes).isEmpty();
    if (m_isOver)
        event->acceptProposedAction();
    update();
}

void DropArea::dragLeaveEvent(QDragLeaveEvent* /*event*/)
{
    m_isOver = false;
    update();
}

void DropArea::dropEvent(QDropEvent* event)
{
    m_isOver = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(droppedFiles(*event->mimeData(), m_suffixes));
}

void DropArea::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens[m_isOver ? Token::Accent : Token::Control], 1, Qt::DashLine));
    painter.setBrush(m_isOver ? QBrush(tokens[Token::Selection]) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), u(1.5), u(1.5));
}

QStringList droppedFiles(const QMimeData& data, const QStringList& suffixes)
{
    QStringList files;
    for (const auto& url : data.urls())
        if (const QFileInfo file(url.toLocalFile());
            url.isLocalFile() && suffixes.contains(file.suffix().toLower()))
            files << file.filePath();
    return files;
}

} // namespace understudy
