// All settings of a training: those that are changed now and then, and below them the rest.
#pragma once

#include "app/desktop/training/parameter_field.h"

#include <vector>

namespace understudy {

class ParameterForm : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Settings and what they began with.
    void setSettings(const TrainSettings& settings, const TrainSettings& preset);
    const TrainSettings& settings() const { return m_settings; }
    /// The first whose text is none that it may have; null: all are right.
    ParameterField* wrongField() const;
    ParameterField* field(std::string_view key) const;

Q_SIGNALS:
    void edited(); ///< settings()

private:
    QWidget* makeCard(const std::vector<std::string_view>& keys);
    void change(std::string_view key, const std::string& value);

    std::vector<ParameterField*> m_fields;
    TrainSettings m_settings, m_preset;
};

} // namespace understudy
