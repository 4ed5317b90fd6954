#include "app/desktop/episode/episode_header.h"

#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// A button that does what the action does, and is enabled with it.
QPushButton* makeActionButton(QAction* action, QAnyStringView iconName)
{
    auto* button = makeButton(action->text(), iconName);
    button->setToolTip(toolTipWithKey(action));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setEnabled(action->isEnabled()); });
    button->setEnabled(action->isEnabled());
    return button;
}

} // namespace

EpisodeHeader::EpisodeHeader(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_episodes(new QComboBox), m_voices(new ElidedLabel),
      m_render(makeActionButton(actions.renderChanged, u"render")), m_renderMore(makeRenderMenu()),
      m_cancel(makeActionButton(actions.cancel, u"stop")),
      m_export(makeActionButton(actions.exportMaster, u"deliver"))
{
    setPrimary(m_render);
    m_render->setObjectName(QStringLiteral("render"));
    m_cancel->setObjectName(QStringLiteral("cancelRender"));
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setText(tr("Export…"));
    m_episodes->setObjectName(QStringLiteral("episodes"));
    m_episodes->setAccessibleName(tr("Episode"));
    createLayout();
    connect(m_episodes, &QComboBox::activated, this, [this](int index) {
        Q_EMIT episodeChosen(EpisodeId(toUtf8(m_episodes->itemData(index).toString())));
    });
    setWork(0, false);
}

QToolButton* EpisodeHeader::makeRenderMenu()
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("renderMore"));
    button->setIcon(icon(u"chevron-down"));
    button->setAccessibleName(tr("More ways to render"));
    button->setToolTip(tr("More ways to render"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addActions({m_actions.renderChanged, m_actions.renderSelected, m_actions.renderAll});
    button->setMenu(menu);
    return button;
}

void EpisodeHeader::createLayout()
{
    setGround(this, Ground::Raised);
    setFixedHeight(u(11));
    m_episodes->setMinimumWidth(u(36));
    m_episodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* people = new QLabel;
    people->setPixmap(icon(u"voice", Token::Muted).pixmap(u(4)));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(2));
    layout->addWidget(makeLabel(tr("Episode"), metrics::Type::Heading));
    layout->addSpacing(u(1));
    layout->addWidget(m_episodes);
    layout->addSpacing(u(1));
    layout->addWidget(makeVerticalLine());
    layout->addSpacing(u(1));
    layout->addWidget(people);
    layout->addWidget(m_voices, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_render);
    layout->addWidget(m_renderMore);
    layout->addWidget(m_export);
    layout->addWidget(makeToolButton(m_actions.inspector));
}

void EpisodeHeader::setEpisodes(const std::vector<EpisodeSummary>& episodes, const EpisodeId& current)
{
    const QSignalBlocker blocker(m_episodes);
    m_episodes->clear();
    for (const auto& episode : episodes) {
        const auto title = toQString(episode.title.empty() ? episode.id.value : episode.title);
        m_episodes->addItem(title, toQString(episode.id.value));
    }
    m_episodes->setCurrentIndex(m_episodes->findData(toQString(current.value)));
    m_episodes->setEnabled(!episodes.empty());
}

void EpisodeHeader::setVoices(const QString& voices)
{
    m_voices->setText(voices);
}

void EpisodeHeader::setWork(int changedLines, bool isRendering)
{
    m_cancel->setVisible(isRendering);
    m_render->setVisible(!isRendering);
    m_renderMore->setVisible(!isRendering);
    m_render->setText(changedLines > 0 ? tr("Render %n changed line(s)", nullptr, changedLines)
                                       : tr("All lines rendered"));
}

void EpisodeHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_export->setText(width() < u(190) ? QString() : tr("Export…"));
}

} // namespace understudy
