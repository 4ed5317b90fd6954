#include "core/base/json_limits.h"
#include "core/train/data/train_clips.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

namespace understudy {
namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(const Json& line)
{
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<LeftOut> leftOutNamed(std::string_view text)
{
    for (const auto why : {LeftOut::Text, LeftOut::Long, LeftOut::Short, LeftOut::Sound})
        if (text == name(why))
            return why;
    return std::nullopt;
}

std::string textAt(const Json& line, const char* key)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Seconds secondsAt(const Json& line, const char* key)
{
    const auto found = line.find(key);
    return Seconds(found != line.end() && found->is_number() ? found->get<double>() : 0.0);
}

/// Lists of earlier versions have none.
AnchorGrounds groundsAt(const Json& line)
{
    const auto isTrue = [&line](const char* key) {
        const auto found = line.find(key);
        return found != line.end() && *found == true;
    };
    AnchorGrounds grounds{isTrue("accepted"), isTrue("words_sure"), isTrue("sentence")};
    if (const auto noise = line.find("snr_db"); noise != line.end() && noise->is_number())
        grounds.signalToNoise = noise->get<double>();
    return grounds;
}

/// False for what is no line of ours.
bool add(TrainClips& clips, const Json& line)
{
    if (!line.is_object() || textAt(line, "id").empty())
        return false;
    if (const auto why = textAt(line, "left_out"); !why.empty()) {
        const auto known = leftOutNamed(why);
        if (known)
            clips.leftOut.push_back(
                {textAt(line, "id"), *known, textAt(line, "detail"), secondsAt(line, "length")});
        return known.has_value();
    }
    const auto split = splitNamed(textAt(line, "split"));
    const auto anchor = line.find("anchor");
    TrainClip clip{textAt(line, "id"),
                   split.value_or(Split::Train),
                   textAt(line, "audio"),
                   secondsAt(line, "start"),
                   secondsAt(line, "end"),
                   secondsAt(line, "length"),
                   textAt(line, "text"),
                   textAt(line, "key"),
                   anchor != line.end() && anchor->is_number_integer() ? anchor->get<int>() : 0,
                   groundsAt(line),
                   textAt(line, "recording")};
    clips.clips.push_back(std::move(clip));
    return split && !clips.clips.back().key.empty();
}

} // namespace

std::string formatTrainClips(const TrainClips& clips)
{
    std::string text;
    for (const auto& clip : clips.clips) {
        const auto& grounds = clip.grounds;
        text += lineOf({{"id", clip.id},
                        {"split", name(clip.split)},
                        {"audio", clip.audio.string()},
                        {"start", clip.start.value},
                        {"end", clip.end.value},
                        {"length", clip.length.value},
                        {"text", clip.text},
                        {"key", clip.key},
                        {"anchor", clip.anchor},
                        {"accepted", grounds.isAccepted},
                        {"words_sure", grounds.areWordsSure},
                        {"sentence", grounds.isSentence},
                        {"recording", clip.recording},
                        {"snr_db", grounds.signalToNoise ? Json(*grounds.signalToNoise) : Json()}});
    }
    for (const auto& clip : clips.leftOut)
        text += lineOf({{"id", clip.id},
                        {"left_out", name(clip.why)},
                        {"detail", clip.detail},
                        {"length", clip.length.value}});
    return text;
}

Result<TrainClips> parseTrainClips(std::string_view text, const std::string& subject)
{
    TrainClips clips;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!checkJson(line, {.depth = 2, .values = 100}) || !add(clips, Json::parse(line, nullptr, false)))
            return fail(Code::Corrupt, Reason::ConfigDamaged, subject, "line " + std::to_string(number));
    }
    return clips;
}

} // namespace understudy
