#include "app/desktop/record/record_dialog.h"

#include "app/desktop/record/microphone_box.h"
#include "app/desktop/record/prompt_editor.h"
#include "app/desktop/record/prompt_view.h"
#include "app/desktop/record/record_buttons.h"
#include "app/desktop/record/record_text.h"
#include "app/desktop/workspace.h"
#include "core/base/files.h"
#include "widgets/support/announce.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/input_level.h"
#include "widgets/words/error_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr Bytes kMostText{8 << 20};

QString linesOf(const std::vector<Prompt>& prompts)
{
    QStringList lines;
    for (const auto& prompt : prompts)
        lines << toQString(prompt.text);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

RecordDialog::RecordDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(&workspace), m_banners(new BannerHost),
      m_announcer(new StatusAnnouncer(this)), m_progress(makeMutedElided()),
      m_devices(new MicrophoneBox(workspace.user())), m_pages(new QStackedWidget), m_editor(new PromptEditor),
      m_prompts(new PromptView), m_stateMark(new IconLabel(u"microphone", Token::Muted, 5)),
      m_state(makeLabel({})), m_elapsed(new QLabel), m_level(new InputLevel)
{
    setObjectName(QStringLiteral("RecordDialog"));
    setWindowTitle(tr("Record"));
    m_typedKey = "record.typed:" + workspace.session()->folder().string();
    m_status.prompts = std::make_shared<const std::vector<Prompt>>();
    m_session = new QWidget;
    createActions();
    createLayout();
    connectSignals();
    begin();
}

RecordDialog::~RecordDialog()
{
    m_subscription.reset();
    // However the window goes: what was typed is there when it comes again.
    if (m_editor->isChanged()) [[maybe_unused]]
        const auto kept = m_workspace->user().setState(m_typedKey, toUtf8(m_editor->text()));
}

RecordingService& RecordDialog::service() const
{
    return m_workspace->session()->recordings();
}

void RecordDialog::createActions()
{
    // Of the session's page: while prompts are typed, letters are letters.
    const auto add = [this](const QString& text, const char* iconName, QList<QKeySequence> keys, auto run) {
        auto* action = m_actions.add(m_session, {}, text, std::move(keys), run);
        action->setIcon(icon(QLatin1String(iconName)));
        return action;
    };
    m_record = add(tr("Record"), "record", {QKeySequence(Qt::Key_Space)}, [this] { toggle(); });
    m_again = add(tr("Again"), "render-again", {QKeySequence(Qt::Key_R)},
                  [this] { record([this] { return service().start(); }); });
    m_hear = add(tr("Listen"), "play", {QKeySequence(Qt::Key_L)},
                 [this] { Q_EMIT hearRequested(m_status.last->file); });
    m_previous =
        add(tr("Previous"), "previous", {QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::Key_Left)},
            [this] { service().select(m_status.current - 1); });
    m_next = add(tr("Next"), "next",
                 {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter), QKeySequence(Qt::Key_Right)},
                 [this] { goOn(); });
    for (auto* action : {m_previous, m_next})
        action->setAutoRepeat(true);
    m_roomTone = add(tr("Room tone"), "waveform", {QKeySequence(Qt::Key_T)},
                     [this] { record([this] { return service().startRoomTone(); }); });
    m_edit = add(tr("Prompts…"), "edit", {QKeySequence(Qt::Key_P)}, [this] {
        m_isEditing = true;
        if (!m_editor->isChanged())
            m_editor->setText(linesOf(*m_status.prompts));
        showPage();
    });
}

void RecordDialog::createLayout()
{
    setGround(this, Ground::Raised);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(makeSession());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_banners);
    layout->addWidget(m_pages, 1);
    setMinimumSize(u(198), u(110));
    resize(QSize(u(210), u(140)).boundedTo(screen()->availableSize()));
}

QWidget* RecordDialog::makeHeader()
{
    auto* header = new QWidget;
    header->setFixedHeight(u(11));
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(u(3), 0, u(3), 0);
    row->setSpacing(u(2));
    row->addWidget(makeLabel(tr("Record"), metrics::Type::Heading));
    row->addWidget(m_progress, 1);
    row->addWidget(new IconLabel(u"microphone", Token::Muted));
    row->addWidget(m_devices);
    return header;
}

