#include "core/train/run/probes_p.h"

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/model/csm/generator_p.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Frames64 = std::vector<std::vector<std::int64_t>>; // codes of each frame

Result<std::vector<Frames64>> spoken(const PreparedProbes& probes, const Trainer& trainer,
                                     const std::stop_token& stop)
{
    UNDERSTUDY_TRY(const auto lora, trainer.adapter().ready(*trainer.csm()));
    const auto count = probes.lines.size();
    CsmGenerator generator(trainer.csm(), count, &lora);
    GeneratorLine line;
    line.seed = probes.seed;
    if (probes.anchor) {
        UNDERSTUDY_TRY(line.prefix, generator.prefixOf({*probes.anchor}));
    }
    for (std::size_t slot = 0; slot < count; ++slot) {
        line.turns = {{probes.lines[slot].text, {}}};
        line.maxFrames = probes.lines[slot].mostFrames;
        UNDERSTUDY_CHECK(generator.start(slot, line));
    }
    std::vector<Frames64> lines(count);
    for (auto left = count; left > 0;) {
        if (stop.stop_requested())
            return fail(Code::Cancelled, "probe lines");
        for (auto& frame : generator.step()) {
            if (!frame.codes.empty())
                lines[frame.slot].push_back(std::move(frame.codes));
            left -= frame.end ? 1 : 0;
        }
    }
    return lines;
}

Result<void> write(const fs::path& file, const Frames64& frames, const Mimi& codec)
{
    std::vector<at::Tensor> rows;
    for (const auto& codes : frames)
        rows.push_back(at::tensor(codes, at::kLong));
    auto samples = at::zeros({codec.config().frameSamples()}, at::kFloat); // a line without a frame is silent
    if (!rows.empty())
        samples = codec.decode(at::stack(rows)).cpu().contiguous();
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(file, {}));
    UNDERSTUDY_CHECK(writer.write({samples.const_data_ptr<float>(), std::size_t(samples.numel())}));
    return writer.commit();
}

} // namespace

Result<void> renderProbes(const fs::path& run, std::int64_t step, const PreparedProbes& probes,
                          const Trainer& trainer, const CsmFiles& files, const std::stop_token& stop)
{
    if (probes.lines.empty())
        return {};
    return torchGuard("render probe lines", [&]() -> Result<void> {
        UNDERSTUDY_TRY(const auto lines, spoken(probes, trainer, stop));
        const auto options = trainer.csm()->options();
        UNDERSTUDY_TRY(const auto codec, Mimi::open(files.codecConfig, files.codec, options.device(),
                                                    c10::typeMetaToScalarType(options.dtype())));
        const auto target = run / kSamples / std::to_string(step);
        std::error_code ignored;
        fs::remove_all(target, ignored); // of this step, before the run went back
        UNDERSTUDY_TRY(auto staged, StagedFolder::create(target));
        for (std::size_t i = 0; i < lines.size(); ++i)
            UNDERSTUDY_CHECK(write(staged.path() / (probes.lines[i].id + ".wav"), lines[i], *codec));
        return staged.commit();
    });
}

std::vector<ProbeLine> standardProbes()
{
    return {{"plain", "The harbour lights went out one by one."},
            {"numbers", "On the third of May, at half past nine, forty two people came."},
            {"question", "Did you really think that nobody would notice?"},
            {"long",
             "When the wind turned in the evening, the boats that had waited outside all day came in, one "
             "after the other, and nobody on the pier said a word."}};
}

} // namespace understudy
