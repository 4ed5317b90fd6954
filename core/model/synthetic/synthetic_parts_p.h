// What a synthetic model consists of.
#pragma once

#include "core/model/csm/csm_config.h"
#include "core/model/ecapa/ecapa_config.h"
#include "core/model/mimi/mimi_config.h"
#include "core/model/synthetic/synthetic_model.h"
#include "core/model/weights/tensor_store.h"
#include "core/model/whisper/whisper_config.h"

#include <vector>

namespace understudy {

struct SyntheticConfig
{
    CsmConfig csm;
    MimiConfig mimi;
    WhisperConfig whisper;
    EcapaConfig ecapa;
};
SyntheticConfig syntheticConfig(SyntheticSize size);

/// By Hugging Face's names, float32; the tied embedding once, as community mirrors keep it.
std::vector<TensorPlan> csmTensors(const CsmConfig& config);
/// The same with `prefix` before each name.
std::vector<TensorPlan> mimiTensors(const MimiConfig& config, const std::string& prefix);

/// In the published names, float32.
std::vector<TensorPlan> ecapaPlans(const EcapaConfig& config);

/// config.json.
std::string formatCsmConfig(const SyntheticConfig& config);
std::string formatMimiConfig(const MimiConfig& config);
/// tokenizer.json: a token for each byte, none merged, and CSM's 256 special tokens at the vocabulary's end.
std::string formatByteTokenizer(std::int64_t vocabulary);
/// The 256 spellings of bytes in the order of their ids, as tokenizers' ByteLevel has them.
std::vector<std::string> byteAlphabet();

std::vector<TensorPlan> whisperTensors(const WhisperConfig& config);
std::string formatWhisperConfig(const WhisperConfig& config);
std::string formatWhisperGeneration(const WhisperConfig& config);
std::string formatWhisperPreprocessor(const WhisperConfig& config);
/// tokenizer.json: a token for each byte, a word for each other id, none merged, and the marks.
std::string formatWhisperTokenizer(const WhisperConfig& config);

} // namespace understudy
