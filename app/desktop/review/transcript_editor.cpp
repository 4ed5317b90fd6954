#include "app/desktop/review/transcript_editor.h"

#include "app/desktop/review/spelling.h"
#include "widgets/support/conversions.h"
#include "widgets/support/tokens.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <memory>

namespace understudy {

TranscriptEditor::TranscriptEditor(Spelling& spelling, QWidget* parent)
    : QPlainTextEdit(parent), m_spelling(&spelling)
{
    connect(this, &QPlainTextEdit::textChanged, this, &TranscriptEditor::takeChange);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_typedAt >= 0 && textCursor().position() != m_typedAt) {
            m_typedAt = -1;
            refreshSelections();
        }
    });
    connect(m_spelling, &Spelling::changed, this, &TranscriptEditor::check);
}

void TranscriptEditor::setTranscript(const QString& text)
{
    const QScopedValueRollback setting(m_isSetting, true);
    setPlainText(text);
    m_spelling->refresh();
}

void TranscriptEditor::setWords(const std::vector<ClipWord>& words)
{
    if (words == m_words)
        return;
    m_words = words;
    split();
    refreshSelections();
}

void TranscriptEditor::setHeard(std::optional<Seconds> at)
{
    m_heard = at;
    const auto* word = at ? wordAt(m_times, *at) : nullptr;
    const int index = word != nullptr ? int(word - m_times.data()) : -1;
    if (index != m_shownHeard)
        refreshSelections();
}

std::optional<Seconds> TranscriptEditor::caretTime() const
{
    return startAt(m_times, utf8Length(QStringView(m_text).left(textCursor().position())));
}

QStringList TranscriptEditor::wrongWords() const
{
    QStringList words;
    for (const auto& place : m_places)
        if (isWrong(place))
            words << textOf(place);
    return words;
}

/// Also called where only formats changed.
void TranscriptEditor::takeChange()
{
    const auto text = toPlainText();
    if (text == m_text)
        return;
    m_text = text;
    m_typedAt = m_isSetting ? -1 : textCursor().position();
    split();
    refreshSelections();
    check();
    if (!m_isSetting)
        Q_EMIT edited(text);
}

void TranscriptEditor::check()
{
    m_spelling->check(m_text, [this](const QSet<QString>& wrong) {
        m_wrong = wrong;
        refreshSelections();
    });
}

void TranscriptEditor::split()
{
    const auto text = toUtf8(m_text);
    m_times = timedWords(text, m_words);
    m_places.clear();
    for (const auto& word : m_times)
        m_places.push_back({int(utf16Length(m_text, word.begin)), int(utf16Length(m_text, word.end))});
}

QString TranscriptEditor::textOf(const Place& place) const
{
    return m_text.mid(place.begin, place.end - place.begin);
}

QTextCursor TranscriptEditor::cursorFor(const Place& place) const
{
    QTextCursor cursor(document());
    cursor.setPosition(place.begin);
    cursor.setPosition(place.end, QTextCursor::KeepAnchor);
    return cursor;
}

bool TranscriptEditor::isWrong(const Place& word) const
{
    return word.end != m_typedAt && m_wrong.contains(textOf(word));
}

const TranscriptEditor::Place* TranscriptEditor::wrongAt(int position) const
{
    const auto found = std::ranges::find_if(m_places, [&](const Place& place) {
        return position >= place.begin && position <= place.end && isWrong(place);
    });
    return found == m_places.end() ? nullptr : &*found;
}

void TranscriptEditor::refreshSelections()
{
    if (document()->characterCount() != m_text.size() + 1)
        return; // the caret moved before the change is told, which comes here again
    const auto& tokens = viewPalette(this);
    const auto* heard = m_heard ? wordAt(m_times, *m_heard) : nullptr;
    m_shownHeard = heard != nullptr ? int(heard - m_times.data()) : -1;
    QList<QTextEdit::ExtraSelection> selections;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = cursorFor(m_places[i]);
        if (int(i) == m_shownHeard)
            selection.format.setBackground(tokens[Token::Playing]);
        if (isWrong(m_places[i])) {
            selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            selection.format.setUnderlineColor(tokens[Token::Bad]);
        }
        if (!selection.format.isEmpty())
            selections << selection;
    }
    setExtraSelections(selections);
}

