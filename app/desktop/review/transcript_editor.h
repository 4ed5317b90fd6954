// The field a transcript is typed into: words that are spelled wrong are underlined, the word that is heard
// has a soft ground, and the menu offers better words.
#pragma once

#include "core/base/error.h"
#include "core/data/clips/word_times.h"

#include <QPlainTextEdit>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace understudy {

class Spelling;

class TranscriptEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TranscriptEditor(Spelling& spelling, QWidget* parent = nullptr);

    /// Of another clip: nothing that was typed is taken back to it by undo.
    void setTranscript(const QString& text);
    /// When the words that were measured are said, in the clip; empty: not known.
    void setWords(const std::vector<ClipWord>& words);
    /// What is heard now, in the clip; none: nothing.
    void setHeard(std::optional<Seconds> at);
    /// When the word under the caret is said.
    std::optional<Seconds> caretTime() const;
    /// Those that are underlined, in order.
    QStringList wrongWords() const;

public Q_SLOTS:
    /// For the word under the caret if it is wrong, else for the next that is.
    void suggest();

Q_SIGNALS:
    void edited(const QString& text); ///< by the user
    void nothingWrong();              ///< suggest() found no word
    void failed(const understudy::Error& error);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// In UTF-16 units.
    struct Place
    {
        int begin = 0, end = 0;
    };

    void takeChange();
    void check();
    void split();
    void refreshSelections();
    bool isWrong(const Place& word) const;
    const Place* wrongAt(int position) const;
    QString textOf(const Place& place) const;
    QTextCursor cursorFor(const Place& place) const;
    void ask(const Place& place, QPoint at, std::function<QMenu*()> makeMenu);
    QMenu* makeMenu();
    void fillMenu(QMenu& menu, const Place& place, const QStringList& suggestions);
    void addLanguages(QMenu& menu);
    void replace(const Place& place, const QString& word, const QString& suggestion);

    Spelling* m_spelling;
    bool m_isSetting = false;
    QString m_text; ///< as it was seen last
    std::vector<Place> m_places;
    QSet<QString> m_wrong;
    int m_typedAt = -1; ///< behind the word that is being typed, which is not judged yet
    std::vector<ClipWord> m_words;
    std::vector<TimedWord> m_times; ///< by word, as m_places; in bytes
    std::optional<Seconds> m_heard;
    int m_shownHeard = -1; ///< index of the word with the soft ground
};

} // namespace understudy
