#include "widgets/support/conversions.h"

#include "widgets/words/progress_text.h"

#include <algorithm>
#include <cmath>

namespace understudy {

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString pathText(const std::filesystem::path& path)
{
    return toQString(std::string_view(path.native()));
}

std::string toUtf8(QStringView text)
{
    return text.toUtf8().toStdString();
}

std::filesystem::path toPath(const QString& path)
{
    return std::filesystem::path(toUtf8(path));
}

QString clockTenths(Seconds seconds)
{
    // Work in whole tenths: 61.999... must not become 1:02.9.
    const auto tenths = static_cast<qint64>(std::floor(std::max(0.0, seconds.value) * 10 + 1e-6));
    return words::clock(Seconds(static_cast<double>(tenths / 10))) + QLatin1Char('.') +
           QString::number(tenths % 10);
}

std::size_t utf8Length(QStringView text)
{
    std::size_t bytes = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            bytes += 1;
        else if (c.unicode() < 0x800 || c.isSurrogate())
            bytes += 2; // half of a pair's four bytes
        else
            bytes += 3;
    }
    return bytes;
}

qsizetype utf16Length(QStringView text, std::size_t bytes)
{
    std::size_t seen = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype units = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        seen += utf8Length(text.mid(i, units));
        if (seen > bytes)
            break;
        i += units;
    }
    return i;
}

} // namespace understudy
