// Between core's values and Qt's: strings, paths, durations and numbers as the studio writes them.
#pragma once

#include "core/base/units.h"

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace understudy {

QString toQString(std::string_view utf8);
QString toQString(const std::filesystem::path& path);
std::string toUtf8(QStringView text);
std::filesystem::path toPath(const QString& path);

/// "3:37", "1:02:05": positions and lengths of programmes; whole seconds, cut not rounded.
QString clockTime(Seconds seconds);
/// "1:01.6": the transport; tenths, cut.
QString clockTenths(Seconds seconds);
/// "8.0 s": lengths of lines.
QString lengthText(Seconds seconds);
/// "about 9 s left", "about 14 min left".
QString aboutLeft(Seconds seconds);
/// Fixed decimals by locale, with U+2212 for minus; "–" for infinities and NaN: not measured, or silence.
QString number(double value, int decimals);

/// UTF-8 bytes of `text`; and how many UTF-16 units the first `bytes` bytes of its UTF-8 are (rounded down to
/// a whole character, clamped to the text).
std::size_t utf8Length(QStringView text);
qsizetype utf16Length(QStringView text, std::size_t bytes);

} // namespace understudy
