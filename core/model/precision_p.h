#pragma once

#include "core/model/precision.h"
#include "core/model/torch_p.h"

namespace understudy {

at::ScalarType scalarType(Precision precision);

} // namespace understudy
