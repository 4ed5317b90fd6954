// A WAV file that can be opened at any moment while it is written: what a crash leaves is a recording. Mono,
// 24 bit.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace understudy {

/// Lies at its path from the start and stays there, whatever happens.
class GrowingWav
{
public:
    /// AlreadyExists, FolderMissing, NoPermission, DiskFull.
    static Result<GrowingWav> create(const std::filesystem::path& path, SampleRate rate);

    GrowingWav(GrowingWav&& other) noexcept;
    GrowingWav& operator=(GrowingWav&& other) noexcept;
    ~GrowingWav(); ///< as finish()

    /// Clamped to full scale and rounded; what is no number is silence. DiskFull, and FileTooLarge where the
    /// format ends (4 GB): what was written before stays, whole frames alone.
    Result<void> write(std::span<const float> mono);
    /// The header tells of all that was written, and it is on the disk.
    Result<void> sync();
    /// sync(), and nothing may follow.
    Result<void> finish();

    Frames length() const { return m_length; }
    SampleRate rate() const { return m_rate; }
    const std::filesystem::path& path() const { return m_path; }

private:
    GrowingWav(std::filesystem::path path, int descriptor, SampleRate rate);
    Result<void> writeHeader();

    std::filesystem::path m_path;
    int m_descriptor = -1;
    SampleRate m_rate;
    Frames m_length;
    std::string m_bytes; // of one block
};

struct MendedWav
{
    Frames length;
    SampleRate rate;
};

/// Makes the header of a file that GrowingWav left unfinished tell of all that is in it. One that a crash
/// left before its header was whole has a length of 0 and a rate of 0, and stays as it is. AudioDamaged when
/// it is none of GrowingWav's.
Result<MendedWav> mendWav(const std::filesystem::path& path);

} // namespace understudy
