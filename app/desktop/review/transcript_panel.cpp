#include "app/desktop/review/transcript_panel.h"

#include "app/desktop/review/spelling.h"
#include "app/desktop/review/transcript_editor.h"
#include "widgets/support/conversions.h"
#include "widgets/support/key_caps.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// A person's words are no guess, unless the clip was cut since.
QString sourceOf(const ClipText& text)
{
    if (text.source.empty())
        return TranscriptPanel::tr("no transcript");
    if (text.source != "edited")
        return TranscriptPanel::tr("%1, %2 sure").arg(toQString(text.source), words::number(text.confidence, 2));
    return text.confidence < 1 ? TranscriptPanel::tr("edited by hand, then cut: check the words")
                               : TranscriptPanel::tr("edited by hand");
}

/// The pane's own keys rest while the words have the focus, also where they may only be read.
bool isOfWords(const QKeyEvent& key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key.key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Backspace:
        return true;
    default:
        return !key.text().isEmpty() && key.text().front().isPrint();
    }
}

} // namespace

TranscriptPanel::TranscriptPanel(UserSettings& user, QAction* edit, QWidget* parent)
    : QWidget(parent), m_spelling(new Spelling(user, this)), m_editor(new TranscriptEditor(*m_spelling)),
      m_source(makeMutedLabel({}, metrics::Type::Caption)),
      m_place(makeMutedLabel({}, metrics::Type::Caption)), m_pace(makeMutedLabel({}, metrics::Type::Caption))
{
    m_editor->setObjectName(QStringLiteral("transcript"));
    m_editor->setAccessibleName(tr("Transcript"));
    m_editor->setFont(metrics::font(metrics::Type::Reading));
    m_editor->setTabChangesFocus(true);
    m_editor->setProperty("ring", true);
    m_editor->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Transcript"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_source);
    head->addWidget(new KeyCaps({edit->shortcut()}));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_place);
    foot->addStretch();
    foot->addWidget(m_pace);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(1.5));
    layout->addLayout(head);
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(1), u(1), u(1), u(1));
    m_editor->setFrameShape(QFrame::NoFrame);
    inside->addWidget(m_editor);
    layout->addWidget(card, 1);
    layout->addLayout(foot);
    connect(m_editor, &TranscriptEditor::edited, this, &TranscriptPanel::textEdited);
    connect(m_spelling, &Spelling::changed, this, [this] {
        setToolTip(m_spelling->absence());
        m_editor->setAccessibleDescription(m_spelling->absence());
    });
}

void TranscriptPanel::setClip(const Clip* clip, const std::string& text, const QString& place,
                              bool isReadOnly)
{
    const auto id = clip != nullptr ? clip->id : std::string();
    const auto shown = toQString(text);
    const bool isTyping = id == m_clip && m_editor->hasFocus();
    if (!isTyping && (id != m_clip || shown != m_editor->toPlainText()))
        m_editor->setTranscript(shown);
    m_editor->setWords(clip != nullptr ? clip->words : std::vector<ClipWord>());
    m_clip = id;
    m_editor->setEnabled(clip != nullptr);
    m_editor->setReadOnly(isReadOnly);
    m_place->setText(place);
    m_source->setText(clip != nullptr ? sourceOf(clip->text) : QString());
}

void TranscriptPanel::setSourceShown(bool isShown)
{
    m_source->setVisible(isShown);
}

void TranscriptPanel::setPace(const QString& pace)
{
    m_pace->setText(pace);
}

bool TranscriptPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut)
        Q_EMIT left();
    if (watched == m_editor && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* typed = m_editor->document();
        // With nothing typed that could be taken back, it is the project's history that is meant.
        if ((key->matches(QKeySequence::Undo) && !typed->isUndoAvailable()) ||
            (key->matches(QKeySequence::Redo) && !typed->isRedoAvailable())) {
            event->ignore();
            return true;
        }
        if (isOfWords(*key)) {
            event->accept();
            return true;
        }
    }
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isDone =
            key->key() == Qt::Key_Escape || (key->matches(QKeySequence::InsertParagraphSeparator) &&
                                             !(key->modifiers() & ~Qt::KeypadModifier));
        if (isDone) {
            Q_EMIT leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace understudy
