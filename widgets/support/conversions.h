// Between core's values and Qt's: strings, paths, offsets.
#pragma once

#include "core/base/units.h"

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace understudy {

QString toQString(std::string_view utf8);
QString pathText(const std::filesystem::path& path);
std::string toUtf8(QStringView text);
std::filesystem::path toPath(const QString& path);

/// "1:01.6": the transport; tenths, cut. Other lengths and numbers: widgets/words/progress_text.h.
QString clockTenths(Seconds seconds);

/// UTF-8 bytes of `text`; and how many UTF-16 units the first `bytes` bytes of its UTF-8 are (rounded down to
/// a whole character, clamped to the text).
std::size_t utf8Length(QStringView text);
qsizetype utf16Length(QStringView text, std::size_t bytes);

} // namespace understudy
