// The plan of a comparison as project.db keeps it.

#include "core/base/json_limits.h"
#include "core/session/comparing/comparison.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;

Json jsonOf(const ComparedSlot& slot)
{
    return {{"name", slot.slot.name},
            {"kind", name(slot.kind)},
            {"of", slot.of},
            {"reference", slot.slot.isReference},
            {"anchor", slot.slot.isAnchor}};
}

Json jsonOf(const ComparedItem& item)
{
    Json sounds = Json::array();
    for (const auto& sound : item.sounds)
        sounds.push_back({{"file", sound.file}, {"sha256", sound.sha256}, {"gain_db", sound.gain.value}});
    return {{"key", item.key}, {"text", item.text}, {"length_s", item.length.value}, {"sounds", sounds}};
}

/// Reads members; remembers the first that is not as it should be.
class Reading
{
public:
    std::string text(const Json& object, const char* key)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string())
            return found->get<std::string>();
        return wrong(key), std::string();
    }
    bool flag(const Json& object, const char* key)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_boolean())
            return found->get<bool>();
        return wrong(key), false;
    }
    double number(const Json& object, const char* key)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_number() && std::isfinite(found->get<double>()))
            return found->get<double>();
        return wrong(key), 0;
    }
    std::int64_t count(const Json& object, const char* key, std::int64_t most)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_number_integer() && found->get<std::int64_t>() >= 0 &&
            found->get<std::int64_t>() <= most)
            return found->get<std::int64_t>();
        return wrong(key), 0;
    }
    const Json& list(const Json& object, const char* key, std::size_t most)
    {
        const auto found = object.find(key);
        if (found != object.end() && found->is_array() && found->size() <= most &&
            std::ranges::all_of(*found, [](const Json& one) { return one.is_object(); }))
            return *found;
        static const Json kNone = Json::array();
        return wrong(key), kNone;
    }
    void wrong(const std::string& what)
    {
        if (m_wrong.empty())
            m_wrong = what;
    }
    const std::string& whatIsWrong() const { return m_wrong; }

private:
    std::string m_wrong;
};

ComparedSlot slotOf(const Json& json, Reading& reading)
{
    ComparedSlot slot;
    slot.slot.name = reading.text(json, "name");
    slot.of = reading.text(json, "of");
    slot.slot.isReference = reading.flag(json, "reference");
    slot.slot.isAnchor = reading.flag(json, "anchor");
    if (const auto kind = soundKindNamed(reading.text(json, "kind")))
        slot.kind = *kind;
    else
        reading.wrong("kind");
    return slot;
}

ComparedItem itemOf(const Json& json, Reading& reading)
{
    ComparedItem item;
    item.key = reading.text(json, "key");
    item.text = reading.text(json, "text");
    item.length = Seconds(reading.number(json, "length_s"));
    for (const auto& sound : reading.list(json, "sounds", kMostSlots))
        item.sounds.push_back({reading.text(sound, "file"), reading.text(sound, "sha256"),
                               Decibels(reading.number(sound, "gain_db"))});
    for (const auto& sound : item.sounds)
        if (sound.file.find('/') != std::string::npos || sound.file.starts_with('.'))
            reading.wrong("file");
    return item;
}

void readMode(const Json& json, ComparisonPlan& plan, Reading& reading)
{
    const auto mode = reading.text(json, "mode");
    plan.mode = listeningModeNamed(mode);
    if (!plan.mode && mode != "free")
        reading.wrong("mode");
    if (plan.mode)
        plan.design.mode = *plan.mode;
    plan.design.trials = static_cast<int>(reading.count(json, "trials", kMostTrials));
    plan.design.repeats = static_cast<int>(reading.count(json, "repeats", kMostTrials));
    plan.design.seed = static_cast<std::uint64_t>(reading.count(json, "seed", INT64_MAX));
    plan.design.slots = plan.slots.size();
    plan.design.items = plan.items.size();
}

} // namespace

std::string formatPlan(const ComparisonPlan& plan)
{
    Json slots = Json::array(), items = Json::array();
    for (const auto& slot : plan.slots)
        slots.push_back(jsonOf(slot));
    for (const auto& item : plan.items)
        items.push_back(jsonOf(item));
    const Json json{{"format", kFormat},
                    {"name", plan.name},
                    {"mode", plan.mode ? name(*plan.mode) : std::string_view("free")},
                    {"trials", plan.design.trials},
                    {"repeats", plan.design.repeats},
                    {"seed", plan.design.seed},
                    {"loudness_lufs", plan.loudness.value},
                    {"slots", slots},
                    {"items", items}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ComparisonPlan> parsePlan(std::string_view text)
{
    UNDERSTUDY_CHECK(checkJson(text, {.depth = 6, .values = 100'000}));
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(Code::Corrupt, {}, "no object");
    Reading reading;
    ComparisonPlan plan;
    if (reading.count(json, "format", 1000) != kFormat)
        return fail(Code::Unsupported, {}, "format");
    plan.name = reading.text(json, "name");
    plan.loudness = Lufs(reading.number(json, "loudness_lufs"));
    for (const auto& slot : reading.list(json, "slots", kMostSlots))
        plan.slots.push_back(slotOf(slot, reading));
    for (const auto& item : reading.list(json, "items", kMostItems)) {
        plan.items.push_back(itemOf(item, reading));
        if (plan.items.back().sounds.size() != plan.slots.size())
            reading.wrong("sounds");
    }
    readMode(json, plan, reading);
    if (!reading.whatIsWrong().empty())
        return fail(Code::Corrupt, {}, reading.whatIsWrong());
    return plan;
}

} // namespace understudy
