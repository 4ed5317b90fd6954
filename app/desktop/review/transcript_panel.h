// The words of the clip, to be edited; where they are from, and how far the reviewer is.
#pragma once

#include "core/data/clips/clip.h"

#include <QElapsedTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;

namespace understudy {

class TranscriptPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TranscriptPanel(QAction* edit, QWidget* parent = nullptr);

    /// Null: nothing chosen. `place`: "02 shore walk, 14:21.3". What is being typed is not put back.
    void setClip(const Clip* clip, const QString& place, bool isReadOnly);
    /// "18 min, 6.2 clips a minute".
    void setPace(const QString& pace);
    QPlainTextEdit* editor() const { return m_editor; }

Q_SIGNALS:
    /// On every change by the user.
    void textEdited(const QString& text);
    void leaveRequested(); ///< Escape

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* m_editor;
    QLabel *m_source, *m_place, *m_pace;
    std::string m_clip; ///< shown
    bool m_isSetting = false;
};

} // namespace understudy
