#include "widgets/support/theme.h"

#include "widgets/support/focus_keys.h"
#include "widgets/support/focus_ring.h"
#include "widgets/support/studio_style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QPixmapCache>
#include <QToolTip>

namespace understudy {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// The portal's Read wraps its answer in a variant of a variant; SettingChanged in one.
uint unwrap(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

Scheme schemeOf(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Scheme::Dark
               : Scheme::Light;
}

} // namespace

Theme::Theme(QApplication& application) : m_application(&application)
{
    m_system = schemeOf(QApplication::palette()); // before ours covers the platform's
    QApplication::setStyle(new StudioStyle);
    application.installEventFilter(this);
    application.installEventFilter(new FocusKeys(this));
    connect(&application, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { moveFocusRing(now); });
    apply();
    askPortal();
}

Theme::~Theme()
{
    delete m_ring;
}

Theme::Choice Theme::named(std::string_view name)
{
    return name == "light" ? Choice::Light : name == "dark" ? Choice::Dark : Choice::System;
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::askPortal()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(portalChanged(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question.setArguments({kGroup, kKey});
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (reply.isValid())
            takePortalScheme(unwrap(QVariant::fromValue(reply.value())));
        call->deleteLater();
    });
}

void Theme::portalChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == kGroup && key == kKey)
        takePortalScheme(unwrap(QVariant::fromValue(value)));
}

void Theme::takePortalScheme(uint colorScheme)
{
    m_hasPortal = true;
    m_system = colorScheme == 1 ? Scheme::Dark : Scheme::Light; // 0: no preference, 1: dark, 2: light
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_application && event->type() == QEvent::ThemeChange && !m_hasPortal)
        takePlatformScheme();
    return QObject::eventFilter(watched, event);
}

void Theme::takePlatformScheme()
{
    QApplication::setPalette(QPalette()); // an empty palette uncovers the platform's
    m_system = schemeOf(QApplication::palette());
    apply();
}

void Theme::apply()
{
    m_scheme = m_choice == Choice::System ? m_system
               : m_choice == Choice::Dark ? Scheme::Dark
                                          : Scheme::Light;
    const auto& tokens = viewPalette(m_scheme);
    QPixmapCache::clear();
    QApplication::setPalette(makePalette(tokens));
    QToolTip::setPalette(makePalette(tokens));
    Q_EMIT changed();
}

void Theme::moveFocusRing(QWidget* focused)
{
    if (!m_ring)
        m_ring = new FocusRing;
    m_ring->follow(focused);
}

} // namespace understudy
