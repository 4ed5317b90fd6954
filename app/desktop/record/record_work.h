// Recording as the Review pane offers it: opens the session's window, and tells what an earlier session left.
#pragma once

#include <QObject>

#include <filesystem>
#include <vector>

class QAction;
class QWidget;

namespace understudy {

class BannerHost;
class Playback;
class Workspace;
struct Error;
struct PickedUp;

class RecordWork : public QObject
{
    Q_OBJECT
public:
    /// `pane` owns it, and is where the window belongs.
    RecordWork(Workspace& workspace, Playback& playback, BannerHost& banners, QAction& record, QWidget* pane);

private:
    void open();
    void hear(const std::filesystem::path& file);
    void pickUp();
    void tell(const PickedUp& picked);
    void tellFailed(const std::vector<Error>& failed);

    Workspace* m_workspace;
    Playback* m_playback;
    BannerHost* m_banners;
    QWidget* m_pane;
};

} // namespace understudy
