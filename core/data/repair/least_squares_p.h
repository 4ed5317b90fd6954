// The normal equations of the repairs' fits.
#pragma once

#include <vector>

namespace understudy {

using Matrix = std::vector<std::vector<double>>;

/// Solves a x = b in place of b (Cholesky); only the lower half of `a` is read, and lost. False where `a` is
/// not positive definite.
bool solveSymmetric(Matrix& a, std::vector<double>& b);

} // namespace understudy