// The menu
// ---------------------------------------------------------------------------------------------------------

void TranscriptEditor::suggest()
{
    m_typedAt = -1; // who asks is done typing
    const auto caret = textCursor().position();
    const auto* place = wrongAt(caret);
    for (const auto from : {caret, 0}) {
        if (place != nullptr)
            break;
        const auto next = std::ranges::find_if(
            m_places, [&](const Place& one) { return one.begin >= from && isWrong(one); });
        place = next == m_places.end() ? nullptr : &*next;
    }
    refreshSelections();
    if (place == nullptr) {
        Q_EMIT nothingWrong();
        return;
    }
    auto behind = textCursor();
    behind.setPosition(place->end);
    setTextCursor(behind);
    ensureCursorVisible();
    ask(*place, viewport()->mapToGlobal(cursorRect().bottomLeft()), [this] { return new QMenu(this); });
}

QMenu* TranscriptEditor::makeMenu()
{
    auto* menu = createStandardContextMenu();
    menu->setParent(this, menu->windowFlags());
    menu->addSeparator();
    addLanguages(*menu);
    return menu;
}

void TranscriptEditor::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto position = isMouse ? cursorForPosition(event->pos()).position() : textCursor().position();
    const auto at = isMouse ? event->globalPos() : viewport()->mapToGlobal(cursorRect().bottomLeft());
    if (const auto* place = isReadOnly() ? nullptr : wrongAt(position)) {
        ask(*place, at, [this] { return makeMenu(); });
        return;
    }
    auto* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

/// Makes and shows the menu once the suggestions are there, unless the word is another one by then.
void TranscriptEditor::ask(const Place& place, QPoint at, std::function<QMenu*()> makeMenu)
{
    const auto word = textOf(place);
    m_spelling->suggest(word, [this, place, word, at, makeMenu](const QStringList& suggestions) {
        if (isReadOnly() || textOf(place) != word)
            return;
        auto* menu = makeMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu, place, suggestions);
        menu->popup(at);
    });
}

/// Above what the menu has already.
void TranscriptEditor::fillMenu(QMenu& menu, const Place& place, const QStringList& suggestions)
{
    const auto word = textOf(place);
    QList<QAction*> actions;
    for (const auto& suggestion : suggestions) {
        actions << new QAction(QString(suggestion).replace(u'&', QStringLiteral("&&")), &menu);
        connect(actions.last(), &QAction::triggered, this,
                [this, place, word, suggestion] { replace(place, word, suggestion); });
    }
    if (suggestions.isEmpty()) {
        actions << new QAction(tr("No suggestions"), &menu);
        actions.last()->setEnabled(false);
    }
    actions << new QAction(tr("Add “%1” to the dictionary").arg(word), &menu);
    connect(actions.last(), &QAction::triggered, this, [this, word] {
        if (const auto added = m_spelling->addWord(word); !added)
            Q_EMIT failed(added.error());
    });
    auto* separator = new QAction(&menu);
    separator->setSeparator(true);
    actions << separator;
    menu.insertActions(menu.actions().value(0), actions);
    menu.setActiveAction(actions.front());
}

void TranscriptEditor::addLanguages(QMenu& menu)
{
    auto* languages = menu.addMenu(tr("Spelling"));
    for (const auto& [tag, title] : Spelling::languages()) {
        auto* action = languages->addAction(title, this, [this, language = tag] {
            if (const auto kept = m_spelling->setLanguage(language); !kept)
                Q_EMIT failed(kept.error());
        });
        action->setCheckable(true);
        action->setChecked(tag == m_spelling->language());
    }
}

void TranscriptEditor::replace(const Place& place, const QString& word, const QString& suggestion)
{
    if (isReadOnly() || textOf(place) != word)
        return; // the text is another one now
    auto cursor = cursorFor(place);
    cursor.insertText(suggestion);
    setTextCursor(cursor);
}

// Events
// ---------------------------------------------------------------------------------------------------------

void TranscriptEditor::focusInEvent(QFocusEvent* event)
{
    m_spelling->refresh();
    QPlainTextEdit::focusInEvent(event);
}

void TranscriptEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshSelections();
}

} // namespace understudy
