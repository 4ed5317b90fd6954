#include "core/base/files.h"
#include "core/train/run/train_run.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

fs::path fileOf(const fs::path& run, RunRequest request)
{
    return run / (request == RunRequest::Stop ? ".stop" : ".pause");
}

} // namespace

Result<void> askRun(const fs::path& run, RunRequest request)
{
    return writeFile(fileOf(run, request), "");
}

void unaskRun(const fs::path& run, RunRequest request)
{
    std::error_code ignored;
    fs::remove(fileOf(run, request), ignored);
}

bool isAsked(const fs::path& run, RunRequest request)
{
    std::error_code ignored;
    return fs::exists(fileOf(run, request), ignored);
}

} // namespace understudy
