#pragma once

#include "core/model/torch_p.h"

namespace understudy {

/// Asks for pages of 2 MB below a large tensor on the CPU that nobody wrote to yet: the first touch of gigabytes
/// page by page takes longer than reading them from a file.
void useHugePages(const at::Tensor& tensor);

} // namespace understudy
