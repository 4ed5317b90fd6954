#include "app/desktop/home/home_pane.h"

#include "app/desktop/home/empty_home.h"
#include "app/desktop/home/model_shelf.h"
#include "app/desktop/home/project_home.h"
#include "app/desktop/pane_layout.h"
#include "app/desktop/workspace.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"

#include <QFileDialog>
#include <QScrollArea>
#include <QStackedWidget>

namespace understudy {

HomePane::HomePane(Workspace& workspace, Playback& playback)
    : m_workspace(&workspace), m_banners(new BannerHost), m_pages(new QStackedWidget),
      m_models(new ModelShelf(this)), m_empty(new EmptyHome(workspace, playback, *m_models)),
      m_project(new ProjectHome(workspace, *m_models))
{
    setObjectName(QStringLiteral("HomePane"));
    setWindowTitle(tr("Home"));
    setGround(this, Ground::Raised);
    stackPane(this, nullptr, m_banners, m_pages);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_project);

    connect(m_empty, &EmptyHome::newRequested, this, &HomePane::newRequested);
    connect(m_empty, &EmptyHome::openRequested, this, &HomePane::openRequested);
    connect(m_empty, &EmptyHome::sampleRequested, this, &HomePane::sampleRequested);
    connect(m_empty, &EmptyHome::pathRequested, this, &HomePane::pathRequested);
    connect(m_project, &ProjectHome::openRequested, this, &HomePane::openRequested);
    connect(m_project, &ProjectHome::addScriptRequested, this, &HomePane::addScriptRequested);
    connect(m_project, &ProjectHome::episodeRequested, this, &HomePane::episodeRequested);
    connect(m_project, &ProjectHome::reviewRequested, this, &HomePane::reviewRequested);
    connect(m_project, &ProjectHome::trainingRequested, this, &HomePane::trainingRequested);
    connect(m_project, &ProjectHome::compareRequested, this, &HomePane::compareRequested);
    connect(m_project, &ProjectHome::addRecordingsRequested, this, &HomePane::addRecordingsRequested);
    connect(m_empty, &EmptyHome::modelRequested, this, &HomePane::addModel);
    connect(m_project, &ProjectHome::modelRequested, this, &HomePane::addModel);
    connect(m_project, &ProjectHome::failed, this, [this](const Error& error) {
        m_banners->show({.sentence = words::sentence(error), .key = QStringLiteral("consent")});
    });
    connect(m_models, &ModelShelf::failed, this, &HomePane::showModelFailure);
    connect(m_workspace, &Workspace::sessionChanged, this, &HomePane::refresh);
    refresh();
}

QList<QWidget*> HomePane::parts() const
{
    return {m_pages->currentWidget()};
}

void HomePane::enter()
{
    refresh();
    m_models->refresh();
    m_pages->currentWidget()->setFocus();
}

void HomePane::showModels()
{
    auto* add = m_pages->currentWidget()->findChild<QWidget*>(QStringLiteral("addModel"));
    if (add == nullptr)
        return;
    for (auto* outer = add->parentWidget(); outer != nullptr; outer = outer->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(outer))
            scroll->ensureWidgetVisible(add);
    add->setFocus(Qt::OtherFocusReason);
}

void HomePane::addModel()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Add models from a folder"));
    if (!folder.isEmpty())
        m_models->add(folder);
}

void HomePane::showModelFailure(const Error& error, const QString& repository)
{
    BannerContent banner{.sentence = words::sentence(error), .key = QStringLiteral("models")};
    if (!repository.isEmpty())
        banner.actions.push_back(
            {.text = tr("Try again"), .run = [this, repository] { m_models->fetch(repository); }});
    m_banners->show(std::move(banner));
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
