// Home's card of episodes: how far each is, and the way to it.
#pragma once

#include "core/session/episode_service.h"
#include "widgets/support/tokens.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace understudy {

/// How far an episode is, in the words and shapes of its lines.
struct EpisodeStanding
{
    QString icon;
    Token color = Token::Muted;
    QString words; ///< "7 lines to render"
};
EpisodeStanding standingOf(const EpisodeSummary& episode);
QString titleOf(const EpisodeSummary& episode);

class EpisodesCard : public QWidget
{
    Q_OBJECT
public:
    explicit EpisodesCard(QWidget* parent = nullptr);

    void setEpisodes(const std::vector<EpisodeSummary>& episodes, bool mayAdd);

Q_SIGNALS:
    void addRequested();
    void episodeRequested(const understudy::EpisodeId& episode);

private:
    QWidget* makeRow(const EpisodeSummary& episode);

    QVBoxLayout* m_rows;
    QPushButton* m_add;
    std::vector<EpisodeSummary> m_episodes; ///< of the rows
};

} // namespace understudy
