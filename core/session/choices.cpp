#include "core/session/choices.h"

#include "core/session/edit_history.h"
#include "core/session/project_store_p.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <charconv>

namespace understudy {

namespace {

constexpr std::string_view kTakes = "take/";
constexpr std::string_view kRanks = "rank/";

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

std::string keyOf(const EpisodeId& episode)
{
    return std::string(kTakes) + episode.value + "/";
}

std::optional<ChosenTake> takeIn(const std::string& text)
{
    const auto slash = text.find('/');
    const auto number = numberIn(std::string_view(text).substr(0, slash));
    const auto newest =
        slash == std::string::npos ? std::nullopt : numberIn(std::string_view(text).substr(slash + 1));
    if (!number || !newest)
        return {};
    return ChosenTake{static_cast<int>(*number), static_cast<int>(*newest)};
}

} // namespace

class ChoiceEdit final : public Edit
{
public:
    ChoiceEdit(const Choices& choices, std::string what, EpisodeId episode, std::string key,
               std::optional<std::string> value)
        : m_choices(&choices), m_what(std::move(what)), m_episode(std::move(episode)), m_key(std::move(key)),
          m_value(std::move(value))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        auto& store = *m_choices->m_store;
        UNDERSTUDY_TRY(auto before, store.setting(m_key));
        UNDERSTUDY_CHECK(store.setSetting(m_key, m_value));
        m_choices->tell(m_episode);
        return std::make_unique<ChoiceEdit>(*m_choices, m_what, m_episode, m_key, std::move(before));
    }
    std::string_view what() const override { return m_what; }

private:
    const Choices* m_choices;
    std::string m_what; // "chosen take", "ranking"
    EpisodeId m_episode;
    std::string m_key;
    std::optional<std::string> m_value; // empty: nothing was chosen
};

Result<std::map<LineId, ChosenTake>> chosenTakes(const ProjectStore& store, const EpisodeId& episode)
{
    const auto prefix = keyOf(episode);
    UNDERSTUDY_TRY(const auto values, store.settingsBelow(prefix));
    std::map<LineId, ChosenTake> chosen;
    for (const auto& [key, value] : values)
        if (const auto take = takeIn(value))
            chosen[LineId(key.substr(prefix.size()))] = *take;
    return chosen;
}

std::vector<std::int64_t> Choices::ranking(const RunId& run) const
{
    std::vector<std::int64_t> steps;
    const auto value = m_store->setting(std::string(kRanks) + run.value);
    if (value && *value)
        for (const auto word : spacedWords(**value))
            if (const auto step = numberIn(word))
                steps.push_back(*step);
    return steps;
}

Result<void> Choices::chooseTake(const EpisodeId& episode, const LineId& line, int number)
{
    UNDERSTUDY_TRY(const auto takes, m_store->takes(episode));
    int newest = 0;
    bool isThere = false;
    for (const auto& take : takes)
        if (take.line == line) {
            newest = std::max(newest, take.number);
            isThere = isThere || take.number == number;
        }
    if (!isThere)
        return fail(Code::NotFound, Reason::TakeDamaged, line.value + "/" + std::to_string(number));
    return m_history->perform(
        std::make_unique<ChoiceEdit>(*this, "chosen take", episode, keyOf(episode) + line.value,
                                     std::to_string(number) + "/" + std::to_string(newest)));
}

Result<void> Choices::rank(const RunId& run, const std::vector<std::int64_t>& steps)
{
    std::string value;
    for (const auto step : steps)
        value.append(value.empty() ? "" : " ").append(std::to_string(step));
    return m_history->perform(
        std::make_unique<ChoiceEdit>(*this, "ranking", EpisodeId(), std::string(kRanks) + run.value,
                                     value.empty() ? std::nullopt : std::optional(value)));
}

void Choices::setListener(std::function<void(const EpisodeId&)> changed)
{
    const std::lock_guard lock(m_mutex);
    m_changed = std::move(changed);
}

void Choices::tell(const EpisodeId& episode) const
{
    const std::lock_guard lock(m_mutex);
    if (m_changed)
        m_changed(episode);
}

} // namespace understudy
