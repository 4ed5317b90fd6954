// One setting of a training: label, field, and what it does in one line; what was changed from the preset is
// marked, and goes back by a button.
#pragma once

#include "core/train/settings.h"

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace understudy {

class ParameterField : public QWidget
{
    Q_OBJECT
public:
    /// `parameter` outlives it.
    explicit ParameterField(const TrainParameter& parameter, QWidget* parent = nullptr);

    const TrainParameter& parameter() const { return *m_parameter; }
    /// Shows what the settings have; `preset`: what it would be without a change.
    void setSettings(const TrainSettings& settings, const TrainSettings& preset);
    bool isChanged() const { return m_isChanged; }
    QString error() const;
    QWidget* editor() const { return m_editor; }

Q_SIGNALS:
    /// A value that it may have. What somebody typed that it may not is said below the field, and the value
    /// before it stays in use.
    void edited(const std::string& value);

private:
    void createLayout();
    QWidget* makeEditor();
    QWidget* makeChoice();
    QWidget* makeSwitch();
    QWidget* makeText();
    void commit(const std::string& value);
    void say(const QString& problem);

    const TrainParameter* m_parameter;
    TrainSettings m_settings;
    std::string m_presetValue;
    bool m_isChanged = false;
    QWidget* m_editor = nullptr;
    QLabel* m_label = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_error = nullptr;
    QToolButton* m_back;
    std::function<void(const std::string&)> m_write;
};

} // namespace understudy
