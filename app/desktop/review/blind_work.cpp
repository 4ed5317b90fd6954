#include "app/desktop/review/blind_work.h"

#include "app/desktop/workspace.h"
#include "core/session/review_service.h"

#include <algorithm>
#include <random>
#include <utility>

namespace understudy {

BlindWork::BlindWork(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(&workspace)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_pass.reset();
        m_isDrawing = false;
        leave();
    });
}

std::string BlindWork::clip() const
{
    return isHearing() ? m_pass->answers.at(std::size_t(m_place)).clip : std::string();
}

void BlindWork::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

void BlindWork::open()
{
    if (!m_workspace->session() || m_stage != Stage::Off)
        return;
    m_workspace->background<std::optional<BlindPass>>(
        this, [](Session& session) { return session.reviews().blindPass(); },
        [this](const Result<std::optional<BlindPass>>& pass) {
            if (!pass) {
                Q_EMIT failed(pass.error());
                return;
            }
            m_pass = *pass;
            m_leftOut.clear();
            goOn();
        });
}

/// Looks whether the recordings are there, which reads files.
void BlindWork::begin(int size)
{
    if (!m_workspace->session() || std::exchange(m_isDrawing, true))
        return;
    std::random_device random; // the draw is kept with its seed
    m_workspace->background<BlindPass>(
        this,
        [size, seed = random()](Session& session) { return session.reviews().beginBlindPass(size, seed); },
        [this, draw = ++m_draw](const Result<BlindPass>& pass) {
            if (draw == m_draw) // nobody left meanwhile
                takeDrawn(pass);
        });
}

void BlindWork::takeDrawn(const Result<BlindPass>& pass)
{
    m_isDrawing = false;
    if (!pass) {
        Q_EMIT failed(pass.error());
        return;
    }
    m_pass = *pass;
    m_leftOut.clear();
    goOn();
    const auto progress = m_workspace->session()->reviews().progress();
    if (const int without = progress.count(Verdict::Accepted) - pass->accepted; without > 0)
        Q_EMIT drawnWithout(without);
}

/// One that was split or merged since it was drawn is not what was accepted.
bool BlindWork::isThere(const std::string& clip) const
{
    return m_workspace->session()->reviews().snapshot()->clip(clip) != nullptr;
}

void BlindWork::goOn()
{
    if (!m_pass || m_workspace->isReadOnly())
        return setStage(Stage::Asking);
    const auto& answers = m_pass->answers;
    const auto next = std::ranges::find_if(answers, [this](const BlindAnswer& answer) {
        return answer.verdict == Verdict::None && isThere(answer.clip) && !m_leftOut.contains(answer.clip);
    });
    m_place = int(next - answers.begin());
    setStage(next == answers.end() ? Stage::Asking : Stage::Hearing);
}

bool BlindWork::store(int place, Verdict verdict, RejectReason reason)
{
    auto& answer = m_pass->answers.at(std::size_t(place));
    const BlindAnswer now{answer.clip, verdict, reason};
    if (const auto done = m_workspace->session()->reviews().answerBlindly(*m_pass, now); !done) {
        Q_EMIT failed(done.error());
        return false;
    }
    answer = now;
    return true;
}

bool BlindWork::answer(Verdict verdict, RejectReason reason)
{
    const bool isAnswer = verdict == Verdict::Accepted || verdict == Verdict::Rejected;
    if (!isHearing() || !isAnswer || !store(m_place, verdict, reason))
        return false;
    goOn();
    return true;
}

void BlindWork::leaveOut()
{
    if (!isHearing())
        return;
    m_leftOut.insert(clip());
    goOn();
}

void BlindWork::amend(const std::string& clip, RejectReason reason)
{
    const auto& answers = m_pass->answers;
    const auto known = std::ranges::find(answers, clip, &BlindAnswer::clip);
    if (known != answers.end() && known->verdict == Verdict::Rejected)
        store(int(known - answers.begin()), Verdict::Rejected, reason);
}

void BlindWork::takeBack()
{
    if (!canTakeBack() || !m_workspace->session() || m_workspace->isReadOnly())
        return;
    for (int place = isHearing() ? m_place - 1 : int(m_pass->answers.size()) - 1; place >= 0; --place) {
        const auto& answer = m_pass->answers.at(std::size_t(place));
        if (answer.verdict == Verdict::None || !isThere(answer.clip))
            continue;
        if (store(place, Verdict::None, RejectReason::None))
            goOn();
        return;
    }
}

void BlindWork::followClips()
{
    if (isHearing() && m_workspace->session() && !isThere(clip()))
        goOn();
}

void BlindWork::sendBack()
{
    if (!m_pass || !m_workspace->session())
        return;
    const auto snapshot = m_workspace->session()->reviews().snapshot();
    std::vector<std::string> back;
    for (const auto& answer : m_pass->defective())
        if (const auto* clip = snapshot->clip(answer.clip);
            clip != nullptr && clip->verdict == Verdict::Accepted)
            back.push_back(answer.clip);
    if (const auto done = m_workspace->session()->reviews().setVerdict(back, Verdict::None); !done)
        Q_EMIT failed(done.error());
    else
        leave();
}

void BlindWork::leave()
{
    ++m_draw;
    m_isDrawing = false;
    if (m_stage != Stage::Off)
        setStage(Stage::Off);
}

} // namespace understudy
