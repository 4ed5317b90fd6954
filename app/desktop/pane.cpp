#include "app/desktop/pane.h"

#include "widgets/support/metrics.h"

namespace understudy {

bool isNarrowPane(int width)
{
    constexpr double kNavigation = 18; // units beside the pane
    return width + metrics::u(kNavigation) < metrics::u(320);
}

} // namespace understudy
