// Tells on every pane that the open project may only be read, and by whom it is written; offers to take it
// over once that program has ended.
#pragma once

#include "widgets/support/job_watcher.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

class QTimer;

namespace understudy {

class BannerHost;
class Workspace;

class ReadOnlyNotice : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    ReadOnlyNotice(Workspace& workspace, std::vector<BannerHost*> panes, QObject* parent);

private:
    struct Standing
    {
        std::string holder; ///< empty: nobody writes it
        bool mayWrite = false;
        bool operator==(const Standing&) const = default;
    };
    void refresh();
    void look();
    void take(const Standing& standing);

    Workspace* m_workspace;
    std::vector<BannerHost*> m_panes;
    QTimer* m_clock;
    JobWatcher<Standing> m_looking;
    std::optional<Standing> m_told; ///< what the banners say; one that was closed is not shown again for it
};

} // namespace understudy
