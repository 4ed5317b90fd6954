#include "widgets/support/conversions.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

const QChar kMinus(0x2212);

QString padded(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

} // namespace

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString toQString(const std::filesystem::path& path)
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

QString clockTime(Seconds seconds)
{
    const auto whole = static_cast<qint64>(std::floor(std::max(0.0, seconds.value)));
    const auto minutes = whole / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(padded(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(padded(minutes % 60), padded(whole % 60));
}

QString clockTenths(Seconds seconds)
{
    // Work in whole tenths: 61.999... must not become 1:02.9.
    const auto tenths = static_cast<qint64>(std::floor(std::max(0.0, seconds.value) * 10 + 1e-6));
    return clockTime(Seconds(static_cast<double>(tenths / 10))) + QLocale().decimalPoint() +
           QString::number(tenths % 10);
}

QString lengthText(Seconds seconds)
{
    return QCoreApplication::translate("Durations", "%1 s").arg(number(seconds.value, 1));
}

QString aboutLeft(Seconds seconds)
{
    if (seconds.value < 90)
        return QCoreApplication::translate("Durations", "about %1 s left")
            .arg(qMax(1, qRound(seconds.value)));
    if (seconds.value < 90 * 60)
        return QCoreApplication::translate("Durations", "about %1 min left").arg(qRound(seconds.value / 60));
    return QCoreApplication::translate("Durations", "about %1 h left").arg(qRound(seconds.value / 3600));
}

QString number(double value, int decimals)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    QString text = QLocale().toString(std::abs(value), 'f', decimals);
    const bool isZero = std::abs(value) < 0.5 * std::pow(10.0, -decimals);
    return value < 0 && !isZero ? kMinus + text : text;
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
