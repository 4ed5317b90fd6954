#include "app/desktop/home/episodes_card.h"

#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

#include <tuple>

namespace understudy {

using metrics::u;

namespace {

bool isSame(const EpisodeSummary& one, const EpisodeSummary& other)
{
    const auto facts = [](const EpisodeSummary& of) {
        return std::tuple(of.id.value, of.title, of.lines, of.fresh, of.length.value, of.hasProblems);
    };
    return facts(one) == facts(other);
}

} // namespace

EpisodeStanding standingOf(const EpisodeSummary& episode)
{
    const int changed = episode.lines - episode.fresh;
    if (episode.hasProblems)
        return {QStringLiteral("status-failed"), Token::Bad, EpisodesCard::tr("Has problems")};
    if (changed == 0 && episode.lines > 0)
        return {QStringLiteral("status-fresh"), Token::Ok, EpisodesCard::tr("Rendered")};
    return {QStringLiteral("status-stale"), Token::Warn, EpisodesCard::tr("%n to render", nullptr, changed)};
}

QString titleOf(const EpisodeSummary& episode)
{
    return toQString(episode.title.empty() ? episode.id.value : episode.title);
}

EpisodesCard::EpisodesCard(QWidget* parent)
    : QWidget(parent), m_rows(new QVBoxLayout), m_add(makeButton(tr("Add script…"), u"add"))
{
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(1), u(1), u(1), u(3));
    inside->setSpacing(0);
    m_rows->setSpacing(0);
    inside->addLayout(m_rows);
    inside->addWidget(makeHorizontalLine());
    connect(m_add, &QPushButton::clicked, this, &EpisodesCard::addRequested);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(u(3), u(3), u(3), 0);
    foot->addWidget(m_add);
    foot->addStretch();
    inside->addLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(makeLabel(tr("Episodes"), metrics::Type::Heading));
    layout->addWidget(card);
}

QWidget* EpisodesCard::makeRow(const EpisodeSummary& episode)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(2));
    auto* title = new ElidedLabel(titleOf(episode));
    title->setFont(metrics::font(metrics::Type::Strong));
    auto* size = makeGroup({makeMutedLabel(tr("%n lines", nullptr, episode.lines)),
                            makeMutedLabel(words::clock(episode.length))});
    layout->addWidget(title, 1);
    layout->addWidget(size);
    (new RowFit(row))->addPart(size);
    const auto standing = standingOf(episode);
    layout->addWidget(new IconLabel(standing.icon, standing.color));
    layout->addWidget(makeLabel(standing.words));
    auto* open = makeButton(tr("Write"));
    open->setAccessibleName(tr("Write %1").arg(title->text()));
    connect(open, &QPushButton::clicked, this, [this, id = episode.id] { Q_EMIT episodeRequested(id); });
    layout->addWidget(open);
    return row;
}

void EpisodesCard::setEpisodes(const std::vector<EpisodeSummary>& episodes, bool mayAdd)
{
    m_add->setEnabled(mayAdd);
    if (m_rows->count() > 0 && std::ranges::equal(episodes, m_episodes, isSame))
        return; // the keys may be on one
    m_episodes = episodes;
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& episode : episodes)
        m_rows->addWidget(makeRow(episode));
    if (episodes.empty()) {
        auto* none = makeMutedLabel(tr("No episodes yet. Add a script, or drop one on the window."));
        none->setContentsMargins(u(3), u(3), u(3), u(3));
        none->setWordWrap(true);
        m_rows->addWidget(none);
    }
}

} // namespace understudy
