#include "app/desktop/engine_status.h"

#include "app/desktop/workspace.h"
#include "core/session/voice_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/job_strip.h"
#include "widgets/words/progress_text.h"

#include <QAction>

#include <algorithm>

namespace understudy {

namespace {

bool hasVoice(const SnapshotPtr& snapshot, VoiceKind kind)
{
    return snapshot && snapshot->plan &&
           std::ranges::any_of(snapshot->plan->lines,
                               [kind](const PlannedLine& line) { return line.voice.kind == kind; });
}

QString takenBy(const EngineMemory& memory)
{
    return words::size(Bytes(memory.weights.value + memory.caches.value));
}

} // namespace

EngineStatus::EngineStatus(Workspace& workspace, JobStrip& strip, QAction* unload, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_strip(&strip), m_unload(unload)
{
    m_strip->addEngineAction(m_unload);
    connect(m_unload, &QAction::triggered, this, &EngineStatus::unload);
    connect(m_workspace, &Workspace::sessionChanged, this, &EngineStatus::attach);
    connect(m_workspace, &Workspace::sessionClosing, this, &EngineStatus::detach);
    show();
}

void EngineStatus::setSnapshot(const SnapshotPtr& snapshot)
{
    const bool hasDraft = hasVoice(snapshot, VoiceKind::Draft);
    const bool hasTrained = hasVoice(snapshot, VoiceKind::Cloned);
    m_voices = hasDraft && hasTrained ? tr("Draft and trained voices")
               : hasTrained           ? tr("Trained voices")
               : hasDraft             ? tr("Draft voices")
                                      : QString();
    show();
}

void EngineStatus::setServing(const QString& url)
{
    if (std::exchange(m_serving, url) != url)
        show();
}

void EngineStatus::attach()
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    m_subscription = session->voices().watchModel([this, watched = m_sessions](const EngineMemory& memory) {
        QMetaObject::invokeMethod(
            this,
            [this, watched, memory] {
                if (watched == m_sessions)
                    take(memory);
            },
            Qt::QueuedConnection);
    });
}

void EngineStatus::detach()
{
    m_subscription.reset();
    ++m_sessions;
    m_isUnloading = false;
    m_memory = {};
    show();
}

void EngineStatus::take(const EngineMemory& memory)
{
    if (memory == m_memory)
        return;
    const auto before = std::exchange(m_memory, memory);
    if (std::exchange(m_isUnloading, false) && memory.model.empty())
        m_strip->showMessage(tr("The voice model was unloaded; %1 are free again.").arg(takenBy(before)));
    show();
}

void EngineStatus::unload()
{
    if (!m_workspace->session() || m_memory.model.empty())
        return;
    m_isUnloading = true;
    show();
    m_workspace->background<void>(
        this,
        [](Session& session) -> Result<void> {
            session.voices().unloadModel();
            return {};
        },
        [](const Result<void>&) {}); // take() hears of it
}

QString EngineStatus::modelText() const
{
    const auto model = toQString(m_memory.model);
    return m_isUnloading ? tr("%1 goes when its lines are spoken").arg(model)
                         : tr("%1, %2").arg(model, takenBy(m_memory));
}

void EngineStatus::show()
{
    const bool isLoaded = !m_memory.model.empty();
    m_unload->setEnabled(isLoaded && !m_isUnloading);
    QStringList parts, details;
    if (isLoaded) {
        parts << modelText();
        details << tr("The voice model %1 is loaded: weights %2, caches %3.")
                       .arg(toQString(m_memory.model), words::size(m_memory.weights),
                            words::size(m_memory.caches));
    }
    if (!m_voices.isEmpty())
        parts << m_voices;
    if (!m_serving.isEmpty()) {
        parts << tr("API on");
        details << tr("Other programs are answered at %1.").arg(m_serving);
    }
    m_strip->setEngine(parts.join(QStringLiteral(" · ")), details.join(QLatin1Char('\n')));
}

} // namespace understudy
