// Where the parts of a model lie that networks load; the store of models gives them.
#pragma once

#include <filesystem>
#include <string>

namespace understudy {

/// What loads a Mimi.
struct MimiFiles
{
    std::filesystem::path weights; ///< .safetensors or index
    std::filesystem::path config;  ///< empty: the published sizes (kyutai's file comes without)
    std::string id, sha256;
};

/// What loads a CSM and its codec.
struct CsmFiles
{
    std::filesystem::path config, tokenizer;
    std::filesystem::path weights;     ///< .safetensors or index
    std::filesystem::path codec;       ///< `weights` again when codec_model.* is among them
    std::filesystem::path codecConfig; ///< config.json with codec sizes; empty: the published sizes
    std::string id;
    std::string sha256; ///< of all that decides the sound: the model, and the codec when it is another one
    bool isSynthetic = false;
};

/// What loads an ECAPA-TDNN, which has its sizes in its tensors.
struct EcapaFiles
{
    std::filesystem::path weights; ///< .safetensors or .ckpt
    std::string id, sha256;
    bool isSynthetic = false;
};

/// What loads a Whisper. What it says beside its weights lies in their folder.
struct WhisperFiles
{
    std::filesystem::path folder;
    std::filesystem::path weights; ///< .safetensors or index
    std::string id, sha256;
    bool isSynthetic = false;
};

} // namespace understudy
