#include "widgets/script/script_editor.h"

#include "widgets/script/script_highlighter.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr std::size_t kShownUnderlines = 500; // each is a selection Qt walks at every paint

class Gutter : public QWidget
{
public:
    explicit Gutter(ScriptEditor* editor) : QWidget(editor), m_editor(editor) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_editor->paintGutter(event); }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    ScriptEditor* m_editor;
};

} // namespace

ScriptEditor::ScriptEditor(QWidget* parent)
    : QPlainTextEdit(parent), m_source(document()),
      m_highlighter(new ScriptHighlighter(document(), m_source)), m_gutter(new Gutter(this)),
      m_completer(new QCompleter(this))
{
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Script"));
    setTabChangesFocus(true);
    setCenterOnScroll(false);
    m_completer->setWidget(this);
    m_completer->setModel(new QStandardItemModel(m_completer));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    refreshFonts();
    m_highlighter->refreshFormats(palette());
    connectSignals();
    placeGutter();
}

void ScriptEditor::connectSignals()
{
    connect(document(), &QTextDocument::contentsChange, this, &ScriptEditor::documentChanged);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ScriptEditor::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        viewport()->update(); // the tint of the caret's paragraph
        m_gutter->update();
        Q_EMIT caretMoved(caretOffset());
    });
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { insertCompletion(index.data(Qt::UserRole).toString()); });
}

void ScriptEditor::setSource(const std::string& utf8)
{
    m_isApplying = true;
    setUnderlines({});
    m_playing = {};
    setPlainText(toQString(utf8));
    m_isApplying = false;
    m_source.reset();
}

void ScriptEditor::applyEdit(const TextEdit& edit)
{
    QTextCursor cursor = cursorFor(edit.begin, edit.end);
    m_isApplying = true;
    cursor.insertText(toQString(edit.replacement));
    m_isApplying = false;
    setTextCursor(cursor);
}

void ScriptEditor::documentChanged(int position, int /*charsRemoved*/, int charsAdded)
{
    const auto edit = m_source.update(position, charsAdded);
    if (edit && !m_isApplying)
        Q_EMIT edited(*edit);
}

void ScriptEditor::setSpans(std::span<const HighlightSpan> spans)
{
    m_highlighter->setSpans(spans);
}

QTextCursor ScriptEditor::cursorFor(std::size_t begin, std::size_t end) const
{
    QTextCursor cursor(document());
    cursor.setPosition(m_source.toPosition(begin));
    cursor.setPosition(m_source.toPosition(end), QTextCursor::KeepAnchor);
    return cursor;
}

void ScriptEditor::setUnderlines(std::vector<Underline> underlines)
{
    m_underlines = std::move(underlines);
    m_underlines.resize(std::min(m_underlines.size(), kShownUnderlines));
    m_underlineCursors.clear();
    for (const auto& underline : m_underlines) {
        auto cursor = cursorFor(underline.begin, underline.end);
        if (!cursor.hasSelection()) // what is missing at the end of a line still needs a place to show
            cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
        m_underlineCursors.push_back(cursor);
    }
    refreshSelections();
}

void ScriptEditor::setPlaying(std::size_t begin, std::size_t end)
{
    m_playing = begin < end ? cursorFor(begin, end) : QTextCursor();
    refreshSelections();
}

void ScriptEditor::refreshSelections()
{
    const auto& tokens = viewPalette(this);
    QList<QTextEdit::ExtraSelection> selections;
    if (!m_playing.isNull()) {
        QTextEdit::ExtraSelection playing;
        playing.cursor = m_playing;
        playing.format.setBackground(tokens[Token::Playing]);
        selections << playing;
    }
    for (std::size_t i = 0; i < m_underlines.size(); ++i) {
        QTextEdit::ExtraSelection wave;
        wave.cursor = m_underlineCursors[i];
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(tokens[m_underlines[i].isWarning ? Token::Warn : Token::Bad]);
        selections << wave;
    }
    setExtraSelections(selections);
}

std::size_t ScriptEditor::caretOffset() const
{
    return m_source.toOffset(textCursor().position());
}

