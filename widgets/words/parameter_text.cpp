#include "widgets/words/parameter_text.h"

#include "widgets/words/list_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>

namespace understudy::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::Words)
};

using Rows = std::map<std::string_view, ParameterText>;

Rows ofAdapter()
{
    return {
        {"rank",
         {Words::tr("Rank"), Words::tr("How much the adapter can learn. 8 to 16 suits most voices."), {}}},
        {"alpha",
         {Words::tr("Alpha"), Words::tr("How strongly it is applied. Twice the rank is a safe start."), {}}},
        {"rank_stabilised",
         {Words::tr("Rank-stabilised"),
          Words::tr("Alpha counts by the root of the rank, which helps ranks above 32."),
          {}}},
        {"dropout",
         {Words::tr("Dropout"),
          Words::tr("Share of what the adapter hears that is dropped. Helps little data, slows learning."),
          {}}},
        {"backbone_layers",
         {Words::tr("Backbone layers"),
          Words::tr("The upper layers carry the voice. None, upper, all, or as in 8-15."),
          {}}},
        {"depth_layers",
         {Words::tr("Depth decoder layers"),
          Words::tr("They carry fine detail of the sound. None, upper, all, or as in 0-3."),
          {}}},
        {"modules",
         {Words::tr("Kinds of modules"),
          Words::tr("Of those layers: q, k, v, o, gate, up, down. All is the usual choice."),
          {}}},
    };
}

Rows ofCourse()
{
    return {
        {"steps", {Words::tr("Steps"), Words::tr("Early stopping usually ends sooner."), {}}},
        {"clips",
         {Words::tr("Clips at once"), Words::tr("In memory. Times accumulation it is the batch."), {}}},
        {"accumulate",
         {Words::tr("Accumulation"),
          Words::tr("So many such batches make a step. Takes time, not memory."),
          {}}},
        {"frame_budget",
         {Words::tr("Frames at once"),
          Words::tr("As many clips as fit into so many frames. 0: as many as clips at once says."),
          {}}},
        {"learning_rate",
         {Words::tr("Learning rate"),
          Words::tr("Too high shows as a jagged loss, too low as a flat one."),
          {}}},
        {"warm_up",
         {Words::tr("Warm-up"), Words::tr("Steps until the full rate, so that the start does no harm."),
          Words::tr("steps")}},
        {"weight_decay",
         {Words::tr("Weight decay"),
          Words::tr("Pulls the adapter towards the base model. Rarely needs a change."),
          {}}},
        {"clip_norm",
         {Words::tr("Gradient limit"),
          Words::tr("A step is never longer than this, so that one odd clip does no harm."),
          {}}},
        {"seed", {Words::tr("Seed"), Words::tr("The same seed and data give the same adapter."), {}}},
    };
}

Rows ofLearning()
{
    return {
        {"backbone_weight",
         {Words::tr("Backbone weight"),
          Words::tr("Share of the backbone's loss. Higher favours words over timbre."),
          {}}},
        {"depth_weight",
         {Words::tr("Decoder weight"),
          Words::tr("Share of the decoder's loss. Higher favours timbre over words."),
          {}}},
        {"depth_share",
         {Words::tr("Decoder frames"),
          Words::tr("Share of the frames that the decoder learns from. More takes more time."),
          {}}},
        {"context_share",
         {Words::tr("With a clip before"),
          Words::tr("Share of the clips that are heard after another one, as lines are rendered."),
          {}}},
        {"longest_clip",
         {Words::tr("Longest clip"),
          Words::tr("Longer clips are left out. They decide how much memory is needed."), Words::tr("s")}},
        {"speaker",
         {Words::tr("Speaker number"),
          Words::tr("That opens a turn; the voice will be asked by it. 0 suits one speaker."),
          {}}},
        {"device",
         {Words::tr("Device"),
          Words::tr("cpu, or a graphics card as in cuda:0. Empty: the first card, or the processor."),
          {}}},
        {"precision",
         {Words::tr("Precision"),
          Words::tr("Of the base model. fp32 is exact and needs twice the memory."),
          {}}},
        {"checkpointing",
         {Words::tr("Less memory"),
          Words::tr("Layers are computed again on the way back: the same result, a third more time."),
          {}}},
        {"threads",
         {Words::tr("Threads"),
          Words::tr("Of the processor. 0: one a core. Other numbers may round otherwise."),
          {}}},
    };
}

