// Who tells voices apart on this machine: an ECAPA-TDNN of the model store.
#pragma once

#include "core/data/recognition/voice_print.h"
#include "core/model/store/model_store.h"

namespace understudy {

/// Nobody where none is there; a synthetic one knows no voices and is not taken. It is loaded for the first
/// sound and kept while the result is.
VoiceEncoder findVoiceEncoder(const ModelStore& store);

} // namespace understudy
