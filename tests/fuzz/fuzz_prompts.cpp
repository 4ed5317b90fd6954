// Any bytes as a list of prompts, and as the file of an unfinished take: an error, or what reads back as
// itself.
#include "core/audio/growing_wav.h"
#include "core/audio/reader.h"
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/session/recording_prompts.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

using namespace understudy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto prompts = parsePrompts(bytes, "prompts.txt")) {
        std::string lines;
        for (const auto& prompt : *prompts)
            lines += prompt + "\n";
        const auto again = parsePrompts(lines, "prompts.txt");
        UNDERSTUDY_ASSERT(again && !again->empty());
    }
    static const auto file =
        std::filesystem::temp_directory_path() / ("fuzz_prompts-" + std::to_string(::getpid()) + ".part");
    UNDERSTUDY_ASSERT(writeFile(file, bytes));
    if (const auto mended = mendWav(file); mended && mended->length.value > 0) {
        const auto reader = AudioReader::open(file);
        UNDERSTUDY_ASSERT(!reader || reader->info().length == mended->length);
    }
    std::filesystem::remove(file);
    return 0;
}