QWidget* RecordDialog::makeSession()
{
    m_session->setObjectName(QStringLiteral("session"));
    m_session->setFocusPolicy(Qt::StrongFocus);
    m_session->setProperty("ownFocus", true);
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_elapsed->setFont(metrics::fixedFont(metrics::Type::Title));
    m_elapsed->setObjectName(QStringLiteral("elapsed"));
    auto* prompt = makePageScroll(m_prompts); // where there is little room, a long one does not cut the rest
    setGround(m_prompts, Ground::Surface);
    prompt->setMinimumHeight(u(30));
    auto* state = new QHBoxLayout;
    state->setSpacing(u(2));
    state->addWidget(m_stateMark);
    state->addWidget(m_state, 1);
    state->addWidget(m_elapsed);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(u(6), u(4), u(6), u(4));
    below->setSpacing(u(3));
    below->addLayout(state);
    below->addWidget(m_level);
    below->addWidget(
        makeRecordButtons(m_record, {m_again, m_hear, m_previous, m_next}, {m_roomTone, m_edit}));
    auto* layout = new QVBoxLayout(m_session);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(prompt, 1);
    layout->addWidget(makeHorizontalLine());
    layout->addLayout(below);
    return m_session;
}

void RecordDialog::connectSignals()
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_subscription.reset();
        QDialog::done(Rejected);
    });
    connect(m_devices, &MicrophoneBox::chosen, this, [this](const QString& id) {
        service().listen(toUtf8(id));
        m_session->setFocus();
    });
    connect(m_editor, &PromptEditor::used, this, [this] { usePrompts(m_editor->text()); });
    connect(m_editor, &PromptEditor::fileChosen, this, &RecordDialog::openPrompts);
    connect(m_editor, &PromptEditor::backRequested, this, [this] {
        m_isEditing = false;
        showPage();
    });
    connect(m_banners, &BannerHost::bannerClosed, this, [this] { m_session->setFocus(); });
}

void RecordDialog::begin()
{
    take(m_status);
    m_workspace->background<void>(
        this, [](Session& session) { return session.recordings().load(); },
        [this](const Result<void>& loaded) {
            showBanner(QStringLiteral("prompts"), loaded);
            service().listen(m_devices->keptId());
            fillEditor();
            m_subscription = service().subscribe([this](const RecordingStatus& status) {
                QMetaObject::invokeMethod(
                    this, [this, status] { take(status); }, Qt::QueuedConnection);
            });
        });
}

/// With what was typed before and not used, if there is any.
void RecordDialog::fillEditor()
{
    if (m_editor->isChanged())
        return;
    m_editor->setText(linesOf(*service().status().prompts));
    const auto typed = m_workspace->user().state(m_typedKey);
    if (typed.empty())
        return;
    m_editor->type(toQString(typed));
    [[maybe_unused]] const auto taken = m_workspace->user().setState(m_typedKey, {});
}

void RecordDialog::take(const RecordingStatus& status)
{
    const bool arePromptsNew = m_status.prompts != status.prompts || m_status.current != status.current;
    m_status = status;
    if (isBusy() || status.input.problem || status.problem)
        m_isStarting = false;
    if (arePromptsNew)
        showPrompts();
    m_devices->setDevices(status.input);
    showProblems();
    showState();
    refreshActions();
}

void RecordDialog::showPrompts()
{
    m_prompts->setPrompts(*m_status.prompts, m_status.current);
    const auto progress =
        m_status.roomTones > 0 ? tr("%1 of %2 recorded, room tone kept") : tr("%1 of %2 recorded");
    m_progress->setText(m_status.prompts->empty()
                            ? QString()
                            : progress.arg(m_status.recorded()).arg(m_status.prompts->size()));
    showPage();
}

void RecordDialog::showPage()
{
    const bool hasPrompts = !m_status.prompts->empty();
    auto* page = hasPrompts && !m_isEditing ? m_session : static_cast<QWidget*>(m_editor);
    m_editor->setHasBack(hasPrompts);
    if (page == m_pages->currentWidget() && page->isAncestorOf(focusWidget()))
        return;
    m_pages->setCurrentWidget(page);
    page->setFocus();
}

void RecordDialog::showState()
{
    const auto& input = m_status.input;
    const auto text = stateText(m_status);
    m_state->setText(text);
    m_stateMark->setIcon(isBusy() ? u"record" : u"microphone", isBusy() ? Token::Accent : Token::Muted);
    const auto elapsed = clockTenths(isBusy()        ? input.elapsed
                                     : m_status.last ? m_status.last->length
                                                     : Seconds());
    if (elapsed != m_elapsed->text()) {
        m_elapsed->setText(elapsed);
        m_elapsed->setAccessibleName(tr("Length of the take: %1").arg(elapsed));
    }
    m_level->setLevels(input.isListening ? std::optional(InputLevel::Levels{
                                               input.levels.peak, input.levels.rms, input.levels.heldPeak})
                                         : std::nullopt,
                       isBusy()        ? input.clipped
                       : m_status.last ? m_status.last->clipped
                                       : 0);
    if (text != std::exchange(m_said, text))
        m_announcer->announce(text);
}

