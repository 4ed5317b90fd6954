// Tells of clips that were accepted without words, until they have some or are not accepted any more.
#pragma once

#include "core/session/review_snapshot.h"

#include <QObject>

#include <string>
#include <vector>

namespace understudy {

class BannerHost;

class MissingWords : public QObject
{
    Q_OBJECT
public:
    MissingWords(BannerHost& banners, QObject* parent);

    /// Of these were accepted just now, those without words.
    void tell(const std::vector<ReviewedClipPtr>& accepted, const ReviewSnapshot& snapshot);
    /// What was mended since is not told of any more.
    void follow(const ReviewSnapshot& snapshot);
    void forget();

Q_SIGNALS:
    /// Somebody wants to write them.
    void wanted(const std::string& clip);

private:
    void show(const ReviewSnapshot& snapshot);

    BannerHost* m_banners;
    std::vector<std::string> m_clips; ///< that are told of
};

} // namespace understudy
