// Any bytes as what a client sends: read whole and in pieces alike; what is a request is either refused or
// has one meaning. And any bytes as the body of each route, and as a job's record.
#include "app/server/fields.h"
#include "app/server/file_answer.h"
#include "app/server/job_kinds.h"
#include "app/server/job_record.h"
#include "core/base/contract.h"
#include "tests/support/request_pieces.h"

#include <cstdint>
#include <string>

using namespace understudy;
using namespace understudy::server;

namespace {

void checkRequest(std::string_view bytes)
{
    const auto whole = readPieces(bytes, std::max<std::size_t>(bytes.size(), 1));
    if (bytes.size() <= 2000)
        for (const std::size_t size : {std::size_t(1), std::size_t(13)}) {
            const auto pieces = readPieces(bytes, size);
            UNDERSTUDY_ASSERT((pieces.state == RequestReader::State::Done) ==
                              (whole.state == RequestReader::State::Done));
            if (whole.state == RequestReader::State::Done)
                UNDERSTUDY_ASSERT(pieces.body == whole.body && pieces.request.path == whole.request.path &&
                                  pieces.request.method == whole.request.method);
        }
    for (const auto& segment : whole.request.path)
        UNDERSTUDY_ASSERT(segment.find('\0') == std::string::npos && segment.find('\n') == std::string::npos);
}

void checkBody(std::string_view bytes)
{
    std::string problem;
    const auto body = readJson(bytes, problem);
    if (!body)
        return UNDERSTUDY_ASSERT(!problem.empty());
    for (const auto& kind : jobKinds()) {
        const FieldSet set{kind.name, kind.fields};
        if (const auto error = checkFields(*body, set))
            UNDERSTUDY_ASSERT(error->status == 400 && !error->message.empty());
    }
}

void checkRecord(std::string_view bytes)
{
    if (const auto record = parseRecord(bytes))
        UNDERSTUDY_ASSERT(describe(*record, {})["id"] == record->id);
}

void checkRange(std::string_view bytes)
{
    ByteRange range;
    if (readRange(bytes, 1000, range) == RangeKind::Part)
        UNDERSTUDY_ASSERT(range.first <= range.last && range.last < 1000);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] & 3) {
    case 0:
        checkRequest(bytes);
        break;
    case 1:
        checkBody(bytes);
        break;
    case 2:
        checkRecord(bytes);
        break;
    default:
        checkRange(bytes);
        break;
    }
    return 0;
}
