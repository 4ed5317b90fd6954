// Light, dark or the system's choice: sets style, palette and the keys of the focus for the application, and
// keeps them right at run time.
#pragma once

#include "widgets/support/tokens.h"

#include <QObject>
#include <QPointer>

#include <string_view>

class QApplication;
class QDBusVariant;

namespace understudy {

class FocusRing;

class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice
    {
        System,
        Light,
        Dark
    };

    /// As settings write it: "light", "dark", anything else is the system's.
    static Choice named(std::string_view name);

    /// Installs StudioStyle and applies the platform's scheme; the desktop portal's answer follows
    /// asynchronously. `application` outlives the theme.
    explicit Theme(QApplication& application);
    ~Theme() override;

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    Scheme scheme() const { return m_scheme; }

Q_SIGNALS:
    /// After palette and style are in place. Views need no connection: they get QEvent::PaletteChange.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askPortal();
    void takePortalScheme(uint colorScheme);
    void takePlatformScheme();
    void apply();
    void moveFocusRing(QWidget* focused);

private Q_SLOTS:
    void portalChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    QApplication* m_application;
    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Light;
    Scheme m_system = Scheme::Light;
    bool m_hasPortal = false;
    QPointer<FocusRing> m_ring; // dies with the window it is in, and is made anew
};

} // namespace understudy
