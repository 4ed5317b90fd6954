#include "core/model/weights/huge_pages_p.h"

#include <sys/mman.h>

namespace understudy {

void useHugePages(const at::Tensor& tensor)
{
    constexpr std::uintptr_t kPage = 2U << 20;
    if (!tensor.is_cpu() || tensor.nbytes() < 2 * kPage)
        return;
    const auto begin = reinterpret_cast<std::uintptr_t>(tensor.data_ptr());
    const auto first = (begin + kPage - 1) / kPage * kPage;
    const auto last = (begin + tensor.nbytes()) / kPage * kPage;
    // A wish: where the system has none, ordinary pages serve.
    (void)::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

} // namespace understudy
