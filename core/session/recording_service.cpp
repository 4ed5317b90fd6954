#include "core/session/recording_service.h"

#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/session/project_store_p.h"
#include "core/session/recording_prompts.h"
#include "core/session/recording_takes_p.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostPrompts{8 << 20};

RecordingStatus emptyStatus()
{
    RecordingStatus status;
    status.prompts = std::make_shared<const std::vector<Prompt>>();
    return status;
}

bool isAmong(const std::vector<TakeFile>& takes, const TakeFile& take)
{
    return std::ranges::find(takes, take) != takes.end();
}

} // namespace

int RecordingStatus::recorded() const
{
    return static_cast<int>(std::ranges::count_if(*prompts, [](const Prompt& one) { return one.takes > 0; }));
}

RecordingService::RecordingService(ProjectStore& store, ReviewService& reviews, JobService& jobs,
                                   std::unique_ptr<AudioInput> input, MakeOptions options)
    : m_store(store), m_reviews(reviews), m_jobs(jobs), m_options(std::move(options)),
      m_folder(std::make_unique<const TakeFolder>(store.folder() / "recordings")), m_status(emptyStatus()),
      m_input(std::move(input))
{
}

RecordingService::~RecordingService()
{
    end();
}

void RecordingService::end()
{
    std::unique_ptr<Recorder> recorder;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        recorder = std::move(m_recorder);
    }
    recorder.reset(); // ends the take, which locks
    m_levels.reset();
}

Recorder& RecordingService::recorder()
{
    const std::lock_guard lock(m_mutex);
    UNDERSTUDY_ASSERT(!m_isEnding);
    if (!m_recorder) {
        m_recorder = std::make_unique<Recorder>(std::move(m_input));
        m_levels = m_recorder->subscribe([this](const RecorderStatus& input) {
            m_status.update([&](RecordingStatus& now) {
                now.input = input;
                now.state = input.isRecording ? m_kind.load() : RecordingState::Idle;
            });
        });
    }
    return *m_recorder;
}

std::unique_ptr<Subscription>
RecordingService::subscribe(std::function<void(const RecordingStatus&)> listener)
{
    return m_status.subscribe(std::move(listener));
}

Result<void> RecordingService::load()
{
    std::vector<std::string> prompts;
    std::error_code ignored;
    if (const auto file = m_folder->promptsFile(); fs::exists(file, ignored)) {
        UNDERSTUDY_TRY(const auto text, readFile(file, kMostPrompts));
        UNDERSTUDY_TRY(prompts, parsePrompts(text, file.string()));
    }
    show(std::move(prompts));
    return {};
}

Result<void> RecordingService::setPrompts(std::string_view text, const std::string& subject)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    UNDERSTUDY_TRY(auto prompts, parsePrompts(text, subject));
    std::string lines;
    for (const auto& prompt : prompts)
        lines += prompt + "\n";
    const auto file = m_folder->promptsFile();
    UNDERSTUDY_CHECK(ensureFolder(file.parent_path()));
    UNDERSTUDY_CHECK(writeFile(file, lines));
    show(std::move(prompts));
    return {};
}

/// The first prompt without a take is the current one.
void RecordingService::show(std::vector<std::string> prompts)
{
    {
        const std::lock_guard lock(m_mutex);
        m_prompts = std::move(prompts);
    }
    readTakes();
    m_status.update([](RecordingStatus& now) {
        const auto open = std::ranges::find(*now.prompts, 0, &Prompt::takes);
        now.current = open == now.prompts->end() ? 0 : std::size_t(open - now.prompts->begin());
    });
}

/// As they lie in the project, and those that end while they are read.
std::vector<TakeFile> RecordingService::readTakes()
{
    std::unique_lock lock(m_mutex);
    const auto before = m_takes;
    lock.unlock();
    auto takes = m_folder->takes();
    std::set<fs::path> known; // made without the lock, which the GUI waits for
    for (const auto* list : {&before, &std::as_const(takes)})
        for (const auto& take : *list)
            known.insert(take.file);
    lock.lock();
    for (const auto& take : m_takes)
        if (!known.contains(take.file))
            takes.push_back(take);
    m_takes = takes;
    lock.unlock();
    recount();
    return takes;
}

