// Any bytes: the spoken form and sentence ends must stand it, and the spans must be exact.
#include "core/text/sentences.h"
#include "core/text/spoken_form.h"

#include <cstdint>
#include <cstdlib>

using namespace understudy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    TextRun run{text, {}, {}, {}};
    run.style.sayAs = static_cast<SayAs>(data[0] % (static_cast<int>(SayAs::Expletive) + 1));
    const SpokenForm form = spokenForm({&run, 1}, {{"word", "wurd"}});
    const std::string spoken = form.text();
    for (const SpokenChange& change : form.changes) {
        if (change.writtenEnd > text.size() || change.spokenEnd > spoken.size() ||
            change.spokenBegin > change.spokenEnd)
            std::abort();
    }
    if (!text.empty() && sentenceEnds(text).back() != text.size())
        std::abort();
    clauseEnds(text);
    estimateSpeech(spoken);
    return 0;
}
