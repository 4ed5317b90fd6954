// What was given to a build and is not in its dataset, or only in part, as dataset.json and the report tell it.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/dataset/json_fields_p.h"

#include <string>

namespace understudy {

/// {"problems": [{"file", "code", "reason", "detail"}], "duplicates": [{"file", "same_as"}]}; files by their
/// names, as recordings are told, so that the same files anywhere give the same bytes.
Json leftOutOf(const BuildReport& report);
/// Of a dataset that is taken over, into failedBefore and duplicates.
void readLeftOut(const Json& json, BuildReport& report);

/// The name of the file, or the line of a list, that it is about.
std::string leftOutName(const Error& error);
/// "not audio that can be read": English, as all of a report.
std::string leftOutWords(const Error& error);

} // namespace understudy