void RecordingService::recount()
{
    auto prompts = std::make_shared<std::vector<Prompt>>();
    int roomTones = 0;
    {
        const std::lock_guard lock(m_mutex);
        std::map<std::string_view, int> takes;
        for (const auto& take : m_takes)
            ++takes[take.prompt];
        roomTones = takes[{}];
        for (const auto& text : m_prompts)
            prompts->push_back({text, takes[text]});
    }
    m_status.update([&](RecordingStatus& now) {
        now.prompts = std::move(prompts);
        now.roomTones = roomTones;
    });
}

void RecordingService::listen(const std::string& deviceId)
{
    recorder().listen(deviceId);
}

void RecordingService::rest()
{
    const std::lock_guard lock(m_mutex);
    if (m_recorder)
        m_recorder->rest(); // waits for nothing
}

void RecordingService::select(std::size_t prompt)
{
    stop();
    m_status.update([&](RecordingStatus& now) {
        now.current = now.prompts->empty() ? 0 : std::min(prompt, now.prompts->size() - 1);
    });
}

Result<void> RecordingService::start()
{
    const auto now = status();
    if (now.current >= now.prompts->size())
        return fail(Code::InvalidInput, Reason::ScriptEmpty, m_folder->promptsFile().string());
    return record(now.current + 1, now.prompts->at(now.current).text, {});
}

Result<void> RecordingService::startRoomTone(Seconds length)
{
    return record(0, {}, length);
}

void RecordingService::stop()
{
    const std::lock_guard lock(m_mutex);
    if (m_recorder)
        m_recorder->stop();
}

Result<void> RecordingService::record(std::size_t number, const std::string& prompt,
                                      std::optional<Seconds> longest)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    const auto take = std::make_shared<TakeFile>();
    take->prompt = prompt;
    recorder().record({[this, take, number](SampleRate rate) { return begin(*take, number, rate); },
                       [this, take](const Result<RecordedTake>& recorded) { finish(*take, recorded); },
                       longest});
    return {};
}

/// On the recorder's thread.
Result<GrowingWav> RecordingService::begin(TakeFile& take, std::size_t number, SampleRate rate)
{
    UNDERSTUDY_TRY(take, m_folder->begin(number, take.prompt, lastNumberOf(take.prompt)));
    setRunning(take.file); // pickUp() leaves it alone from here on
    auto file = GrowingWav::create(take.part(), rate);
    if (!file) {
        setRunning({});
        TakeFolder::drop(take);
        return file;
    }
    m_kind = take.prompt.empty() ? RecordingState::RoomTone : RecordingState::Recording;
    m_status.update([](RecordingStatus& now) { now.problem.reset(); });
    return file;
}

int RecordingService::lastNumberOf(const std::string& prompt)
{
    const std::lock_guard lock(m_mutex);
    int last = 0;
    for (const auto& take : m_takes)
        if (take.prompt == prompt)
            last = std::max(last, take.number());
    return last;
}

void RecordingService::setRunning(fs::path file)
{
    const std::lock_guard lock(m_mutex);
    m_running = std::move(file);
}

/// On the recorder's thread.
void RecordingService::finish(const TakeFile& take, const Result<RecordedTake>& recorded)
{
    if (!recorded) {
        if (recorded.error().code != Code::Cancelled) // the project closes
            tellProblem(RecordingProblem::What::Take, recorded.error());
        return;
    }
    TakeReport report{take.file,         take.prompt,    toSeconds(recorded->length, recorded->rate),
                      recorded->clipped, recorded->gaps, recorded->problem};
    const bool isHeard = recorded->length.value > 0;
    const auto kept = isHeard ? TakeFolder::keep(take) : Result<void>();
    if (!isHeard) {
        TakeFolder::drop(take);
        report.file.clear();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_running.clear();
        if (isHeard && kept && !isAmong(m_takes, take)) // who reads the folder may have seen it
            m_takes.push_back(take);
    }
    recount();
    const bool isWhole = !report.problem;
    m_status.update([&](RecordingStatus& now) { now.last = std::move(report); });
    if (!kept)
        tellProblem(RecordingProblem::What::Take, kept.error());
    else if (isHeard)
        startImport({take, isWhole});
}

void RecordingService::tellProblem(RecordingProblem::What what, const Error& error)
{
    log::error(error);
    m_status.update([&](RecordingStatus& now) { now.problem = RecordingProblem{what, error}; });
}

} // namespace understudy
