#include "app/desktop/read_only_notice.h"

#include "app/desktop/workspace.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"

#include <QFileInfo>
#include <QTimer>

namespace understudy {

namespace {

constexpr int kTurnMs = 1500; // nobody is told that a lock is free

QString key()
{
    return QStringLiteral("project");
}

} // namespace

ReadOnlyNotice::ReadOnlyNotice(Workspace& workspace, std::vector<BannerHost*> panes, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_panes(std::move(panes)), m_clock(new QTimer(this))
{
    m_clock->setInterval(kTurnMs);
    connect(m_clock, &QTimer::timeout, this, &ReadOnlyNotice::look);
    connect(m_workspace, &Workspace::sessionChanged, this, &ReadOnlyNotice::refresh);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_clock->stop();
        m_looking.forget();
    });
    refresh();
}

void ReadOnlyNotice::refresh()
{
    m_told.reset();
    for (auto* banners : m_panes)
        banners->clear(key());
    if (!m_workspace->isReadOnly())
        return;
    take({toUtf8(m_workspace->lockedBy()), false});
    m_clock->start();
}

/// Asks the kernel, which waits for nobody; on a worker all the same, for folders may be far away.
void ReadOnlyNotice::look()
{
    if (m_looking.isWatching() || !m_workspace->isReadOnly())
        return;
    auto job = m_workspace->startBackground<Standing>([](Session& session) -> Result<Standing> {
        return Standing{session.lockedBy(), QFileInfo(pathText(session.folder())).isWritable()};
    });
    m_looking.watch(std::move(job), [this](const Result<Standing>& standing) {
        if (standing)
            take(*standing);
    });
}

void ReadOnlyNotice::take(const Standing& standing)
{
    const bool isSame = m_told && (m_told->holder == standing.holder) &&
                        (!standing.holder.empty() || m_told->mayWrite == standing.mayWrite);
    m_told = standing;
    if (isSame)
        return;
    BannerContent banner{.kind = BannerKind::Info, .key = key()};
    if (!standing.holder.empty()) {
        banner.sentence = tr("Open in %1.").arg(toQString(standing.holder));
        banner.detail = tr("Reading only. Once that program has ended, it can be edited here.");
    } else if (standing.mayWrite) {
        banner.sentence = tr("Nobody else has this project open any more.");
        banner.detail =
            tr("It is open for reading only; what was changed elsewhere is shown once it is edited here.");
        banner.actions.push_back({.text = tr("Edit now"),
                                  .run =
                                      [this] {
                                          if (auto* session = m_workspace->session())
                                              m_workspace->open(pathText(session->folder()));
                                      },
                                  .iconName = QStringLiteral("edit")});
    } else {
        banner.sentence = tr("This project may only be read here.");
        banner.detail = tr("Its folder is not yours to write in, so nothing can be changed.");
    }
    for (auto* banners : m_panes)
        banners->show(banner);
}

} // namespace understudy
