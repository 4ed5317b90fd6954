#include "widgets/support/icon.h"

#include "core/base/contract.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace understudy {

namespace {

/// The drawing's text; read once. GUI thread.
const QByteArray& drawing(const QString& name)
{
    static QHash<QString, QByteArray> drawings;
    auto found = drawings.find(name);
    if (found == drawings.end()) {
        viewPalette(Scheme::Light); // brings the resources in
        QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
        const bool opened = file.open(QIODevice::ReadOnly);
        UNDERSTUDY_ASSERT(opened); // a wrong name is our mistake
        found = drawings.insert(name, file.readAll());
    }
    return *found;
}

QPixmap render(const QString& name, QSize pixels, const QColor& color)
{
    const QString key = QStringLiteral("understudy-icon/%1/%2x%3/%4")
                            .arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = drawing(name);
    svg.replace("currentColor", color.name().toLatin1()); // QtSvg itself paints it black
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TokenIconEngine : public QIconEngine
{
public:
    TokenIconEngine(QString name, Token color, Token checkedColor)
        : m_name(std::move(name)), m_color(color), m_checkedColor(checkedColor)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(*painter, rect, m_name, color(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(m_name, size, color(mode, state));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(scale) // Qt gives the size in device pixels and sets the ratio itself
        return pixmap(size, mode, state);
    }
    QIconEngine* clone() const override { return new TokenIconEngine(*this); }
    QString key() const override { return QStringLiteral("understudy"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    /// The mode Selected keeps its colour: states are told by shape, word and colour together.
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const auto& tokens = viewPalette(QApplication::palette());
        if (mode == QIcon::Disabled)
            return tokens[Token::Control];
        return tokens[state == QIcon::On ? m_checkedColor : m_color];
    }

    QString m_name;
    Token m_color;
    Token m_checkedColor;
};

} // namespace

QIcon icon(QAnyStringView name, Token color)
{
    return icon(name, color, color);
}

QIcon icon(QAnyStringView name, Token color, Token checkedColor)
{
    return QIcon(new TokenIconEngine(name.toString(), color, checkedColor));
}

void drawIcon(QPainter& painter, const QRectF& rect, QAnyStringView name, const QColor& color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap pixmap = render(name.toString(), (rect.size() * ratio).toSize(), color);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

} // namespace understudy
