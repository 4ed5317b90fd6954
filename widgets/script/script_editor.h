// The script editor: numbers in a gutter, colours from the reader's spans, wavy underlines, the sentence that
// is heard, completion. It has no undo of its own: edits go out, and undone ones come back, through the
// session.
#pragma once

#include "core/text/highlight.h"
#include "widgets/script/completion.h"
#include "widgets/script/source_text.h"

#include <QPlainTextEdit>

#include <span>
#include <vector>

class QCompleter;

namespace understudy {

class ScriptHighlighter;

/// Bytes [begin, end) of the source with a sentence for the tooltip.
struct Underline
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isWarning = false;
    QString sentence;
};

class ScriptEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ScriptEditor(QWidget* parent = nullptr);

    /// UTF-8. Replaces everything without edited(); line ends become "\n", and source() is what counts
    /// afterwards.
    void setSource(const std::string& utf8);
    const std::string& source() const { return m_source.bytes(); }
    /// Does an edit from outside (undo, redo, another program, a Replace button) without edited(); the caret
    /// goes to its end.
    void applyEdit(const TextEdit& edit);

    /// Sorted by begin; later ones are painted over earlier ones. Spans of a source some keystrokes old do no
    /// harm: the next call puts them right.
    void setSpans(std::span<const HighlightSpan> spans);
    void setUnderlines(std::vector<Underline> underlines);
    /// The sentence that is heard; empty range: none. Never scrolls.
    void setPlaying(std::size_t begin, std::size_t end);
    void setVocabulary(ScriptVocabulary vocabulary) { m_vocabulary = std::move(vocabulary); }

    std::size_t caretOffset() const;
    /// Puts the caret there and scrolls to it, without taking the focus.
    void setCaretOffset(std::size_t offset);
    /// Ctrl+Space.
    void complete();

    int gutterWidth() const;
    void paintGutter(QPaintEvent* event);

Q_SIGNALS:
    /// The user changed the text. One signal a keystroke.
    void edited(const understudy::TextEdit& edit);
    void caretMoved(std::size_t offset);
    /// Ctrl+Z and Ctrl+Shift+Z while the editor has the focus.
    void undoRequested();
    void redoRequested();
    /// Esc.
    void leaveRequested();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void connectSignals();
    void documentChanged(int position, int charsRemoved, int charsAdded);
    void refreshSelections();
    void refreshFonts();
    void placeGutter();
    void showCompletions(const Completion& completion);
    void insertCompletion(const QString& text);
    bool showUnderlineTip(const QPoint& viewportPoint, const QPoint& globalPoint);
    QTextCursor cursorFor(std::size_t begin, std::size_t end) const;

    SourceText m_source;
    ScriptHighlighter* m_highlighter;
    QWidget* m_gutter;
    QCompleter* m_completer;
    ScriptVocabulary m_vocabulary;
    int m_completionStart = 0; // document position where the completed word begins
    bool m_isApplying = false;
    std::vector<Underline> m_underlines;
    std::vector<QTextCursor> m_underlineCursors; // follow edits until the next reading
    QTextCursor m_playing;
};

} // namespace understudy
