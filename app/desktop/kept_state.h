// Where windows and splitters stood, kept between runs with the user's settings. Losing it is not worth an
// error, so nothing here fails.
#pragma once

#include "core/session/settings.h"

#include <QByteArray>

namespace understudy {

void keepText(UserSettings& user, const std::string& key, const std::string& text);
void keepBytes(UserSettings& user, const std::string& key, const QByteArray& bytes);
/// Empty when nothing was kept.
QByteArray keptBytes(const UserSettings& user, const std::string& key);

} // namespace understudy
