#include "app/desktop/episode/episode_work.h"

#include "app/desktop/workspace.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/support/job_strip.h"
#include "widgets/words/error_text.h"
#include "widgets/words/problem_text.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace understudy {

EpisodeWork::EpisodeWork(Workspace& workspace, BannerHost& banners, JobStrip& strip, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners), m_strip(&strip)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_rendering.forget();
        m_exporting.forget();
    });
}

void EpisodeWork::render(std::vector<LineId> lines, bool redo)
{
    if (!m_workspace->session() || m_episode.empty() || isRendering())
        return;
    m_banners->clear(QStringLiteral("render"));
    Q_EMIT mastered({});
    m_rendering.watch(m_workspace->session()->episodes().render(m_episode, std::move(lines), redo),
                      [this](const Result<RenderReport>& report) { finishRender(report); });
    Q_EMIT changed();
}

void EpisodeWork::finishRender(const Result<RenderReport>& report)
{
    Q_EMIT changed();
    if (!report)
        showFailure(report.error(), QStringLiteral("render"));
    else if (!report->failed.empty())
        showFailedLines(*report);
    else
        m_strip->showMessage(tr("Rendered %n line(s).", nullptr, report->rendered));
}

void EpisodeWork::showFailedLines(const RenderReport& report)
{
    const auto& first = report.failed.front();
    m_banners->show(
        {.sentence = tr("%n line(s) could not be rendered.", nullptr, static_cast<int>(report.failed.size())),
         .detail = words::sentence(first.error) + QLatin1Char(' ') + tr("Old takes are kept."),
         .actions = {{tr("Show"), [this, line = first.line] { Q_EMIT lineWanted(line); }}},
         .key = QStringLiteral("render")});
}

void EpisodeWork::exportTo(const QString& target)
{
    auto* session = m_workspace->session();
    if (!session || m_episode.empty())
        return;
    m_banners->clear(QStringLiteral("export"));
    m_exporting.watch(session->episodes().exportMaster(m_episode, {.target = toPath(target)}),
                      [this](const Result<MasterReport>& report) { finishExport(report); });
    Q_EMIT changed();
}

void EpisodeWork::finishExport(const Result<MasterReport>& report)
{
    Q_EMIT changed();
    if (!report)
        return showFailure(report.error(), QStringLiteral("export"));
    Q_EMIT mastered(report->loudness);
    if (report->mostNoise)
        m_banners->show({.kind = BannerKind::Warning,
                         .sentence = words::noiseWarning(*report->noiseFloor, *report->mostNoise),
                         .key = QStringLiteral("export")});
    const QFileInfo file(pathText(report->master));
    m_strip->showMessage(tr("Exported %1.").arg(file.fileName()), tr("Show"), [folder = file.absolutePath()] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
}

void EpisodeWork::showFailure(const Error& error, const QString& key)
{
    if (error.code != Code::Cancelled)
        m_banners->show({.sentence = words::sentence(error), .key = key});
    else if (key == QLatin1String("render"))
        m_strip->showMessage(tr("Rendering cancelled. Finished lines are kept."));
}

} // namespace understudy
