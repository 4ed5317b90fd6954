#include "core/session/voice_service.h"

#include "core/audio/writer.h"
#include "core/session/project_voices_p.h"
#include "core/session/spoken_text.h"
#include "core/session/text_to_say_p.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

Result<Seconds> sayInto(VoiceEngine& engine, const SayRequest& request, const fs::path& out,
                        JobContext& context)
{
    UNDERSTUDY_CHECK(linesToSay(request.text)); // before a file is made
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(out, {.rate = engine.rate()}));
    UNDERSTUDY_CHECK(sayText(
        engine, request, context.stopToken(), [&](std::span<const float> chunk) { return writer.write(chunk); },
        [&](std::size_t done, std::size_t all) {
            context.report({Stage::RenderingLines, double(done), double(all), ProgressUnit::Lines, {}});
        }));
    const auto length = toSeconds(writer.written(), engine.rate());
    UNDERSTUDY_CHECK(writer.commit());
    return length;
}

} // namespace

VoiceService::VoiceService(VoiceEngine& engine, JobService& jobs) : m_engine(&engine), m_jobs(&jobs) {}

VoiceService::VoiceService(VoiceEngine& engine, JobService& jobs, Project project)
    : m_engine(&engine), m_jobs(&jobs), m_project(project)
{
}

std::vector<VoiceStatus> VoiceService::list() const
{
    if (m_project)
        return m_project->voices.statuses();
    std::vector<VoiceStatus> statuses;
    for (auto& info : ownVoices(*m_engine))
        statuses.push_back({std::move(info), {}});
    return statuses;
}

ScriptReading VoiceService::read(std::string_view text)
{
    return readTextToSay(text);
}

Result<std::string> VoiceService::spoken(std::string_view text)
{
    UNDERSTUDY_TRY(const auto lines, linesToSay(text));
    std::string said;
    for (const auto& line : lines)
        said.append(said.empty() ? "" : " ").append(line.spoken.text());
    return said;
}

VoiceKind VoiceService::kindOf(const VoiceId& voice) const
{
    const auto own = m_engine->voices();
    const bool isOwn = std::ranges::find(own, voice, &VoiceInfo::id) != own.end();
    return isOwn || !m_project ? VoiceKind::Draft : VoiceKind::Cloned;
}

Result<SpokenText> VoiceService::begin(SayRequest request) const
{
    auto mayGoOn = [project = m_project, voice = request.voice]() -> Result<void> {
        return project ? project->voices.checkUse(voice, ConsentScope::Render) : Result<void>();
    };
    UNDERSTUDY_CHECK(mayGoOn());
    UNDERSTUDY_TRY(auto lines, linesToSay(request.text));
    return SpokenText(*m_engine, std::move(request), std::move(lines), std::move(mayGoOn));
}

JobHandle<Seconds> VoiceService::say(SayRequest request, fs::path out)
{
    auto title = out.filename().string();
    return m_jobs->previews().start<Seconds>(
        JobKind::Preview, std::move(title),
        [engine = m_engine, project = m_project, request = std::move(request),
         out = std::move(out)](JobContext& context) -> Result<Seconds> {
            if (project)
                UNDERSTUDY_CHECK(project->voices.checkUse(request.voice, ConsentScope::Render));
            return sayInto(*engine, request, out, context);
        },
        &m_jobs->board());
}

} // namespace understudy
