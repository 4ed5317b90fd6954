// What was typed into transcripts and is not stored yet: keys on end are one write.
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <string>

namespace understudy {

class TypedTexts : public QObject
{
    Q_OBJECT
public:
    using Store = std::function<Result<void>(const std::string& clip, const std::string& text)>;

    TypedTexts(Store store, QObject* parent);

    /// Stored within 0.25 s, also while somebody types on, or by flush().
    void type(const std::string& clip, std::string text);
    /// Before anything that reads or leaves a clip. What cannot be stored stays, and is tried again by the
    /// next one.
    void flush();
    /// Of the last flush(): why something waits still.
    Result<void> kept() const;
    bool isWaiting() const { return !m_waiting.empty(); }
    /// Null: what is shown is stored.
    const std::string* waiting(const std::string& clip) const;
    /// With the project they belong to.
    void forget();

Q_SIGNALS:
    void stored(const understudy::Result<void>& done);
    void waitingChanged(); ///< isWaiting(), or kept()

private:
    Store m_store;
    QTimer m_timer;
    std::map<std::string, std::string> m_waiting; ///< by clip
    Result<void> m_kept;
};

} // namespace understudy
