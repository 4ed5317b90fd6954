// Whether what was done in the review is on the disk: tells of what is not, and tries again.
#pragma once

#include "core/base/error.h"

#include <QObject>

#include <optional>

class QTimer;

namespace understudy {

class BannerHost;
class TranscriptWork;
class Workspace;

class ReviewKeeper : public QObject
{
    Q_OBJECT
public:
    ReviewKeeper(Workspace& workspace, BannerHost& banners, TranscriptWork& texts, QObject* parent);

    /// Of the newest snapshot: why that many changes are in memory only.
    void follow(const std::optional<Error>& unstored, int changes);
    bool isSaved() const;
    /// Of what is not saved, some was tried.
    bool hasSavingFailed() const;

Q_SIGNALS:
    void savedChanged();

private:
    void save();
    void show();

    Workspace* m_workspace;
    BannerHost* m_banners;
    TranscriptWork* m_texts;
    QTimer* m_timer;
    std::optional<Error> m_unstored;
    int m_changes = 0;
};

} // namespace understudy