void RecordDialog::showProblems()
{
    const auto& input = m_status.input;
    const auto ended = m_status.last && !isBusy() ? endText(*m_status.last) : BannerContent();
    const auto microphone =
        input.problem ? BannerContent{.sentence = microphoneText(*input.problem)} : BannerContent();
    const auto problem = m_status.problem ? problemText(*m_status.problem) : BannerContent();
    // Each cause is told once: a take that ended says more than the microphone that is gone.
    showBanner(QStringLiteral("take"), ended);
    showBanner(QStringLiteral("microphone"), ended.sentence.isEmpty() ? microphone : BannerContent());
    showBanner(QStringLiteral("problem"),
               problem.sentence == microphone.sentence ? BannerContent() : problem);
}

void RecordDialog::showBanner(const QString& key, BannerContent content)
{
    const auto words = content.sentence + content.detail;
    if (words == m_shown.value(key))
        return; // also when it was closed: it is known
    m_shown[key] = words;
    content.key = key;
    if (words.isEmpty())
        m_banners->clear(key);
    else
        m_banners->show(std::move(content));
}

void RecordDialog::showBanner(const QString& key, const Result<void>& done)
{
    showBanner(key, done ? BannerContent() : BannerContent{.sentence = words::sentence(done.error())});
}

void RecordDialog::refreshActions()
{
    const auto& prompts = *m_status.prompts;
    const bool mayRecord = !m_workspace->isReadOnly() && m_status.current < prompts.size();
    const bool hasProblem = m_status.last && m_status.last->problem;
    const auto* focus = focusWidget();
    m_record->setText(isBusy() ? tr("Stop") : tr("Record"));
    m_record->setIcon(icon(isBusy() ? u"stop" : u"record"));
    m_record->setEnabled(mayRecord);
    m_again->setEnabled(mayRecord && (isBusy() || hasProblem || prompts[m_status.current].takes > 0));
    m_hear->setEnabled(!isBusy() && m_status.last && !m_status.last->file.empty());
    m_previous->setEnabled(m_status.current > 0);
    m_next->setEnabled(m_status.current + 1 < prompts.size() || isBusy());
    m_roomTone->setEnabled(mayRecord && !isBusy());
    m_edit->setEnabled(!m_workspace->isReadOnly() && !isBusy());
    m_devices->setEnabled(!isBusy()); // another one would end the take
    if (focus && !focus->isEnabled())
        m_pages->currentWidget()->setFocus(); // and not whatever comes next to it
}

void RecordDialog::answer(const Result<void>& done)
{
    m_isStarting = bool(done);
    showBanner(QStringLiteral("start"), done);
}

void RecordDialog::toggle()
{
    // What is shown comes later than the keys of who is in a hurry.
    if (std::exchange(m_isStarting, false) || service().status().state != RecordingState::Idle)
        service().stop();
    else
        record([this] { return service().start(); });
}

void RecordDialog::record(const std::function<Result<void>()>& start)
{
    Q_EMIT quietRequested();
    answer(start());
}

void RecordDialog::goOn()
{
    if (m_status.current + 1 < m_status.prompts->size())
        service().select(m_status.current + 1);
    else
        service().stop();
}

void RecordDialog::usePrompts(const QString& text)
{
    changePrompts([bytes = toUtf8(text), subject = toUtf8(tr("The text"))](RecordingService& recordings) {
        return recordings.setPrompts(bytes, subject);
    });
}

void RecordDialog::openPrompts(const QString& file)
{
    changePrompts([path = toPath(file)](RecordingService& recordings) -> Result<void> {
        UNDERSTUDY_TRY(const auto text, readFile(path, kMostText));
        return recordings.setPrompts(text, path.string());
    });
}

void RecordDialog::changePrompts(std::function<Result<void>(RecordingService&)> change)
{
    m_workspace->background<void>(
        this, [change = std::move(change)](Session& session) { return change(session.recordings()); },
        [this](const Result<void>& done) {
            showBanner(QStringLiteral("prompts"), done);
            m_isEditing = m_isEditing && !done;
            if (done)
                m_editor->setText(linesOf(*service().status().prompts));
            showPage();
        });
}

void RecordDialog::done(int result)
{
    m_subscription.reset();
    if (m_workspace->session())
        service().rest();
    QDialog::done(result);
}

} // namespace understudy
