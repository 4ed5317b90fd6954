#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <cmath>

namespace understudy::words {

namespace {

struct ProgressText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ProgressText)
};

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString bytesOf(const Progress& progress)
{
    return ProgressText::tr("%1 of %2")
        .arg(size(Bytes(static_cast<qint64>(progress.done))),
             size(Bytes(static_cast<qint64>(progress.total))));
}

/// "Measuring, file 3 of 12: talk.wav"
QString ofFile(const QString& step, const Progress& progress)
{
    // A name may hold line ends.
    const auto name = QString::fromStdString(progress.subject).simplified();
    if (progress.files == 1)
        return ProgressText::tr("%1: %2").arg(step, name);
    return ProgressText::tr("%1, file %2 of %3: %4")
        .arg(step)
        .arg(progress.file)
        .arg(progress.files)
        .arg(name);
}

/// Of what is counted: how much of it there is may show later.
QString ifCounted(const Progress& progress, const QString& counted)
{
    return progress.total > 0 ? counted : ProgressText::tr("Starting");
}

QString stepOf(const Progress& progress)
{
    switch (progress.stage) {
    case Stage::RenderingLines:
        return ifCounted(progress,
                         ProgressText::tr("%1 of %2 lines rendered").arg(progress.done).arg(progress.total));
    case Stage::Copying:
        return ifCounted(progress, ProgressText::tr("Copying: %1").arg(bytesOf(progress)));
    case Stage::Fetching:
        return ifCounted(progress, ProgressText::tr("Fetching: %1").arg(bytesOf(progress)));
    case Stage::Verifying:
        return ifCounted(progress, ProgressText::tr("Verifying: %1").arg(bytesOf(progress)));
    case Stage::Training:
        return ifCounted(progress, ProgressText::tr("Step %1 of %2").arg(progress.done).arg(progress.total));
    case Stage::Mixing:
        return ProgressText::tr("Mixing");
    case Stage::Mastering:
        return ProgressText::tr("Mastering");
    case Stage::Measuring:
        return ProgressText::tr("Measuring");
    case Stage::Writing:
        return ProgressText::tr("Writing");
    case Stage::Reading:
        return ProgressText::tr("Reading");
    case Stage::Repairing:
        return ProgressText::tr("Repairing");
    case Stage::Transcribing:
        return ProgressText::tr("Transcribing");
    case Stage::Comparing:
        return ProgressText::tr("Comparing the clips");
    case Stage::Encoding:
        return ProgressText::tr("Encoding the clips");
    case Stage::Evaluating:
        return ProgressText::tr("Validating");
    case Stage::Probing:
        return ProgressText::tr("Rendering the probe lines");
    case Stage::Paused:
        return ProgressText::tr("Paused");
    case Stage::Yielding:
        return ProgressText::tr("Waiting while lines are rendered");
    case Stage::Starting:
        break;
    }
    return ProgressText::tr("Starting");
}

} // namespace

QString size(Bytes bytes)
{
    static const std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes.value);
    std::size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    const int decimals = unit == 0 || value >= 99.95 ? 0 : 1;
    return QStringLiteral("%1 %2").arg(number(value, decimals), QLatin1String(units[unit]));
}

QString clock(Seconds length)
{
    const auto all = static_cast<qint64>(std::max(0.0, length.value));
    const auto tail = twoDigits(all % 60);
    if (all < 3600)
        return QStringLiteral("%1:%2").arg(all / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(all / 3600).arg(twoDigits(all / 60 % 60), tail);
}

QString seconds(Seconds length)
{
    return ProgressText::tr("%1 s").arg(number(length.value, 1));
}

QString number(double value, int decimals)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    auto text = QString::number(value, 'f', decimals);
    // "-0.0" is a rounding artefact, not a level below zero.
    if (text.startsWith(QLatin1Char('-')) && text.mid(1).toDouble() == 0.0)
        text.remove(0, 1);
    text.replace(QLatin1Char('.'), ProgressText::tr(".", "between a whole number and its decimals"));
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString count(double value)
{
    QString text = number(value, 0);
    for (qsizetype at = text.size() - 3; at > 0 && text[at - 1].isDigit(); at -= 3)
        text.insert(at, ProgressText::tr(",", "between thousands"));
    return text;
}

QString moment(std::chrono::system_clock::time_point at)
{
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(passed.count()).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString timeLeft(Seconds left)
{
    if (left.value < 90)
        return ProgressText::tr("about %1 s left")
            .arg(std::max(1, static_cast<int>(std::lround(left.value))));
    const auto minutes = std::lround(left.value / 60);
    if (minutes < 120)
        return ProgressText::tr("about %1 min left").arg(minutes);
    if (minutes < 48 * 60)
        return ProgressText::tr("about %1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
    return ProgressText::tr("about %n days left", nullptr, int(std::lround(double(minutes) / 60 / 24)));
}

QString stage(const Progress& progress)
{
    const auto step = stepOf(progress);
    return progress.files > 0 ? ofFile(step, progress) : step;
}

QString jobTitle(const JobStatus& job)
{
    return ProgressText::tr("%1: %2").arg(QString::fromStdString(job.title), stage(job.progress));
}

std::optional<Seconds> estimateLeft(const JobStatus& job, std::chrono::steady_clock::time_point now)
{
    const auto& progress = job.progress;
    if (job.state != JobState::Running || progress.total <= progress.done)
        return std::nullopt;
    if (progress.left)
        return progress.left;
    const auto counted = progress.done - job.countedFrom;
    if (counted <= 0)
        return std::nullopt;
    const std::chrono::duration<double> elapsed = now - job.counted;
    return Seconds(elapsed.count() * (progress.total - progress.done) / counted);
}

} // namespace understudy::words
