// The recording session: prompts, the microphone's level, and a key for each act. What it does is the
// RecordingService's; this shows it.
#pragma once

#include "app/desktop/action_table.h"
#include "core/session/recording_service.h"
#include "widgets/support/banner.h"

#include <QDialog>

#include <filesystem>
#include <functional>
#include <memory>

class QLabel;
class QStackedWidget;

namespace understudy {

class ElidedLabel;
class IconLabel;
class InputLevel;
class MicrophoneBox;
class PromptEditor;
class PromptView;
class StatusAnnouncer;
class Workspace;

class RecordDialog : public QDialog
{
    Q_OBJECT
public:
    /// For the open project.
    RecordDialog(Workspace& workspace, QWidget* parent);
    ~RecordDialog() override;

    BannerHost* banners() const { return m_banners; }
    bool isBusy() const { return m_status.state != RecordingState::Idle; }

Q_SIGNALS:
    /// The take that ended last is to be heard.
    void hearRequested(const std::filesystem::path& file);
    /// A take is about to begin: what plays would be in it.
    void quietRequested();

protected:
    /// Escape and the window's cross: a take under way is kept, the microphone let go.
    void done(int result) override;

private:
    void createActions();
    void createLayout();
    QWidget* makeHeader();
    QWidget* makeSession();
    void connectSignals();
    void begin();
    void fillEditor();

    void take(const RecordingStatus& status);
    void showPage();
    void showPrompts();
    void showState();
    void showProblems();
    void refreshActions();
    void showBanner(const QString& key, BannerContent content);
    void showBanner(const QString& key, const Result<void>& done);

    void record(const std::function<Result<void>()>& start);
    void toggle();
    void goOn();
    void answer(const Result<void>& done);
    void usePrompts(const QString& text);
    void openPrompts(const QString& file);
    void changePrompts(std::function<Result<void>(RecordingService&)> change);
    RecordingService& service() const;

    Workspace* m_workspace;
    ActionTable m_actions;
    QAction *m_record, *m_again, *m_previous, *m_next, *m_roomTone, *m_hear, *m_edit;
    BannerHost* m_banners;
    StatusAnnouncer* m_announcer;
    ElidedLabel* m_progress;
    MicrophoneBox* m_devices;
    QStackedWidget* m_pages;
    PromptEditor* m_editor;
    PromptView* m_prompts;
    QWidget* m_session = nullptr;
    IconLabel* m_stateMark;
    QLabel *m_state, *m_elapsed;
    InputLevel* m_level;

    std::unique_ptr<Subscription> m_subscription;
    RecordingStatus m_status;
    bool m_isEditing = false;       ///< the prompts
    bool m_isStarting = false;      ///< a take was asked for, and is not seen yet
    std::string m_typedKey;         ///< of the prompts that were typed and not used, by project
    QString m_said;                 ///< of the state, last
    QMap<QString, QString> m_shown; ///< banners by key
};

} // namespace understudy
