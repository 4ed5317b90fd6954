// The words of the clip, to be edited; where they are from, and how far the reviewer is.
#pragma once

#include "core/data/clips/clip.h"

#include <QWidget>

class QAction;
class QLabel;

namespace understudy {

class Spelling;
class TranscriptEditor;
class UserSettings;

class TranscriptPanel : public QWidget
{
    Q_OBJECT
public:
    TranscriptPanel(UserSettings& user, QAction* edit, QWidget* parent = nullptr);

    /// Null: nothing chosen. `text`: what it says, or what is typed and not stored yet. `place`:
    /// "02 shore walk, 14:21.3". What is being typed is not put back.
    void setClip(const Clip* clip, const std::string& text, const QString& place, bool isReadOnly);
    /// "18 min, 6.2 clips a minute".
    void setPace(const QString& pace);
    /// Whether it tells where the words are from.
    void setSourceShown(bool isShown);
    TranscriptEditor* editor() const { return m_editor; }

Q_SIGNALS:
    void textEdited(const QString& text); ///< on every change by the user
    void leaveRequested();                ///< Escape, Return
    void left();                          ///< the field has no longer the focus

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Spelling* m_spelling;
    TranscriptEditor* m_editor;
    QLabel *m_source, *m_place, *m_pace;
    std::string m_clip; ///< shown
};

} // namespace understudy
