#include "core/data/ingest/part_measures.h"

namespace understudy {
namespace {

/// What makes it again; how much of the hum was taken out is not told, so all of it.
RepairSettings repairsDone(const Recording& recording)
{
    RepairSettings settings;
    settings.hum.isOn = recording.humBefore.has_value();
    settings.highPassHz = recording.repairs.highPassHz;
    settings.noiseReduction = recording.repairs.noiseReduction;
    settings.declick = recording.repairs.clicks > 0;
    return settings;
}

FrameSpan moved(FrameSpan span, Frames back)
{
    return {span.begin - back, span.end - back};
}

/// With other repairs than those of the import. The hum that the whole recording told is found again; what
/// was changed then, the part tells.
Result<void> repairAnew(ScannedRecording& part, SampleRate rate, const RepairSettings& repairs,
                        const Recording& recording, const std::stop_token& stop)
{
    if (!repairsDone(recording).isAny()) {
        const auto& whole = recording.hum;
        if (!whole.hum || !whole.hum->harmonics.empty()) // older projects kept no harmonics
            part.recording.hum = whole;
        part.recording.dc = recording.dc;
    }
    part.recording.humBefore.reset();
    part.recording.repairs = {};
    return repair(part, rate, repairs, stop);
}

/// A few ends of words tell little of a room: what all clips of the recording told goes before. An edge is
/// judged by the noise of its clip, so that the same cut could be one through a word beside another pause.
void keepKnown(const Clip& known, Clip& measured)
{
    for (auto& figure : measured.figures)
        if (figure.measure == Measure::Reverberation || figure.measure == Measure::StartEdge ||
            figure.measure == Measure::EndEdge)
            figure.value = known.figure(figure.measure).value_or(figure.value);
}

/// As it is known, but where it reaches to an edge, for nobody has looked there, or it was cut off.
FrameSpan speechOf(const Clip& clip, const SpeechActivity& activity)
{
    const auto heard = activity.speechIn(clip.span);
    const auto& known = clip.speech;
    return {known.begin > clip.span.begin ? known.begin : heard.begin,
            known.end < clip.span.end ? known.end : heard.end};
}

} // namespace

Result<ClipPrint> measurePart(Clip& clip, const Recording& recording, SampleRate rate,
                              const std::optional<RepairSettings>& repairs, const std::vector<Limit>& limits,
                              const std::filesystem::path& scratch, const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto part, scanAround(recording, clip.span, rate, scratch, stop));
    if (repairs) {
        UNDERSTUDY_CHECK(repairAnew(part.scanned, rate, *repairs, recording, stop));
    } else {
        UNDERSTUDY_CHECK(repair(part.scanned, rate, repairsDone(recording), stop));
        part.scanned.recording = recording;
    }
    auto inPart = clip;
    inPart.span = moved(clip.span, part.begin);
    inPart.speech = moved(clip.speech, part.begin);
    inPart.speech = speechOf(inPart, part.scanned.activity);
    UNDERSTUDY_TRY(const auto sound, soundOf(inPart, part.scanned, rate));
    auto print = measureClip(inPart, part.scanned, sound, rate);
    keepKnown(clip, inPart);
    grade(inPart, limits);
    clip.speech = moved(inPart.speech, -part.begin);
    clip.figures = std::move(inPart.figures);
    clip.findings = std::move(inPart.findings);
    clip.grade = inPart.grade;
    return print;
}

} // namespace understudy
