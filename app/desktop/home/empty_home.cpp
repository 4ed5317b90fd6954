#include "app/desktop/home/empty_home.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/home/models_card.h"
#include "app/desktop/home/start_button.h"
#include "app/desktop/workspace.h"
#include "widgets/support/conversions.h"
#include "widgets/support/drop_area.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kShownRecent = 6;
// In units.
constexpr int kMachineWidth = 84;
constexpr int kTwoColumns = 200; // in less the machine is below the start

void setReady(IconLabel& mark, bool isReady)
{
    mark.setIcon(isReady ? u"check" : u"status-not-rendered", isReady ? Token::Ok : Token::Muted);
}

} // namespace

EmptyHome::EmptyHome(Workspace& workspace, Playback& playback, ModelShelf& models)
    : m_workspace(&workspace), m_playback(&playback), m_models(&models)
{
    createLayout();
    connect(m_playback, &Playback::statusChanged, this, &EmptyHome::refreshSound);
    refresh();
}

void EmptyHome::createLayout()
{
    m_machine = makeMachine();
    auto* page = new QWidget;
    page->setMaximumWidth(u(244));
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(u(8));
    m_columns->addWidget(makeStart(), 1);
    m_columns->addWidget(m_machine);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(u(10));
    rows->addWidget(makeTitle());
    rows->addLayout(m_columns);
    auto* inner = new QWidget;
    auto* across = new QHBoxLayout(inner);
    across->setContentsMargins(u(8), u(10), u(8), u(8));
    across->addStretch();
    across->addWidget(page, 100, Qt::AlignTop);
    across->addStretch();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makePageScroll(inner));
}

void EmptyHome::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < u(kTwoColumns);
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_machine->setMinimumWidth(isNarrow ? 0 : u(kMachineWidth));
    m_machine->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : u(kMachineWidth));
}

QWidget* EmptyHome::makeTitle()
{
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(4));
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/icons/understudy.svg")).pixmap(u(12)));
    auto* words = new QVBoxLayout;
    words->setSpacing(u(0.5));
    words->addWidget(makeLabel(tr("Understudy"), metrics::Type::Title));
    auto* about = makeMutedLabel(tr("One speaker’s recordings, with consent, to a finished episode."));
    about->setWordWrap(true);
    words->addWidget(about);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    return widget;
}

QWidget* EmptyHome::makeStart()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(makeLabel(tr("Start"), metrics::Type::Heading));
    layout->addSpacing(u(1));
    auto* create = new StartButton(u"add", tr("New project…"), tr("Voices and episodes live in one folder."),
                                   tr("Ctrl+N"));
    auto* open = new StartButton(u"folder", tr("Open project…"), tr("A folder that ends in .understudy."),
                                 tr("Ctrl+O"));
    auto* sample = new StartButton(
        u"play", tr("Try the sample episode"),
        tr("Two hosts, three minutes, spoken by the built-in draft voices. No download."), {});
    create->setObjectName(QStringLiteral("newProject"));
    open->setObjectName(QStringLiteral("openProject"));
    sample->setObjectName(QStringLiteral("trySample"));
    setFocusProxy(create);
    connect(create, &StartButton::clicked, this, &EmptyHome::newRequested);
    connect(open, &StartButton::clicked, this, &EmptyHome::openRequested);
    connect(sample, &StartButton::clicked, this, &EmptyHome::sampleRequested);
    auto* drop = new DropArea(tr("Drop a script here"),
                              tr("Markdown (.md) or JSON (.json). It gets a project of its own."),
                              {QStringLiteral("md"), QStringLiteral("json")});
    connect(drop, &DropArea::dropped, this,
            [this](const QStringList& files) { Q_EMIT pathRequested(files.first()); });
    for (auto* button : {create, open, sample})
        layout->addWidget(button);
    layout->addSpacing(u(2));
    layout->addWidget(drop);
    layout->addStretch();
    return widget;
}

QWidget* EmptyHome::makeMachine()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("On this machine"), metrics::Type::Heading));
    auto* card = makeCard();
    auto* rows = new QGridLayout(card);
    rows->setContentsMargins(u(3), u(3), u(3), u(3));
    rows->setVerticalSpacing(u(3));
    rows->setColumnStretch(1, 1);
    auto* draftMark = new IconLabel;
    setReady(*draftMark, true);
    rows->addWidget(draftMark, 0, 0);
    rows->addWidget(makeLabel(tr("Draft voices")), 0, 1);
    rows->addWidget(makeMutedLabel(tr("ready")), 0, 2, Qt::AlignRight);
    m_soundMark = new IconLabel;
    m_sound = makeMutedElided();
    m_sound->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    rows->addWidget(m_soundMark, 1, 0);
    rows->addWidget(makeLabel(tr("Sound output")), 1, 1);
    rows->addWidget(m_sound, 1, 2);
    auto* note = makeMutedLabel(tr("You can write, render and export with draft voices now."));
    note->setWordWrap(true);
    rows->addWidget(makeHorizontalLine(), 2, 0, 1, 3);
    rows->addWidget(note, 3, 0, 1, 3);
    layout->addWidget(card);
    layout->addSpacing(u(5));
    auto* models = new ModelsCard(*m_models);
    connect(models, &ModelsCard::addRequested, this, &EmptyHome::modelRequested);
    layout->addWidget(models);
    layout->addSpacing(u(5));
    layout->addWidget(makeLabel(tr("Recent projects"), metrics::Type::Heading));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(u(1));
    layout->addLayout(m_recent);
    layout->addStretch();
    return widget;
}

void EmptyHome::refreshSound()
{
    setReady(*m_soundMark, m_playback->hasDevice());
    m_sound->setText(m_playback->deviceText());
}

void EmptyHome::refresh()
{
    refreshSound();
    while (auto* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int shown = 0;
    for (const auto& folder : m_workspace->user().recentProjects()) {
        if (shown++ == kShownRecent)
            break;
        const auto path = pathText(folder);
        auto* button = makeButton(QFileInfo(path).completeBaseName(), u"folder");
        button->setFlat(true);
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT pathRequested(path); });
        m_recent->addWidget(button, 0, Qt::AlignLeft);
    }
    if (shown == 0)
        m_recent->addWidget(makeMutedLabel(tr("None yet. Projects you open appear here.")));
}

} // namespace understudy
