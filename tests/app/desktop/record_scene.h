// What the tests of the recording session share: a project, a fake microphone, and the window's parts and
// keys.
#pragma once

#include "app/desktop/episode/playback.h"
#include "app/desktop/record/record_dialog.h"
#include "core/device/fake_input.h"
#include "core/session/review_service.h"
#include "tests/core/data/recordings.h"
#include "tests/support/studio.h"

#include <QTemporaryDir>

namespace understudy {

class RecordTest : public QObject
{
protected:
    static constexpr int kWait = 20'000; ///< the most a test waits for a fact
    static constexpr SampleRate kRate{48000};

    void makeProject()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        m_fake = std::make_unique<FakeInput>();
        m_studio = std::make_unique<test::Studio>(m_folder / "home");
        m_studio->workspace().setInputFactory([this] { return m_fake->input(); });
        m_studio->workspace().create(QString::fromStdString(project().string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() != nullptr, kWait);
        m_studio->window().showPane(1);
    }

    std::filesystem::path project() const { return m_folder / "p.understudy"; }
    RecordDialog* dialog() const { return m_studio->window().findChild<RecordDialog*>(); }
    Playback& playback() const { return *m_studio->window().findChild<Playback*>(); }
    RecordingStatus status() const { return m_studio->workspace().session()->recordings().status(); }
    QString prompt() const { return text("prompt"); }
    QString stateLabel() const { return text("state"); }
    QString text(const char* label) const
    {
        return dialog()->findChild<QLabel*>(QLatin1String(label))->text();
    }
    QString bannerText() const
    {
        QString text;
        for (const auto* banner : dialog()->banners()->findChildren<Banner*>())
            text += words(banner->content());
        return text;
    }
    static QString words(const BannerContent& banner)
    {
        return banner.sentence + QLatin1Char(' ') + banner.detail;
    }
    QPushButton* button(const QString& words) const
    {
        for (auto* one : dialog()->findChildren<QPushButton*>())
            if (one->text() == words)
                return one;
        return nullptr;
    }
    QPushButton* tabTo(const QString& words) const
    {
        auto* wanted = button(words);
        for (int i = 0; i < 20 && !wanted->hasFocus(); ++i)
            QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        return wanted;
    }
    void reopenProject()
    {
        m_studio->workspace().close();
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() == nullptr, kWait);
        m_studio->workspace().open(QString::fromStdString(project().string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() != nullptr, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, kWait);
        m_studio->window().showPane(1);
        m_studio->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_studio->window()));
    }
    Result<void> givePrompts()
    {
        return m_studio->workspace().session()->recordings().setPrompts("One.\nTwo.\nThree.", "test");
    }
    void open()
    {
        m_studio->press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, kWait);
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QTRY_VERIFY_WITH_TIMEOUT(status().input.areDevicesKnown, kWait);
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key)
    {
        auto* focus = dialog()->focusWidget();
        QTest::keyClick(focus != nullptr ? focus : dialog(), key);
    }
    void beginBy(Qt::Key key)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!prompt().isEmpty(), kWait);
        press(key);
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().startsWith(QStringLiteral("Recording")), kWait);
    }
    void takeBy(Qt::Key key, std::uint64_t seed)
    {
        beginBy(key);
        m_fake->push(test::talk(seed, 1, 2.4, 0.5, kRate));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().startsWith(QStringLiteral("Take ")), kWait);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_folder;
    std::unique_ptr<FakeInput> m_fake;
    std::unique_ptr<test::Studio> m_studio; // goes before the folder
};

} // namespace understudy
