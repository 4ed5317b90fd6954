// openapi.json (OpenAPI 3.1), made of the routes that requests are checked by.
#pragma once

#include "app/server/router.h"

#include <span>

namespace understudy::server {

Json openApi(std::span<const Route> routes);

} // namespace understudy::server