void ScriptEditor::setCaretOffset(std::size_t offset)
{
    QTextCursor cursor(document());
    cursor.setPosition(m_source.toPosition(offset));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void ScriptEditor::complete()
{
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    if (const auto completion = completionAt(before, m_vocabulary))
        showCompletions(*completion);
    else
        m_completer->popup()->hide();
}

void ScriptEditor::showCompletions(const Completion& completion)
{
    m_completionStart = textCursor().block().position() + static_cast<int>(completion.start);
    auto* model = static_cast<QStandardItemModel*>(m_completer->model());
    model->clear();
    for (const auto& item : completion.items) {
        auto* row = new QStandardItem(item.shown);
        row->setData(item.inserted, Qt::UserRole);
        model->appendRow(row);
    }
    QRect place = cursorRect();
    place.translate(viewportMargins().left(), u(1));
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) + u(8));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(model->index(0, 0));
}

void ScriptEditor::insertCompletion(const QString& text)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_completionStart, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
}

bool ScriptEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Letters, Space and the caret's keys are text here; F keys and Ctrl+letters of the window stay what
        // they are.
        auto* key = static_cast<QKeyEvent*>(event);
        const bool isText = !key->text().isEmpty() && key->text().at(0).isPrint() &&
                            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isText) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (!showUnderlineTip(viewport()->mapFrom(this, help->pos()), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

bool ScriptEditor::showUnderlineTip(const QPoint& viewportPoint, const QPoint& globalPoint)
{
    const int position = cursorForPosition(viewportPoint).position();
    for (std::size_t i = 0; i < m_underlines.size(); ++i) {
        const auto& cursor = m_underlineCursors[i];
        if (position < cursor.selectionStart() || position > cursor.selectionEnd())
            continue;
        QToolTip::showText(globalPoint,
                           QStringLiteral("<qt>%1</qt>").arg(m_underlines[i].sentence.toHtmlEscaped()),
                           viewport());
        return true;
    }
    return false;
}

void ScriptEditor::keyPressEvent(QKeyEvent* event)
{
    const bool hasPopup = m_completer->popup()->isVisible();
    if (hasPopup && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                     event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape))
        return event->ignore(); // the popup's
    if (event->matches(QKeySequence::Undo)) {
        Q_EMIT undoRequested();
    } else if (event->matches(QKeySequence::Redo)) {
        Q_EMIT redoRequested();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
    } else {
        QPlainTextEdit::keyPressEvent(event);
        const QString typed = event->text();
        const bool narrows = hasPopup && (event->key() == Qt::Key_Backspace || !typed.isEmpty());
        if (typed == QLatin1String("<") || narrows)
            complete();
    }
}

void ScriptEditor::paintEvent(QPaintEvent* event)
{
    const QTextBlock block = textCursor().block();
    const QRectF paragraph = blockBoundingGeometry(block).translated(contentOffset());
    QPainter painter(viewport());
    painter.fillRect(QRectF(0, paragraph.top(), viewport()->width(), paragraph.height()),
                     viewPalette(this)[Token::CaretLine]);
    painter.end();
    QPlainTextEdit::paintEvent(event);
}

int ScriptEditor::gutterWidth() const
{
    const int digits = std::max(3, static_cast<int>(QString::number(blockCount()).size()));
    return QFontMetrics(metrics::fixedFont(metrics::Type::Caption)).horizontalAdvance(QLatin1Char('0')) *
               digits +
           u(5);
}

void ScriptEditor::paintGutter(QPaintEvent* event)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), tokens[Token::Raised]);
    const int current = textCursor().blockNumber();
    QFont font = metrics::fixedFont(metrics::Type::Caption);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        font.setBold(block.blockNumber() == current);
        painter.setFont(font);
        painter.setPen(tokens[block.blockNumber() == current ? Token::Text : Token::Muted]);
        painter.drawText(QRectF(0, place.top(), m_gutter->width() - u(2.5), fontMetrics().height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    }
}

void ScriptEditor::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void ScriptEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void ScriptEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->refreshFormats(palette());
        refreshSelections();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        refreshFonts();
    }
}

void ScriptEditor::refreshFonts()
{
    setFont(metrics::font(metrics::Type::Script));
    document()->setDocumentMargin(u(2));
    setCursorWidth(2);
}

void ScriptEditor::contextMenuEvent(QContextMenuEvent* event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu(event->pos()));
    menu->exec(event->globalPos());
}

} // namespace understudy
