// Banners of the Review pane that more than one of its parts shows or takes down.
#pragma once

#include <QString>

namespace understudy::banner_keys {

/// A clip that cannot be heard.
inline QString sound()
{
    return QStringLiteral("sound");
}

/// What an edit could not do.
inline QString edit()
{
    return QStringLiteral("edit");
}

} // namespace understudy::banner_keys
