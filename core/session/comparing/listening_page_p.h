// The page that listeningPage() fills: words, looks and script.
#pragma once

#include <string_view>

namespace understudy {

/// UTF-8; "@DATA@" stands where the data goes.
extern const std::string_view kListeningPage;

} // namespace understudy
