// Whose voice it is, as a vector: ECAPA-TDNN behind plain values.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace understudy {

class Ecapa;

/// Safe to use from several threads, though one at a time is as fast.
class SpeakerEncoder
{
public:
    static constexpr SampleRate kRate{16'000};
    static constexpr Seconds kLeast{0.3}; ///< less says nothing of a voice
    static constexpr Seconds kMost{60.0}; ///< bounds memory, some 1 GB

    /// `model`: a folder with embedding_model.ckpt or embedding_model.safetensors
    /// (speechbrain/spkrec-ecapa-voxceleb), or such a file. `device` as for deviceNamed. FileMissing,
    /// WeightsDamaged, TensorMissing, TensorShape, ComputeDeviceUnknown, OutOfMemory.
    static Result<std::shared_ptr<const SpeakerEncoder>> open(const std::filesystem::path& model,
                                                              const std::string& device = "cpu");
    ~SpeakerEncoder();

    /// 192 values, not normalised, of mono samples at kRate, kLeast to kMost of them. OutOfMemory.
    Result<std::vector<float>> embed(std::span<const float> samples) const;

private:
    explicit SpeakerEncoder(std::shared_ptr<const Ecapa> ecapa);
    std::shared_ptr<const Ecapa> m_ecapa;
};

} // namespace understudy
