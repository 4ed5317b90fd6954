#include "core/train/run/run_preparation_p.h"

#include "core/base/files.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/train/data/encode_clips.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostClips{1LL << 30};

ClipWatch clipWatch(const TrainWatch& watch, Stage stage)
{
    return {watch.stop, [report = watch.report, stage](double done, double total) {
                if (report)
                    report({stage, done, total, ProgressUnit::Clips, {}});
            }};
}

struct HeardClips
{
    TrainClips list;
    std::vector<ClipCodes> codes;
};

/// As the run began it, or made now and written down.
Result<HeardClips> clipsOf(const TrainWork& work, const RunInfo& info, const CodeCache& cache,
                           const TrainWatch& watch)
{
    const auto file = work.run / kClipsFile;
    const auto encoding = clipWatch(watch, Stage::Encoding);
    HeardClips heard;
    const auto text = readFile(file, kMostClips);
    if (text) {
        UNDERSTUDY_TRY(heard.list, parseTrainClips(*text, file.string()));
        UNDERSTUDY_TRY(heard.codes, encodeClips(heard.list, work.base, cache, info.settings.device,
                                                Unheard::Fail, encoding));
        return heard;
    }
    if (text.error().reason != Reason::FileMissing)
        return Failure(text.error());
    UNDERSTUDY_TRY(heard.list, readTrainClips(info.dataset, Seconds(info.settings.longestClip),
                                              clipWatch(watch, Stage::Reading)));
    UNDERSTUDY_TRY(heard.codes, encodeClips(heard.list, work.base, cache, info.settings.device,
                                            Unheard::LeaveOut, encoding));
    if (heard.list.count(Split::Train) == 0)
        return fail(Code::InvalidInput, Reason::NothingToTrain, info.dataset.string(),
                    countedReasons(heard.list.leftOut));
    UNDERSTUDY_CHECK(writeFile(file, formatTrainClips(heard.list)));
    return heard;
}

/// Anchors in their order.
std::vector<std::size_t> anchorsIn(const TrainClips& list)
{
    std::vector<std::size_t> anchors;
    for (std::size_t i = 0; i < list.clips.size(); ++i)
        if (list.clips[i].anchor > 0)
            anchors.push_back(i);
    std::ranges::sort(anchors, {}, [&](std::size_t i) { return list.clips[i].anchor; });
    return anchors;
}

class Preparation
{
public:
    Preparation(const TrainWork& work, const RunInfo& info, HeardClips heard, TurnTokens tokens)
        : m_work(&work), m_info(&info), m_heard(std::move(heard)), m_tokens(std::move(tokens))
    {
        for (const auto& clip : m_heard.list.clips)
            m_texts.push_back(m_tokens.of(info.settings.speaker, clip.text));
        if (info.settings.probeEvery > 0)
            for (const auto& probe : work.probes)
                m_probeTexts.push_back(m_tokens.of(info.settings.speaker, probe.text));
    }

    Result<PreparedRun> run()
    {
        auto all = m_texts;
        all.insert(all.end(), m_probeTexts.begin(), m_probeTexts.end());
        const TextRows rows(all);
        UNDERSTUDY_TRY(const auto device, deviceOrFirst(m_info->settings.device));
        UNDERSTUDY_TRY(auto csm,
                       openTrainingBase(m_work->base, rows, device, scalarType(m_info->settings.precision)));
        auto data = dataFor(rows);
        PreparedRun made;
        made.hasValidation = !data.validation.empty();
        made.probes = probesFor(rows, data);
        UNDERSTUDY_TRY(made.trainer, Trainer::make(std::move(csm), m_info->settings, std::move(data)));
        return made;
    }

private:
    TrainData dataFor(const TextRows& rows) const
    {
        TrainData data;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            const auto& codes = m_heard.codes[i];
            data.clips.push_back({rows.placesOf(m_texts[i]), {codes.begin(), codes.end()}});
            const bool isTraining = m_heard.list.clips[i].split == Split::Train;
            (isTraining ? data.training : data.validation).push_back(i);
        }
        data.anchors = anchorsIn(m_heard.list);
        return data;
    }

    PreparedProbes probesFor(const TextRows& rows, const TrainData& data) const
    {
        PreparedProbes probes;
        probes.seed = m_info->settings.seed;
        if (!data.anchors.empty())
            probes.anchor = data.clips[data.anchors.front()];
        for (std::size_t i = 0; i < m_probeTexts.size(); ++i) {
            const auto& probe = m_work->probes[i];
            probes.lines.push_back(
                {probe.id, rows.placesOf(m_probeTexts[i]), mostFrames(probe.text, m_info->base.isSynthetic)});
        }
        return probes;
    }

    const TrainWork* m_work;
    const RunInfo* m_info;
    HeardClips m_heard;
    TurnTokens m_tokens;
    std::vector<std::vector<std::int64_t>> m_texts, m_probeTexts;
};

} // namespace

Result<PreparedRun> prepareRun(const TrainWork& work, const RunInfo& info, const TrainWatch& watch)
{
    UNDERSTUDY_TRY(const auto sizes, readCsmConfig(work.base.config));
    const CodeCache cache(work.codeCache, work.base.sha256, sizes.codebooks);
    UNDERSTUDY_TRY(auto heard, clipsOf(work, info, cache, watch));
    UNDERSTUDY_TRY(auto tokens, TurnTokens::open(work.base.tokenizer));
    if (watch.report)
        watch.report({Stage::Reading, 0, 0, ProgressUnit::FileBytes, work.base.id});
    return Preparation(work, info, std::move(heard), std::move(tokens)).run();
}

} // namespace understudy
