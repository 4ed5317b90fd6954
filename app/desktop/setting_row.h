// A row of the settings table as a field of the settings dialog, and its value back.
#pragma once

#include "core/session/settings.h"
#include "widgets/forms/form.h"

namespace understudy {

/// What the table says of itself; the words are added by the page.
FieldRow makeSettingRow(const char* key, const SettingValue& value);
/// As the row wants it, whatever the field gave.
SettingValue toSetting(const SettingRow& row, const QVariant& value);
/// What FieldRow::apply gives back.
QString answerTo(const Result<void>& done);

} // namespace understudy
