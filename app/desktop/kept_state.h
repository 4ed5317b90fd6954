// Where windows and splitters stood, kept between runs with the user's settings. Losing it is not worth an
// error, so nothing here fails.
#pragma once

#include "core/session/settings.h"

#include <QByteArray>

#include <map>
#include <string>

namespace understudy {

/// Collects what is to be kept, so that the file is written once.
class KeptState
{
public:
    void add(const std::string& key, const std::string& text);
    void add(const std::string& key, const QByteArray& bytes);
    void keep(UserSettings& user) const;

private:
    std::map<std::string, std::string> m_values;
};

/// Empty when nothing was kept.
QByteArray keptBytes(const UserSettings& user, const std::string& key);

} // namespace understudy