Rows ofKeeping()
{
    return {
        {"evaluate_every",
         {Words::tr("Validate every"),
          Words::tr("On clips that are not trained on. It is what finds the best checkpoint."),
          Words::tr("steps")}},
        {"save_every",
         {Words::tr("Checkpoint every"), Words::tr("A power cut loses so many steps at most."),
          Words::tr("steps")}},
        {"keep_best",
         {Words::tr("Checkpoints kept"),
          Words::tr("The best ones, beside the last. Each takes room on the disk."),
          {}}},
        {"patience",
         {Words::tr("Patience"),
          Words::tr("The run ends after so many validations without a better one. 0: never."),
          {}}},
        {"probe_every",
         {Words::tr("Probe lines every"),
          Words::tr("So many checkpoints: four lines to listen to. 0: never."),
          {}}},
    };
}

const ParameterText* find(const Rows& rows, std::string_view key)
{
    const auto found = rows.find(key);
    return found == rows.end() ? nullptr : &found->second;
}

/// "1e-04" as "1e-4".
QString tidy(const std::string& value)
{
    return QString::fromStdString(value).replace(QLatin1String("e-0"), QLatin1String("e-"));
}

} // namespace

ParameterText textOf(const TrainParameter& parameter)
{
    for (const auto& rows : {ofAdapter(), ofCourse(), ofLearning(), ofKeeping()})
        if (const auto* found = find(rows, parameter.key))
            return *found;
    return {QString::fromUtf8(parameter.key.data(), qsizetype(parameter.key.size())), {}, {}};
}

QString valueOf(const TrainParameter& parameter, const TrainSettings& settings)
{
    const auto value = tidy(parameter.get(settings));
    const auto unit = textOf(parameter).unit;
    return unit.isEmpty() ? value : QStringLiteral("%1 %2").arg(value, unit);
}

QString label(TrainPreset preset)
{
    switch (preset) {
    case TrainPreset::Quick:
        return Words::tr("Quick look");
    case TrainPreset::Standard:
        return Words::tr("Standard");
    case TrainPreset::Careful:
        return Words::tr("Careful");
    }
    return {};
}

QString reason(TrainPreset preset)
{
    switch (preset) {
    case TrainPreset::Quick:
        return Words::tr("Is the data usable at all?");
    case TrainPreset::Standard:
        return Words::tr("The usual choice for 30 to 60 minutes.");
    case TrainPreset::Careful:
        return Words::tr("More capacity, slower, for the final voice.");
    }
    return {};
}

QString presetLabel(const std::string& preset)
{
    const auto known = presetNamed(preset);
    return known ? label(*known) : QString::fromStdString(preset);
}

QString settingsLine(const std::string& preset, const TrainSettings& settings)
{
    const auto rate = tidy(findParameter("learning_rate")->get(settings));
    const auto line = Words::tr("rank %1, rate %2").arg(settings.rank).arg(rate);
    return preset.empty() ? line : QStringLiteral("%1, %2").arg(presetLabel(preset), line);
}

QString differences(const TrainSettings& settings, const TrainSettings& other)
{
    QStringList all;
    for (const auto& parameter : trainParameters())
        if (parameter.get(settings) != parameter.get(other))
            all << QStringLiteral("%1 %2").arg(inSentence(textOf(parameter).label),
                                               valueOf(parameter, settings));
    return all.isEmpty() ? Words::tr("nothing") : firstOf(all);
}

} // namespace understudy::words
