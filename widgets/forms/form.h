// Forms made from a table of rows: label, field, the reason below it, and an error in place of the reason
// while a value is wrong. The old value stays in use until a right one is given.
#pragma once

#include <QVariant>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;

namespace understudy {

enum class FieldKind
{
    Toggle,
    Choice,
    Radio,
    Integer,
    Decimal,
    Text,
    Own ///< FieldRow::makeEditor makes it
};

/// A field that its page makes itself.
struct OwnEditor
{
    QWidget* widget = nullptr;
    std::function<QVariant()> read;
    std::function<void(const QVariant&)> write;
};

struct FieldChoice
{
    QVariant value;
    QString label;
};

struct FieldRow
{
    QString key;
    QString label;
    QString reason; ///< one line: what it does, what it costs
    FieldKind kind = FieldKind::Text;
    QVariant value;
    QVariant fallback; ///< what Restore defaults puts back
    std::vector<FieldChoice> choices;
    double minimum = 0;
    double maximum = 0; ///< for Integer and Decimal
    int decimals = 1;
    QString unit;     ///< " dB"
    QString boxLabel; ///< of a Toggle
    /// Of Own; the editor calls `commit` when somebody has changed it.
    std::function<OwnEditor(std::function<void()> commit)> makeEditor;
    /// Takes the value; returns an empty text, or the sentence that says what is wrong and what stays in use.
    std::function<QString(const QVariant&)> apply;
};

/// One labelled field with its reason and error lines.
class FormField : public QWidget
{
    Q_OBJECT
public:
    explicit FormField(FieldRow row, QWidget* parent = nullptr);

    const FieldRow& row() const { return m_row; }
    QVariant value() const;
    /// Shows a value without applying it.
    void setValue(const QVariant& value);
    /// Of a Choice; the value shown stays.
    void setChoices(std::vector<FieldChoice> choices);
    void setReason(const QString& reason);
    void restoreDefault();
    void showError(const QString& sentence); ///< empty: none
    QString error() const;
    bool matches(const QString& words) const;

private:
    void createLayout();
    QWidget* makeEditor();
    QWidget* makeToggle();
    QWidget* makeChoice();
    QWidget* makeRadio();
    QWidget* makeNumber();
    QWidget* makeText();
    QWidget* makeOwn();
    void commit();

    FieldRow m_row;
    QWidget* m_editor = nullptr;
    QLabel* m_reason = nullptr;
    QWidget* m_errorLine = nullptr;
    QLabel* m_error = nullptr;
    std::function<QVariant()> m_read;
    std::function<void(const QVariant&)> m_write;
};

} // namespace understudy
