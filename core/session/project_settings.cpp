#include "core/session/project_settings.h"

#include "core/base/contract.h"
#include "core/data/qc/grading.h"
#include "core/session/edit_history.h"
#include "core/session/project_store_p.h"
#include "core/text/spaced_words.h"

namespace understudy {

namespace {

Result<void> checkLimits(const std::string& text)
{
    auto limits = defaultLimits();
    for (const auto limit : spacedWords(text))
        UNDERSTUDY_CHECK(setLimit(limits, limit));
    return {};
}

} // namespace

class SettingEdit final : public Edit
{
public:
    SettingEdit(const ProjectSettings& settings, std::string key, std::optional<std::string> value)
        : m_settings(&settings), m_key(std::move(key)), m_value(std::move(value))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        auto& store = *m_settings->m_store;
        UNDERSTUDY_TRY(auto before, store.setting(m_key));
        UNDERSTUDY_CHECK(store.setSetting(m_key, m_value));
        m_settings->tell();
        return std::make_unique<SettingEdit>(*m_settings, m_key, std::move(before));
    }
    /// Turning a dial is one step, however many values it passed.
    bool absorb(const Edit& next) override
    {
        const auto* other = dynamic_cast<const SettingEdit*>(&next);
        return other && other->m_key == m_key;
    }
    std::string_view what() const override { return "setting"; }

private:
    const ProjectSettings* m_settings;
    std::string m_key;
    std::optional<std::string> m_value; // empty: the default
};

ProjectSettings::ProjectSettings(ProjectStore& store, EditHistory& history)
    : m_store(&store), m_history(&history)
{
}

SettingValue ProjectSettings::value(std::string_view key) const
{
    const auto* row = findSettingRow(key);
    UNDERSTUDY_ASSERT(row && row->scope == SettingScope::Project);
    const auto text = m_store->setting(key);
    if (!text || !*text)
        return row->fallback;
    return parseSetting(*row, **text).value_or(row->fallback);
}

Result<void> ProjectSettings::set(std::string_view key, const SettingValue& value)
{
    const auto* row = findSettingRow(key);
    if (!row || row->scope != SettingScope::Project)
        return fail(Code::InvalidInput, Reason::SettingUnknown, std::string(key));
    UNDERSTUDY_CHECK(checkSetting(*row, value));
    if (key == "review.limits")
        UNDERSTUDY_CHECK(checkLimits(std::get<std::string>(value)));
    return m_history->perform(std::make_unique<SettingEdit>(*this, std::string(key), formatSetting(value)));
}

void ProjectSettings::setListener(std::function<void()> changed)
{
    const std::lock_guard lock(m_mutex);
    m_changed = std::move(changed);
}

void ProjectSettings::tell() const
{
    const std::lock_guard lock(m_mutex);
    if (m_changed)
        m_changed();
}

void ProjectSettings::applyTo(std::vector<Limit>& limits) const
{
    const auto set = get<std::string>("review.limits");
    for (const auto limit : spacedWords(set))
        std::ignore = setLimit(limits, limit); // checked when it was set
}

MixSettings ProjectSettings::mix() const
{
    MixSettings mix;
    mix.evenness = get<double>("mix.evenness");
    mix.maxLineGain = Decibels(get<double>("mix.maxLineGain"));
    if (get<bool>("mix.hasRoomTone"))
        mix.roomTone = Decibels(get<double>("mix.roomTone"));
    mix.highPassHz = get<double>("mix.highPass");
    return mix;
}

} // namespace understudy
