#include "core/measure/evaluation/measured_line.h"

#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace {

using Json = nlohmann::json;

Json jsonOf(const ErrorCounts& counts)
{
    return {{"hits", counts.hits},
            {"substitutions", counts.substitutions},
            {"deletions", counts.deletions},
            {"insertions", counts.insertions}};
}

/// Reads members of one object; remembers whether one was of another kind.
class Members
{
public:
    explicit Members(const Json& object) : m_object(&object) {}

    std::string text(const char* key)
    {
        const auto found = m_object->find(key);
        m_isSound = m_isSound && found != m_object->end() && found->is_string();
        return m_isSound ? found->get<std::string>() : std::string();
    }
    double number(const char* key)
    {
        const auto value = maybe(key);
        m_isSound = m_isSound && value;
        return value.value_or(0);
    }
    std::optional<double> maybe(const char* key)
    {
        const auto found = m_object->find(key);
        if (found == m_object->end())
            return {};
        m_isSound = m_isSound && found->is_number();
        return m_isSound ? std::optional(found->get<double>()) : std::nullopt;
    }
    ErrorCounts counts(const char* key)
    {
        const auto found = m_object->find(key);
        m_isSound = m_isSound && found != m_object->end() && found->is_object();
        if (!m_isSound)
            return {};
        Members inner(*found);
        const auto count = [&](const char* name) {
            const auto value = inner.number(name);
            m_isSound = m_isSound && value >= 0 && value < 1e9;
            return m_isSound ? static_cast<std::int64_t>(value) : 0;
        };
        ErrorCounts read{count("hits"), count("substitutions"), count("deletions"), count("insertions")};
        m_isSound = m_isSound && inner.isSound();
        return read;
    }
    bool isSound() const { return m_isSound; }

private:
    const Json* m_object;
    bool m_isSound = true;
};

} // namespace

std::string lineOf(const MeasuredLine& line)
{
    Json json{{"id", line.id},
              {"kind", line.kind},
              {"text", line.text},
              {"file", line.file},
              {"recording", line.recording},
              {"sound", line.sound},
              {"reference", line.reference},
              {"length_s", line.length.value},
              {"took_s", line.took.value}};
    if (line.heard) {
        json["heard"] = line.heard->text;
        json["words"] = jsonOf(line.heard->words);
        json["characters"] = jsonOf(line.heard->characters);
    }
    const auto put = [&](const char* key, const std::optional<double>& value) {
        if (value)
            json[key] = *value;
    };
    put("similarity", line.similarity);
    put("loudness_lufs", line.loudness);
    put("noise_dbfs", line.noise);
    put("pitch_hz", line.pitch);
    put("pitch_range_semitones", line.pitchRange);
    put("rate_cps", line.rate);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<MeasuredLine> parseMeasuredLine(std::string_view line)
{
    if (!checkJson(line, {.depth = 4, .values = 100}))
        return {};
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return {};
    Members members(json);
    MeasuredLine read;
    read.id = members.text("id");
    read.kind = members.text("kind");
    read.text = members.text("text");
    read.file = members.text("file");
    read.recording = members.text("recording");
    read.sound = members.text("sound");
    read.reference = members.text("reference");
    read.length = Seconds(members.number("length_s"));
    read.took = Seconds(members.number("took_s"));
    if (json.contains("heard"))
        read.heard = HeardLine{members.text("heard"), members.counts("words"), members.counts("characters")};
    read.similarity = members.maybe("similarity");
    read.loudness = members.maybe("loudness_lufs");
    read.noise = members.maybe("noise_dbfs");
    read.pitch = members.maybe("pitch_hz");
    read.pitchRange = members.maybe("pitch_range_semitones");
    read.rate = members.maybe("rate_cps");
    return members.isSound() ? std::optional(read) : std::nullopt;
}

} // namespace understudy
