#include "widgets/support/banner.h"

#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace understudy {

using metrics::u;

namespace {

struct Look
{
    const char* icon;
    Token color;
    Token ground;
};

Look lookOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Error:
        return {"error", Token::Bad, Token::BadGround};
    case BannerKind::Warning:
        return {"warning", Token::Warn, Token::WarnGround};
    case BannerKind::Info:
        return {"info", Token::Accent, Token::InfoGround};
    }
    return {"info", Token::Accent, Token::InfoGround};
}

QLabel* makeWrappedLabel(const QString& text, metrics::Type type)
{
    auto* label = makeLabel(text, type);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse); // an error is often quoted
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

} // namespace

Banner::Banner(BannerContent content, QWidget* parent) : QWidget(parent), m_content(std::move(content))
{
    setAccessibleName(m_content.sentence);
    setAccessibleDescription(m_content.detail);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    createLayout();
}

void Banner::createLayout()
{
    const Look look = lookOf(m_content.kind);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3) + 3, u(2), u(3), u(2));
    layout->setSpacing(u(3));
    layout->addWidget(new IconLabel(look.icon, look.color, 5), 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(u(0.5));
    words->addWidget(makeWrappedLabel(m_content.sentence, metrics::Type::Strong));
    if (!m_content.detail.isEmpty())
        words->addWidget(makeWrappedLabel(m_content.detail, metrics::Type::Body));
    layout->addLayout(words, 1);
    addActions(layout);
}

void Banner::addActions(QLayout* layout)
{
    for (const auto& action : m_content.actions) {
        auto* button = makeButton(action.text, action.iconName);
        connect(button, &QPushButton::clicked, this, [this, action] {
            if (action.run)
                action.run();
            if (action.closesBanner)
                Q_EMIT closeRequested();
        });
        layout->addWidget(button);
    }
    if (!m_content.isClosable)
        return;
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setAccessibleName(tr("Close the notice"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QToolButton::clicked, this, &Banner::closeRequested);
    layout->addWidget(close);
}

void Banner::takeIn(QWidget* part)
{
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->count() - (m_content.isClosable ? 1 : 0), part);
}

void Banner::paintEvent(QPaintEvent* /*event*/)
{
    const Look look = lookOf(m_content.kind);
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens[look.ground]);
    painter.fillRect(QRect(0, 0, 3, height()), tokens[look.color]);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens[Token::Line]);
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_content.isClosable)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

BannerHost::BannerHost(QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_more(new QToolButton)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setVisible(false);
    m_more->setObjectName(QStringLiteral("moreBanners"));
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setParent(this);
    arrange();
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_isAllShown = !m_isAllShown;
        arrange();
    });
    connect(qApp, &QApplication::focusChanged, this, &BannerHost::rememberFocus);
}

void BannerHost::show(BannerContent content)
{
    if (!content.key.isEmpty())
        clear(content.key);
    auto* banner = new Banner(std::move(content), this);
    const auto place = std::ranges::find_if(
        m_banners, [banner](const Banner* one) { return one->content().kind >= banner->content().kind; });
    connect(banner, &Banner::closeRequested, this, [this, banner] {
        const QString key = banner->content().key;
        remove(banner);
        Q_EMIT bannerClosed(key);
    });
    m_layout->insertWidget(int(place - m_banners.begin()), banner);
    m_banners.insert(place, banner);
    arrange();
    setVisible(true);
    QAccessibleEvent event(banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void BannerHost::clear(const QString& key)
{
    const auto found =
        std::ranges::find_if(m_banners, [&](Banner* banner) { return banner->content().key == key; });
    if (found != m_banners.end())
        remove(*found);
}

void BannerHost::remove(Banner* banner)
{
    const bool hadFocus = banner->isAncestorOf(QApplication::focusWidget());
    std::erase(m_banners, banner);
    m_layout->removeWidget(banner);
    banner->hide();
    banner->deleteLater(); // its own button may be on the stack
    arrange();
    setVisible(!m_banners.empty());
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void BannerHost::arrange()
{
    m_isAllShown = m_isAllShown && m_banners.size() > 1;
    int hidden = 0;
    for (auto* banner : m_banners) {
        const bool isShown = m_isAllShown || isNeeded(banner);
        banner->setVisible(isShown);
        hidden += isShown ? 0 : 1;
    }
    m_more->setText(m_isAllShown ? tr("Show fewer notices") : tr("%n more notices", nullptr, hidden));
    m_more->setIcon(icon(m_isAllShown ? "chevron-down" : "chevron-right"));
    if (m_banners.empty())
        m_more->setParent(this); // a banner that goes would take it along
    else if (m_more->parentWidget() != m_banners.front())
        m_banners.front()->takeIn(m_more);
    m_more->setVisible(m_isAllShown || hidden > 0);
    giveFocusToFirst();
}

void BannerHost::giveFocusToFirst()
{
    QWidget* first = m_more->isHidden() || m_banners.empty() ? nullptr : m_more;
    if (first == nullptr && !m_banners.empty())
        for (auto* button : m_banners.front()->findChildren<QAbstractButton*>())
            if (first == nullptr && button != m_more)
                first = button;
    setFocusProxy(first);
}

/// One that somebody is at is not taken away.
bool BannerHost::isNeeded(const Banner* banner) const
{
    const auto other = std::ranges::find_if(
        m_banners, [](const Banner* one) { return one->content().kind != BannerKind::Error; });
    return banner == m_banners.front() || (other != m_banners.end() && banner == *other) ||
           banner->isAncestorOf(QApplication::focusWidget());
}

void BannerHost::rememberFocus(QWidget* old, QWidget* now)
{
    if (now && isAncestorOf(now) && old && !isAncestorOf(old))
        m_focusBefore = old;
}

} // namespace understudy
