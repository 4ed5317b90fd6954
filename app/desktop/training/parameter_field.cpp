#include "app/desktop/training/parameter_field.h"

#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"
#include "widgets/words/parameter_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLabelUnits = 36, kFieldUnits = 26;

QString shown(const std::string& value)
{
    return toQString(value).replace(QLatin1String("e-0"), QLatin1String("e-"));
}

} // namespace

ParameterField::ParameterField(const TrainParameter& parameter, QWidget* parent)
    : QWidget(parent), m_parameter(&parameter), m_back(new QToolButton)
{
    m_editor = makeEditor();
    const auto text = words::textOf(parameter);
    m_editor->setObjectName(toQString(parameter.key));
    m_editor->setAccessibleName(text.unit.isEmpty() ? text.label
                                                    : QStringLiteral("%1, %2").arg(text.label, text.unit));
    m_editor->setAccessibleDescription(text.reason);
    createLayout();
    say({});
}

void ParameterField::createLayout()
{
    const auto text = words::textOf(*m_parameter);
    m_label = makeLabel(text.label);
    m_label->setFixedWidth(u(kLabelUnits));
    m_label->setMinimumHeight(u(7));
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setWordWrap(true);
    m_label->setBuddy(m_editor);
    auto* unit = makeMutedLabel(text.unit);
    unit->setMinimumWidth(u(8));
    m_reason = makeMutedLabel(text.reason);
    m_reason->setWordWrap(true);
    m_error = makeLabel({});
    m_error->setForegroundRole(QPalette::BrightText);
    m_error->setWordWrap(true);
    m_back->setIcon(icon(u"undo", Token::Accent));
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    auto room = m_back->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    m_back->setSizePolicy(room);
    connect(m_back, &QToolButton::clicked, this, [this] { commit(m_presetValue); });
    auto* words = new QVBoxLayout;
    words->setContentsMargins(0, u(1.5), 0, u(1.5));
    words->setSpacing(u(0.5));
    words->addWidget(m_reason);
    words->addWidget(m_error);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(m_label, 0, Qt::AlignTop);
    layout->addSpacing(u(1));
    layout->addWidget(m_editor, 0, Qt::AlignTop);
    layout->addWidget(unit);
    layout->addLayout(words, 1);
    layout->addWidget(m_back, 0, Qt::AlignTop);
}

QWidget* ParameterField::makeEditor()
{
    if (m_parameter->kind == ParameterKind::YesNo)
        return makeSwitch();
    return m_parameter->choices.empty() ? makeText() : makeChoice();
}

QWidget* ParameterField::makeChoice()
{
    auto* combo = new QComboBox;
    for (const auto choice : m_parameter->choices)
        combo->addItem(toQString(choice), toQString(choice));
    combo->setFixedWidth(u(kFieldUnits));
    guardWheel(combo);
    m_write = [combo](const std::string& value) {
        combo->setCurrentIndex(combo->findData(toQString(value)));
    };
    connect(combo, &QComboBox::activated, this,
            [this, combo] { commit(toUtf8(combo->currentData().toString())); });
    return combo;
}

QWidget* ParameterField::makeSwitch()
{
    auto* box = new QCheckBox(tr("On"));
    box->setFocusPolicy(Qt::TabFocus);
    box->setFixedWidth(u(kFieldUnits));
    box->setMinimumHeight(u(7));
    m_write = [box](const std::string& value) { box->setChecked(value == "on"); };
    connect(box, &QCheckBox::clicked, this, [this](bool isOn) { commit(isOn ? "on" : "off"); });
    return box;
}

QWidget* ParameterField::makeText()
{
    auto* edit = new QLineEdit;
    edit->setFixedWidth(u(kFieldUnits));
    m_write = [edit](const std::string& value) {
        if (!edit->hasFocus() || edit->text().simplified() != shown(value))
            edit->setText(shown(value));
    };
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        const auto typed = toUtf8(edit->text().simplified());
        if (typed != toUtf8(shown(m_parameter->get(m_settings))) || !error().isEmpty())
            commit(typed);
    });
    return edit;
}

void ParameterField::setSettings(const TrainSettings& settings, const TrainSettings& preset)
{
    m_settings = settings;
    const auto value = m_parameter->get(settings);
    m_presetValue = m_parameter->get(preset);
    m_isChanged = value != m_presetValue;
    {
        const QSignalBlocker quiet(m_editor);
        m_write(value);
    }
    say({});
    m_label->setFont(metrics::font(m_isChanged ? metrics::Type::Strong : metrics::Type::Body));
    const bool hadFocus = m_back->hasFocus();
    m_back->setVisible(m_isChanged);
    if (hadFocus && !m_isChanged)
        m_editor->setFocus();
    const auto before = words::valueOf(*m_parameter, preset);
    const auto back = tr("Back to the preset's: %1").arg(before.isEmpty() ? tr("none") : before);
    m_back->setToolTip(back);
    m_back->setAccessibleName(QStringLiteral("%1. %2").arg(words::textOf(*m_parameter).label, back));
}

void ParameterField::commit(const std::string& value)
{
    auto changed = m_settings;
    if (const auto done = setParameter(changed, m_parameter->key, value); !done)
        return say(words::sentence(done.error()));
    say({});
    Q_EMIT edited(m_parameter->get(changed));
}

void ParameterField::say(const QString& problem)
{
    m_error->setText(problem);
    m_error->setVisible(!problem.isEmpty());
    m_reason->setVisible(problem.isEmpty());
    m_editor->setProperty("invalid", !problem.isEmpty());
    m_editor->setAccessibleDescription(problem.isEmpty() ? words::textOf(*m_parameter).reason : problem);
    m_editor->update();
}

QString ParameterField::error() const
{
    return m_error->text();
}

} // namespace understudy
