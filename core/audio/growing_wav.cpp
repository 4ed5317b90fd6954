#include "core/audio/growing_wav.h"

#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeader = 44; // bytes: RIFF, fmt and the head of data
constexpr std::int64_t kFrame = 3;  // bytes
constexpr std::int64_t kMostFrames = (0xFFFFFFFFLL - std::int64_t(kHeader) - 1) / kFrame; // sizes are 32 bit

void putNumber(std::string& bytes, std::uint32_t value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

/// Microsoft's multimedia programming interface 1.0, WAVE form; an odd chunk has a byte of padding, which
/// readers do without at the end of a file.
std::string headerOf(SampleRate rate, Frames length)
{
    const auto data = static_cast<std::uint32_t>(length.value * kFrame);
    const auto hertz = static_cast<std::uint32_t>(rate.value);
    std::string bytes = "RIFF";
    putNumber(bytes, static_cast<std::uint32_t>(kHeader - 8) + data, 4);
    bytes += "WAVEfmt ";
    putNumber(bytes, 16, 4);
    putNumber(bytes, 1, 2); // PCM
    putNumber(bytes, 1, 2); // channels
    putNumber(bytes, hertz, 4);
    putNumber(bytes, hertz * kFrame, 4);
    putNumber(bytes, kFrame, 2);
    putNumber(bytes, 24, 2);
    bytes += "data";
    putNumber(bytes, data, 4);
    return bytes;
}

/// All but the sizes, as far as it goes.
bool isOurs(std::string_view header, SampleRate rate)
{
    auto ours = headerOf(rate, {}).substr(0, header.size());
    for (const std::size_t size : {4, 40})
        for (std::size_t i = size; i < std::min(size + 4, header.size()); ++i)
            ours[i] = header[i];
    return ours == header;
}

std::int64_t endOf(Frames length)
{
    return std::int64_t(kHeader) + length.value * kFrame;
}

void putSample(std::string& bytes, float sample)
{
    constexpr double kScale = 8388608; // 2^23, as files are read back
    const double steps = std::isfinite(sample) ? std::nearbyint(double(sample) * kScale) : 0;
    putNumber(bytes,
              static_cast<std::uint32_t>(static_cast<std::int32_t>(std::clamp(steps, -kScale, kScale - 1))),
              kFrame);
}

struct Descriptor
{
    int number;
    ~Descriptor() { ::close(number); }
};

} // namespace

GrowingWav::GrowingWav(fs::path path, int descriptor, SampleRate rate)
    : m_path(std::move(path)), m_descriptor(descriptor), m_rate(rate)
{
}

GrowingWav::GrowingWav(GrowingWav&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_rate(other.m_rate), m_length(other.m_length), m_bytes(std::move(other.m_bytes))
{
}

GrowingWav& GrowingWav::operator=(GrowingWav&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_rate, other.m_rate);
    std::swap(m_length, other.m_length);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

GrowingWav::~GrowingWav()
{
    [[maybe_unused]] const auto finished = finish(); // nobody is left to be told
}

Result<GrowingWav> GrowingWav::create(const fs::path& path, SampleRate rate)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        auto error = systemError(errno, path);
        if (error.reason == Reason::FileMissing)
            error =
                Error{Code::NotFound, Reason::FolderMissing, path.parent_path().string(), error.detail, {}};
        return Failure(std::move(error));
    }
    GrowingWav wav(path, descriptor, rate);
    if (auto written = wav.writeHeader(); !written) {
        ::unlink(path.c_str()); // nothing is in it
        return Failure(std::move(written).error());
    }
    return wav;
}

Result<void> GrowingWav::writeHeader()
{
    return writeAllAt(m_descriptor, headerOf(m_rate, m_length), 0, m_path);
}

Result<void> GrowingWav::write(std::span<const float> mono)
{
    if (m_length.value + std::int64_t(mono.size()) > kMostFrames)
        return fail(Code::InvalidInput, Reason::FileTooLarge, m_path.string(),
                    std::to_string(endOf(Frames(kMostFrames))));
    m_bytes.clear();
    for (const float sample : mono)
        putSample(m_bytes, sample);
    const auto written = writeAllAt(m_descriptor, m_bytes, endOf(m_length), m_path);
    if (written) {
        m_length += Frames(std::int64_t(mono.size()));
        return {};
    }
    // Some of the block may be there: it is kept as far as it goes.
    struct stat facts = {};
    if (::fstat(m_descriptor, &facts) == 0)
        m_length = std::max(m_length, Frames((facts.st_size - std::int64_t(kHeader)) / kFrame));
    [[maybe_unused]] const int cut = ::ftruncate(m_descriptor, endOf(m_length));
    return written;
}

Result<void> GrowingWav::sync()
{
    UNDERSTUDY_CHECK(writeHeader());
    if (::fdatasync(m_descriptor) != 0)
        return Failure(systemError(errno, m_path));
    return {};
}

Result<void> GrowingWav::finish()
{
    if (m_descriptor < 0)
        return {};
    auto synced = sync();
    ::close(std::exchange(m_descriptor, -1));
    return synced;
}

Result<MendedWav> mendWav(const fs::path& path)
{
    const Descriptor file{::open(path.c_str(), O_RDWR | O_CLOEXEC)};
    if (file.number < 0)
        return Failure(systemError(errno, path));
    std::string header(kHeader, '\0');
    struct stat facts = {};
    if (::fstat(file.number, &facts) != 0)
        return Failure(systemError(errno, path));
    const auto got = ::pread(file.number, header.data(), kHeader, 0);
    std::uint32_t hertz = 0;
    for (std::size_t i = 0; i < 4; ++i)
        hertz |= std::uint32_t(static_cast<unsigned char>(header[24 + i])) << (8 * i);
    const SampleRate rate(static_cast<int>(hertz));
    if (got < 0)
        return Failure(systemError(errno, path));
    header.resize(static_cast<std::size_t>(got));
    const bool isWhole = header.size() == kHeader;
    if (!isOurs(header, rate) || (isWhole && rate.value <= 0))
        return fail(Code::Corrupt, Reason::AudioDamaged, path.string(), "not a take");
    if (!isWhole)
        return MendedWav{{}, {}};
    const Frames length(std::min((facts.st_size - std::int64_t(kHeader)) / kFrame, kMostFrames));
    UNDERSTUDY_CHECK(writeAllAt(file.number, headerOf(rate, length), 0, path));
    if (::ftruncate(file.number, endOf(length)) != 0 || ::fsync(file.number) != 0)
        return Failure(systemError(errno, path));
    return MendedWav{length, rate};
}

} // namespace understudy
