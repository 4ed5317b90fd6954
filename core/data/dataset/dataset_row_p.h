// A row as JSON, for lists that have other keys too, or fewer.
#pragma once

#include "core/data/dataset/dataset_row.h"
#include "core/data/dataset/json_fields_p.h"

namespace understudy {

Json toJson(const DatasetRow& row);
std::string lineOf(const Json& row);

} // namespace understudy
