// What a fake input and a fake output have in common: devices, one of which may be open, and may vanish.
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace understudy {

/// Thread-safe. Device: InputDevice or OutputDevice; Callback: what an open one calls.
template<typename Device, typename Callback>
class FakeDevice
{
public:
    explicit FakeDevice(std::vector<Device> devices) : m_devices(std::move(devices)) {}

    std::vector<Device> devices() const
    {
        const std::lock_guard lock(m_mutex);
        return m_devices;
    }
    void setDevices(std::vector<Device> devices)
    {
        const std::lock_guard lock(m_mutex);
        m_devices = std::move(devices);
    }

    Result<void> open(const std::string& id, Callback callback)
    {
        const std::lock_guard lock(m_mutex);
        if (m_devices.empty())
            return fail(Code::NotFound, Reason::NoSoundDevice);
        const auto found = std::ranges::find_if(
            m_devices, [&](const Device& device) { return id.empty() ? device.isDefault : device.id == id; });
        if (found == m_devices.end())
            return fail(Code::DeviceLost, Reason::DeviceGone, id);
        m_open = *found;
        m_callback = std::move(callback);
        return {};
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_callback = nullptr;
        m_open = {};
    }
    /// Without an id: closed.
    Device openDevice() const
    {
        const std::lock_guard lock(m_mutex);
        return m_open;
    }

    void setLostListener(std::function<void(const Error&)> listener)
    {
        const std::lock_guard lock(m_lostMutex);
        m_lost = std::move(listener);
    }
    void loseDevice()
    {
        const auto lost = openDevice();
        close();
        {
            const std::lock_guard lock(m_mutex);
            std::erase_if(m_devices, [&](const Device& device) { return device.id == lost.id; });
        }
        const std::lock_guard lock(m_lostMutex);
        if (m_lost && !lost.id.empty())
            m_lost(Error{Code::DeviceLost, Reason::DeviceGone, lost.name, {}, {}});
    }

protected:
    mutable std::mutex m_mutex; // held while the callback runs, as a driver joins it when closing
    Callback m_callback;        // null: closed

private:
    std::vector<Device> m_devices;
    Device m_open;
    std::mutex m_lostMutex; // held while the listener runs
    std::function<void(const Error&)> m_lost;
};

} // namespace understudy
