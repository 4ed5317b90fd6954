// Steps of training against PEFT's and transformers' (tests/data/golden/README.md, "lora/training").
#pragma once

#include "core/model/golden/golden.h"

namespace understudy {

/// `folder`: lora/training; its adapters lie beside it. `base`: the folder of csm-tiny.
GoldenRows checkTrainingGolden(const std::filesystem::path& folder, const std::filesystem::path& base,
                               const std::string& device = "cpu");

} // namespace understudy
