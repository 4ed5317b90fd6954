#include "app/desktop/kept_state.h"

namespace understudy {

void keepText(UserSettings& user, const std::string& key, const std::string& text)
{
    [[maybe_unused]] const auto kept = user.setState(key, text);
}

void keepBytes(UserSettings& user, const std::string& key, const QByteArray& bytes)
{
    keepText(user, key, bytes.toBase64().toStdString());
}

QByteArray keptBytes(const UserSettings& user, const std::string& key)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(user.state(key)));
}

} // namespace understudy
