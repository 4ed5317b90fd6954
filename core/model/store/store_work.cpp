#include "core/model/store/store_work_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"

#include <cerrno>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBlock = 1 << 20;

} // namespace

Result<void> Meter::advance(std::int64_t bytes, const std::string& file)
{
    m_done += Bytes(bytes);
    if (m_watch->stop.stop_requested())
        return fail(Code::Cancelled, file);
    if (m_watch->progress)
        m_watch->progress({m_stage, static_cast<double>(m_done.value), static_cast<double>(m_total.value),
                           ProgressUnit::FileBytes, file});
    return {};
}

Result<void> readBlocks(const fs::path& file, const std::function<Result<void>(std::string_view)>& take)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Failure(systemError(errno, file));
    struct Closer
    {
        int descriptor;
        ~Closer() { ::close(descriptor); }
    } closer{descriptor};
    const auto block = std::make_unique<char[]>(kBlock);
    while (true) {
        const auto got = ::read(descriptor, block.get(), kBlock);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Failure(systemError(errno, file));
        if (got == 0)
            return {};
        UNDERSTUDY_CHECK(take({block.get(), static_cast<std::size_t>(got)}));
    }
}

Result<std::string> hashFile(const fs::path& file, Meter& meter)
{
    Sha256 hash;
    UNDERSTUDY_CHECK(readBlocks(file, [&](std::string_view block) {
        hash.add(block);
        return meter.advance(static_cast<std::int64_t>(block.size()), file.filename().string());
    }));
    return hash.finish();
}

Result<std::string> copyFile(const fs::path& source, const fs::path& target, Meter& meter)
{
    UNDERSTUDY_TRY(auto out, AtomicFile::create(target));
    Sha256 hash;
    UNDERSTUDY_CHECK(readBlocks(source, [&](std::string_view block) -> Result<void> {
        hash.add(block);
        UNDERSTUDY_CHECK(out.write(block));
        return meter.advance(static_cast<std::int64_t>(block.size()), source.filename().string());
    }));
    UNDERSTUDY_CHECK(out.commit());
    return hash.finish();
}

Result<Bytes> fileSize(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return Failure(systemError(error.value(), file));
    return Bytes(static_cast<std::int64_t>(size));
}

Result<void> checkSpace(const fs::path& folder, Bytes needed)
{
    std::error_code error;
    const auto space = fs::space(folder, error);
    if (error)
        return Failure(systemError(error.value(), folder));
    if (needed.value > 0 && static_cast<std::uintmax_t>(needed.value) > space.available)
        return fail(Code::Io, Reason::DiskFull, folder.string(),
                    std::to_string(needed.value) + "/" + std::to_string(space.available));
    return {};
}

} // namespace understudy
