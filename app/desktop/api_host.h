// The HTTP API inside the studio: on and off as the settings say, and with what is open. The server is
// started and stopped in turn with sessions, so it is gone before the one that it serves.
#pragma once

#include "app/desktop/workspace.h"

#include <cstdint>
#include <optional>

namespace understudy {

struct ApiStatus
{
    enum class State
    {
        Off,
        Starting,
        Serving,
        Failed
    };
    State state = State::Off;
    QString url;                ///< "http://127.0.0.1:8017", of Serving
    std::optional<Error> error; ///< of Failed
};

class ApiHost : public QObject
{
    Q_OBJECT
public:
    /// Nothing is served before start(). `workspace` outlives it.
    explicit ApiHost(Workspace& workspace, QObject* parent = nullptr);
    ~ApiHost() override;

    /// As the settings say; from then on it follows what is open.
    void start();
    /// Kept in the settings. What comes of it is told by changed(); of who asked this way failed() says
    /// nothing.
    Result<void> setOn(bool isOn);
    Result<void> setPort(std::int64_t port);

    const ApiStatus& status() const { return m_status; }
    static std::filesystem::path tokenFile();
    /// The first of the token file, which is made where it is not there. Not for a log.
    JobHandle<std::string> readToken();

Q_SIGNALS:
    void changed();
    void failed(const understudy::Error& error); ///< and nobody was at its settings; once for each error

private:
    enum class Asked
    {
        BySomebody,
        ByNobody
    };
    struct Slot;
    void follow(Asked asked);
    void serve(std::uint16_t port, Asked asked);
    void stop();
    void show(ApiStatus status);

    Workspace* m_workspace;
    ApiStatus m_status;
    bool m_isStarted = false;
    std::optional<Error> m_told;  ///< by failed()
    std::shared_ptr<Slot> m_slot; // what is in it is of the jobs alone, which run one at a time
    JobWatcher<QString> m_starting;
};

} // namespace understudy
