// What has the focus keeps its keys where a window's shortcuts want them too.
#include "widgets/support/focus_keys.h"

#include <QtTest>
#include <QtWidgets>

using namespace understudy;

class TestFocusKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qApp->installEventFilter(&m_keys); }

    void keys_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<QKeyCombination>("key");
        QTest::addColumn<bool>("isShortcut");
        QTest::addColumn<bool>("isPressed");
        const auto row = [](const char* control, QKeyCombination key, bool isShortcut, bool isPressed) {
            QTest::addRow("%s, %s", control, qPrintable(QKeySequence(key).toString()))
                << QString::fromLatin1(control) << key << isShortcut << isPressed;
        };
        for (const auto* button : {"QPushButton", "QToolButton"}) {
            row(button, Qt::Key_Space, false, true);
            row(button, Qt::Key_Return, false, true);
            row(button, Qt::KeypadModifier | Qt::Key_Enter, false, true);
            row(button, Qt::Key_Right, false, false);
            row(button, Qt::ShiftModifier | Qt::Key_Return, true, false);
            row(button, Qt::Key_A, true, false);
        }
        row("QCheckBox", Qt::Key_Space, false, true);
        row("QCheckBox", Qt::Key_Return, false, false);
        for (const auto key : {Qt::Key_Return, Qt::Key_Left, Qt::Key_Down})
            row("QComboBox", key, false, false);
        row("QListWidget", Qt::Key_Down, false, false);
        row("QListWidget", Qt::Key_Space, true, false);
        row("QListWidget", Qt::Key_Return, true, false);
        row("QWidget", Qt::Key_Space, true, false);
        row("QWidget", Qt::Key_Right, true, false);
    }
    void keys()
    {
        QFETCH(const QString, control);
        QFETCH(const QKeyCombination, key);
        QFETCH(const bool, isShortcut);
        QFETCH(const bool, isPressed);
        QWidget window;
        auto* focused = make(control, window);
        int triggered = 0;
        QAction action;
        action.setShortcut(key.keyboardModifiers() & Qt::KeypadModifier ? QKeySequence(key.key())
                                                                        : QKeySequence(key));
        connect(&action, &QAction::triggered, &window, [&] { ++triggered; });
        window.addAction(&action);
        int pressed = 0;
        if (auto* button = qobject_cast<QAbstractButton*>(focused))
            connect(button, &QAbstractButton::clicked, &window, [&] { ++pressed; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        focused->setFocus();
        QTest::keyClick(focused, key.key(), key.keyboardModifiers());
        QCOMPARE(triggered, isShortcut ? 1 : 0);
        QCOMPARE(pressed, isPressed ? 1 : 0);
    }

private:
    static QWidget* make(const QString& control, QWidget& parent)
    {
        if (control == QStringLiteral("QPushButton"))
            return new QPushButton(&parent);
        if (control == QStringLiteral("QToolButton"))
            return new QToolButton(&parent);
        if (control == QStringLiteral("QCheckBox"))
            return new QCheckBox(&parent);
        if (control == QStringLiteral("QComboBox"))
            return new QComboBox(&parent);
        if (control == QStringLiteral("QListWidget"))
            return new QListWidget(&parent);
        auto* widget = new QWidget(&parent);
        widget->setFocusPolicy(Qt::StrongFocus);
        return widget;
    }

    FocusKeys m_keys;
};

QTEST_MAIN(TestFocusKeys)
#include "tst_focus_keys.moc"
