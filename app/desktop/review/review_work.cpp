#include "app/desktop/review/review_work.h"

#include "app/desktop/workspace.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"

namespace understudy {

ReviewWork::ReviewWork(Workspace& workspace, BannerHost& banners, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_importing.stop();
        m_building.stop();
        for (const auto& key : {QStringLiteral("import"), QStringLiteral("build")})
            m_banners->clear(key);
    });
}

void ReviewWork::fail(const Error& error, const QString& key)
{
    if (error.code != Code::Cancelled)
        m_banners->show({.sentence = words::sentence(error), .key = key});
}

void ReviewWork::import(const QStringList& paths)
{
    if (!m_workspace->session())
        return;
    std::vector<std::filesystem::path> files;
    for (const auto& path : paths)
        files.push_back(toPath(path));
    m_banners->clear(QStringLiteral("import"));
    m_importing.start(m_workspace->session()->reviews().importRecordings(std::move(files)),
                      [this](const Result<ImportReport>& report) { takeImport(report); });
    Q_EMIT changed();
}

void ReviewWork::takeImport(const Result<ImportReport>& report)
{
    Q_EMIT changed();
    if (!report)
        return fail(report.error(), QStringLiteral("import"));
    const auto more = [](std::size_t count) {
        return count > 1 ? tr("And %n more.", nullptr, int(count) - 1) : QString();
    };
    if (!report->failed.empty())
        m_banners->show({.kind = BannerKind::Warning,
                         .sentence = words::sentence(report->failed.front()),
                         .detail = more(report->failed.size()),
                         .key = QStringLiteral("import")});
    else if (!report->known.empty())
        m_banners->show({.kind = BannerKind::Info,
                         .sentence = tr("%1 is here already.").arg(pathText(report->known.front().first)),
                         .detail = more(report->known.size()),
                         .key = QStringLiteral("import")});
}

void ReviewWork::build()
{
    if (!m_workspace->session())
        return;
    m_banners->clear(QStringLiteral("build"));
    m_building.start(m_workspace->session()->reviews().buildDataset({}),
                     [this](const Result<BuildReport>& report) { takeBuild(report); });
    Q_EMIT changed();
}

void ReviewWork::takeBuild(const Result<BuildReport>& report)
{
    Q_EMIT changed();
    if (!report)
        return fail(report.error(), QStringLiteral("build"));
    m_banners->show({.kind = BannerKind::Info,
                     .sentence = tr("The dataset has %n clips.", nullptr, report->totals.exported()),
                     .detail = tr("It lies in the project's folder, in dataset."),
                     .key = QStringLiteral("build")});
}

} // namespace understudy
