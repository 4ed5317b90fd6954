#include "widgets/forms/form.h"

#include "widgets/support/parts.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLabelUnits = 40;

void fillChoices(QComboBox& combo, const std::vector<FieldChoice>& choices)
{
    for (const auto& choice : choices)
        combo.addItem(choice.label, choice.value);
}

} // namespace

FormField::FormField(FieldRow row, QWidget* parent)
    : QWidget(parent), m_row(std::move(row)), m_errorLine(new QWidget), m_error(makeLabel({}))
{
    m_editor = makeEditor();
    m_editor->setAccessibleName(m_row.label);
    m_editor->setAccessibleDescription(m_row.reason);
    m_editor->setObjectName(m_row.key);
    setValue(m_row.value);
    createLayout();
}

void FormField::createLayout()
{
    auto* label = makeLabel(m_row.label);
    label->setFixedWidth(u(kLabelUnits));
    label->setMinimumHeight(u(7));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setWordWrap(true);
    label->setBuddy(m_editor);
    m_error->setForegroundRole(QPalette::BrightText);
    m_error->setWordWrap(true);
    auto* error = new QHBoxLayout(m_errorLine);
    error->setContentsMargins(0, 0, 0, 0);
    error->setSpacing(u(1.5));
    error->addWidget(new IconLabel("error", Token::Bad));
    error->addWidget(m_error, 1);
    m_errorLine->hide();
    auto* column = new QVBoxLayout;
    column->setSpacing(u(1));
    column->addWidget(m_editor, 0, Qt::AlignLeft);
    column->addWidget(m_errorLine);
    if (!m_row.reason.isEmpty()) {
        m_reason = makeMutedLabel(m_row.reason, metrics::Type::Caption);
        m_reason->setWordWrap(true);
        column->addWidget(m_reason);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(4));
    layout->addWidget(label, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
}

QWidget* FormField::makeEditor()
{
    switch (m_row.kind) {
    case FieldKind::Toggle:
        return makeToggle();
    case FieldKind::Choice:
        return makeChoice();
    case FieldKind::Radio:
        return makeRadio();
    case FieldKind::Integer:
    case FieldKind::Decimal:
        return makeNumber();
    case FieldKind::Text:
        return makeText();
    case FieldKind::Own:
        return makeOwn();
    }
    return nullptr;
}

QWidget* FormField::makeToggle()
{
    auto* box = new QCheckBox(m_row.boxLabel);
    box->setFocusPolicy(Qt::TabFocus);
    m_read = [box] { return QVariant(box->isChecked()); };
    m_write = [box](const QVariant& value) { box->setChecked(value.toBool()); };
    connect(box, &QCheckBox::clicked, this, &FormField::commit);
    return box;
}

void FormField::setChoices(std::vector<FieldChoice> choices)
{
    auto* combo = qobject_cast<QComboBox*>(m_editor);
    if (!combo)
        return;
    const auto shown = value();
    m_row.choices = std::move(choices);
    combo->clear();
    fillChoices(*combo, m_row.choices);
    setValue(shown);
}

void FormField::setReason(const QString& reason)
{
    m_row.reason = reason;
    m_editor->setAccessibleDescription(reason);
    if (m_reason)
        m_reason->setText(reason);
}

QWidget* FormField::makeChoice()
{
    auto* combo = new QComboBox;
    fillChoices(*combo, m_row.choices);
    combo->setMinimumWidth(u(30));
    guardWheel(combo);
    m_read = [combo] { return combo->currentData(); };
    m_write = [combo](const QVariant& value) { combo->setCurrentIndex(combo->findData(value)); };
    connect(combo, &QComboBox::activated, this, &FormField::commit);
    return combo;
}

QWidget* FormField::makeRadio()
{
    auto* box = new QWidget;
    auto* group = new QButtonGroup(box);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(1));
    for (std::size_t i = 0; i < m_row.choices.size(); ++i) {
        auto* button = new QRadioButton(m_row.choices[i].label);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button, static_cast<int>(i));
        layout->addWidget(button);
    }
    m_read = [this, group] {
        const int id = group->checkedId();
        return id < 0 ? QVariant() : m_row.choices[static_cast<std::size_t>(id)].value;
    };
    m_write = [this, group](const QVariant& value) {
        for (std::size_t i = 0; i < m_row.choices.size(); ++i)
            if (m_row.choices[i].value == value)
                group->button(static_cast<int>(i))->setChecked(true);
    };
    connect(group, &QButtonGroup::idClicked, this, &FormField::commit);
    return box;
}

QWidget* FormField::makeNumber()
{
    auto* box = new QDoubleSpinBox;
    const bool isInteger = m_row.kind == FieldKind::Integer;
    box->setDecimals(isInteger ? 0 : m_row.decimals);
    box->setRange(m_row.minimum, m_row.maximum);
    box->setSingleStep(isInteger ? 1 : std::pow(10.0, -m_row.decimals));
    box->setSuffix(m_row.unit);
    box->setKeyboardTracking(false); // half a number is no value
    box->setMinimumWidth(u(26));
    guardWheel(box);
    m_read = [box, isInteger] {
        return isInteger ? QVariant(qRound64(box->value())) : QVariant(box->value());
    };
    m_write = [box](const QVariant& value) { box->setValue(value.toDouble()); };
    connect(box, &QDoubleSpinBox::valueChanged, this, &FormField::commit);
    return box;
}

QWidget* FormField::makeText()
{
    auto* edit = new QLineEdit;
    edit->setMinimumWidth(u(60));
    m_read = [edit] { return QVariant(edit->text()); };
    m_write = [edit](const QVariant& value) { edit->setText(value.toString()); };
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        if (edit->text() != m_row.value.toString() || !error().isEmpty())
            commit();
    });
    return edit;
}

QWidget* FormField::makeOwn()
{
    auto own = m_row.makeEditor([this] { commit(); });
    m_read = std::move(own.read);
    m_write = std::move(own.write);
    return own.widget;
}

QVariant FormField::value() const
{
    return m_read();
}

void FormField::setValue(const QVariant& value)
{
    m_row.value = value;
    const QSignalBlocker quiet(m_editor);
    m_write(value);
    showError({});
}

void FormField::restoreDefault()
{
    const QSignalBlocker quiet(m_editor);
    m_write(m_row.fallback);
    commit();
}

void FormField::commit()
{
    const QVariant value = m_read();
    const QString problem = m_row.apply ? m_row.apply(value) : QString();
    if (problem.isEmpty())
        m_row.value = value;
    showError(problem);
}

void FormField::showError(const QString& sentence)
{
    m_error->setText(sentence);
    m_errorLine->setVisible(!sentence.isEmpty());
    m_editor->setProperty("invalid", !sentence.isEmpty());
    m_editor->setAccessibleDescription(sentence.isEmpty() ? m_row.reason : sentence);
    m_editor->update();
    if (m_reason)
        m_reason->setVisible(sentence.isEmpty());
}

QString FormField::error() const
{
    return m_error->text();
}

bool FormField::matches(const QString& words) const
{
    const auto has = [&](const QString& text) { return text.contains(words, Qt::CaseInsensitive); };
    return has(m_row.label) || has(m_row.reason) || has(m_row.boxLabel) || has(m_row.key) ||
           std::ranges::any_of(m_row.choices, has, &FieldChoice::label);
}

} // namespace understudy
