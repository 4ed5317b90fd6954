#include "app/desktop/home/home_pane.h"

#include "app/desktop/home/empty_home.h"
#include "app/desktop/home/project_home.h"
#include "app/desktop/workspace.h"
#include "widgets/support/parts.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace understudy {

HomePane::HomePane(Workspace& workspace, Playback& playback)
    : m_workspace(&workspace), m_banners(new BannerHost), m_pages(new QStackedWidget),
      m_empty(new EmptyHome(workspace, playback)), m_project(new ProjectHome(workspace))
{
    setObjectName(QStringLiteral("HomePane"));
    setWindowTitle(tr("Home"));
    setGround(this, Ground::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banners);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_project);

    connect(m_empty, &EmptyHome::newRequested, this, &HomePane::newRequested);
    connect(m_empty, &EmptyHome::openRequested, this, &HomePane::openRequested);
    connect(m_empty, &EmptyHome::sampleRequested, this, &HomePane::sampleRequested);
    connect(m_empty, &EmptyHome::pathRequested, this, &HomePane::pathRequested);
    connect(m_project, &ProjectHome::openRequested, this, &HomePane::openRequested);
    connect(m_project, &ProjectHome::addScriptRequested, this, &HomePane::addScriptRequested);
    connect(m_project, &ProjectHome::episodeRequested, this, &HomePane::episodeRequested);
    connect(m_workspace, &Workspace::sessionChanged, this, &HomePane::refresh);
    refresh();
}

QList<QWidget*> HomePane::parts() const
{
    return {m_banners, m_pages->currentWidget()};
}

void HomePane::enter()
{
    refresh();
    m_pages->currentWidget()->setFocus();
}

void HomePane::refresh()
{
    const bool hasProject = m_workspace->session() != nullptr;
    m_pages->setCurrentWidget(hasProject ? static_cast<QWidget*>(m_project) : m_empty);
    if (hasProject)
        m_project->refresh();
    else
        m_empty->refresh();
}

} // namespace understudy
