#include "app/desktop/setting_row.h"

#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"

namespace understudy {

namespace {

QVariant toVariant(const SettingValue& value)
{
    return std::visit(
        [](const auto& v) -> QVariant {
            using T = std::decay_t<decltype(v)>;
            if constexpr (std::is_same_v<T, std::string>)
                return toQString(v);
            else if constexpr (std::is_same_v<T, std::int64_t>)
                return QVariant::fromValue<qlonglong>(v);
            else
                return QVariant::fromValue(v);
        },
        value);
}

} // namespace

SettingValue toSetting(const SettingRow& row, const QVariant& value)
{
    if (std::holds_alternative<bool>(row.fallback))
        return value.toBool();
    if (std::holds_alternative<std::int64_t>(row.fallback))
        return static_cast<std::int64_t>(value.toLongLong());
    if (std::holds_alternative<double>(row.fallback))
        return value.toDouble();
    return toUtf8(value.toString());
}

FieldRow makeSettingRow(const char* key, const SettingValue& value)
{
    const auto* row = findSettingRow(key);
    FieldRow field;
    field.key = QString::fromLatin1(key);
    field.value = toVariant(value);
    field.fallback = toVariant(row->fallback);
    field.minimum = row->minimum;
    field.maximum = row->maximum;
    field.kind = std::holds_alternative<bool>(row->fallback)           ? FieldKind::Toggle
                 : std::holds_alternative<std::int64_t>(row->fallback) ? FieldKind::Integer
                 : std::holds_alternative<double>(row->fallback)       ? FieldKind::Decimal
                                                                       : FieldKind::Text;
    return field;
}

QString answerTo(const Result<void>& done)
{
    return done ? QString() : words::sentence(done.error());
}

} // namespace understudy
