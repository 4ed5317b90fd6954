#include "app/desktop/kept_state.h"

namespace understudy {

void KeptState::add(const std::string& key, const std::string& text)
{
    m_values[key] = text;
}

void KeptState::add(const std::string& key, const QByteArray& bytes)
{
    add(key, bytes.toBase64().toStdString());
}

void KeptState::keep(UserSettings& user) const
{
    [[maybe_unused]] const auto kept = user.setStates(m_values);
}

QByteArray keptBytes(const UserSettings& user, const std::string& key)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(user.state(key)));
}

} // namespace understudy
