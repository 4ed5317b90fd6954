#include "app/desktop/episode/episode_header.h"

#include "app/desktop/action_button.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

// In units: the field of the episode where there is room, and where there is none.
constexpr int kEpisodesWidth = 36;
constexpr int kLeastEpisodesWidth = 20;

QToolButton* makeMenuButton(const QString& name, QAnyStringView iconName, const QList<QAction*>& actions)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addActions(actions);
    button->setMenu(menu);
    return button;
}

} // namespace

EpisodeHeader::EpisodeHeader(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_episodes(new QComboBox), m_voices(new ElidedLabel),
      m_render(makeActionButton(actions.renderChanged, u"render")), m_renderMore(makeRenderMenu()),
      m_cancel(makeActionButton(actions.cancel, u"stop")),
      m_export(makeActionButton(actions.exportMaster, u"deliver")),
      m_inspector(makeToolButton(actions.inspector)), m_more(makeMoreMenu())
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
    setWork(0, 0, false);
}

QToolButton* EpisodeHeader::makeRenderMenu()
{
    auto* button = makeMenuButton(tr("More ways to render"), u"chevron-down",
                                  {m_actions.renderChanged, m_actions.renderSelected, m_actions.renderAll});
    button->setObjectName(QStringLiteral("renderMore"));
    return button;
}

QToolButton* EpisodeHeader::makeMoreMenu()
{
    auto* button = makeMenuButton(tr("More"), u"more", {m_actions.exportMaster, m_actions.inspector});
    button->setAutoRaise(true);
    button->setVisible(false);
    return button;
}

void EpisodeHeader::createLayout()
{
    setGround(this, Ground::Raised);
    setFixedHeight(u(11));
    m_episodes->setMinimumWidth(u(kEpisodesWidth));
    m_episodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* people = new IconLabel(u"voice", Token::Muted);
    auto* heading = makeLabel(tr("Episode"), metrics::Type::Heading);
    auto* voices = makeGroup({makeVerticalLine(), people, m_voices});
    m_voices->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(2));
    layout->addWidget(heading);
    layout->addSpacing(u(1));
    layout->addWidget(m_episodes);
    layout->addSpacing(u(1));
    layout->addWidget(voices, 1);
    layout->addStretch();
    for (auto* part :
         std::initializer_list<QWidget*>{m_cancel, m_render, m_renderMore, m_export, m_inspector, m_more})
        layout->addWidget(part);
    fitParts(heading, voices);
}

void EpisodeHeader::fitParts(QWidget* heading, QWidget* voices)
{
    auto* fit = new RowFit(this);
    fit->addPart(voices);
    fit->addPart(heading);
    fit->addStep([this] { return m_export->fontMetrics().horizontalAdvance(tr("Export…")) + u(1); },
                 [this](bool isHere) { m_export->setText(isHere ? tr("Export…") : QString()); });
    fit->addStep(
        [this] {
            return m_export->sizeHint().width() + m_inspector->sizeHint().width() -
                   m_more->sizeHint().width() + u(2);
        },
        [this](bool isHere) {
            m_export->setVisible(isHere);
            m_inspector->setVisible(isHere);
            m_more->setVisible(!isHere); // as wide as the inspector's button
        });
    fit->addStep(
        [this] {
            const auto metrics = m_render->fontMetrics();
            return m_render->isHidden() ? 0
                                        : metrics.horizontalAdvance(renderWords(false)) -
                                              metrics.horizontalAdvance(renderWords(true));
        },
        [this](bool isHere) {
            m_isShort = !isHere;
            refreshWords();
        });
    fit->addStep([] { return u(kEpisodesWidth - kLeastEpisodesWidth); },
                 [this](bool isHere) {
                     m_episodes->setMinimumWidth(u(isHere ? kEpisodesWidth : kLeastEpisodesWidth));
                 });
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

void EpisodeHeader::setWork(int lines, int changedLines, bool isRendering)
{
    m_lines = lines;
    m_changedLines = changedLines;
    m_cancel->setVisible(isRendering);
    m_render->setVisible(!isRendering);
    m_renderMore->setVisible(!isRendering);
    refreshWords();
}

QString EpisodeHeader::renderWords(bool isShort) const
{
    if (m_lines == 0)
        return tr("Render");
    if (m_changedLines == 0)
        return isShort ? tr("Rendered") : tr("All lines rendered");
    return isShort ? tr("Render %n", "lines", m_changedLines)
                   : tr("Render %n changed line(s)", nullptr, m_changedLines);
}

void EpisodeHeader::refreshWords()
{
    m_render->setText(renderWords(m_isShort));
    m_render->setAccessibleName(renderWords(false));
}

} // namespace understudy
