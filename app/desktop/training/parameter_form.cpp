#include "app/desktop/training/parameter_form.h"

#include "widgets/support/parts.h"

#include <QFrame>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace understudy {

using metrics::u;

namespace {

/// In the order in which somebody looks at them.
constexpr std::array<std::string_view, 14> kUsual{
    "rank",         "alpha",           "learning_rate", "warm_up",   "steps",      "clips", "accumulate",
    "depth_weight", "backbone_layers", "depth_layers",  "precision", "save_every", "seed",  "device"};

std::vector<std::string_view> others()
{
    std::vector<std::string_view> keys;
    for (const auto& parameter : trainParameters())
        if (std::ranges::find(kUsual, parameter.key) == kUsual.end())
            keys.push_back(parameter.key);
    return keys;
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addWidget(makeCard({kUsual.begin(), kUsual.end()}));
    layout->addWidget(makeLabel(tr("More settings"), metrics::Type::Heading));
    layout->addWidget(makeCard(others()));
    setSettings({}, {});
}

QWidget* ParameterForm::makeCard(const std::vector<std::string_view>& keys)
{
    auto* card = understudy::makeCard();
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(u(2), u(2), u(3), u(2));
    rows->setSpacing(u(1));
    for (const auto key : keys) {
        auto* field = new ParameterField(*findParameter(key));
        connect(field, &ParameterField::edited, this,
                [this, key](const std::string& value) { change(key, value); });
        rows->addWidget(field);
        m_fields.push_back(field);
    }
    return card;
}

void ParameterForm::change(std::string_view key, const std::string& value)
{
    if (!setParameter(m_settings, key, value))
        return;
    field(key)->setSettings(m_settings, m_preset);
    Q_EMIT edited();
}

void ParameterForm::setSettings(const TrainSettings& settings, const TrainSettings& preset)
{
    m_settings = settings;
    m_preset = preset;
    for (auto* field : m_fields)
        field->setSettings(settings, preset);
}

ParameterField* ParameterForm::wrongField() const
{
    const auto found =
        std::ranges::find_if(m_fields, [](const auto* field) { return !field->error().isEmpty(); });
    return found == m_fields.end() ? nullptr : *found;
}

ParameterField* ParameterForm::field(std::string_view key) const
{
    const auto found =
        std::ranges::find(m_fields, key, [](const auto* field) { return field->parameter().key; });
    return found == m_fields.end() ? nullptr : *found;
}

} // namespace understudy
