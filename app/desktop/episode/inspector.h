// The inspector: the current line, and the episode's voices and settings. Settings are written into the
// script's front matter: there is no second place.
#pragma once

#include "core/session/episode_service.h"

#include <QScrollArea>

#include <functional>

class QAction;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTextBrowser;

namespace understudy {

class IconLabel;

class Inspector : public QScrollArea
{
    Q_OBJECT
public:
    /// `compareTakes` is enabled where the line has several.
    explicit Inspector(QAction* compareTakes, QWidget* parent = nullptr);

    /// Null snapshot: no episode.
    void setSnapshot(const SnapshotPtr& snapshot, bool isReadOnly);
    void setLine(const LineId& line);
    /// Null: none, or one that is not planned yet.
    const PlannedLine* line() const;

Q_SIGNALS:
    /// ({"voices", "Mara"}, "draft/slt"); an empty value removes the key.
    void headerEdited(const std::vector<std::string>& keyPath, const std::string& value);
    void renderLineRequested(const understudy::LineId& line);

private:
    QWidget* makeLinePart();
    QWidget* makeEpisodePart();
    QSpinBox* makePause(const QString& label, const char* key);
    void refreshLine();
    void refreshEpisode();
    void refreshVoices();
    void fillVoices(QComboBox* box) const;

    SnapshotPtr m_snapshot;
    LineId m_line;
    bool m_isReadOnly = false;

    QAction* m_compareTakes;

    QWidget* m_linePart = nullptr;
    QLabel* m_title = nullptr;
    IconLabel* m_mark = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_voice = nullptr;
    QPushButton* m_renderLine = nullptr;
    QLabel* m_spoken = nullptr;
    QLabel* m_figures = nullptr;

    QWidget* m_episodePart = nullptr;
    QFormLayout* m_form = nullptr;
    QFormLayout* m_voiceForm = nullptr;
    QLineEdit* m_episodeTitle = nullptr;
    QLineEdit* m_seed = nullptr;
    QComboBox* m_profile = nullptr;
    QSpinBox* m_sentence = nullptr;
    QSpinBox* m_paragraph = nullptr;
    QSpinBox* m_section = nullptr;
    QSpinBox* m_speaker = nullptr;
};

} // namespace understudy
