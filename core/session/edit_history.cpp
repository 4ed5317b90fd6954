#include "core/session/edit_history.h"

namespace understudy {

namespace {
constexpr std::size_t kMaxSteps = 10'000;
}

bool Edit::absorb(const Edit& /*next*/)
{
    return false;
}

EditFacts Edit::facts() const
{
    EditFacts facts;
    facts.what = what();
    return facts;
}

Result<void> EditHistory::perform(std::unique_ptr<Edit> edit)
{
    const std::lock_guard lock(m_mutex);
    UNDERSTUDY_TRY(auto inverse, edit->apply());
    m_redo.clear();
    if (!m_isStepOpen || m_undo.empty() || !m_undo.back()->absorb(*inverse))
        m_undo.push_back(std::move(inverse));
    if (m_undo.size() > kMaxSteps)
        m_undo.pop_front();
    m_isStepOpen = true;
    if (m_changed)
        m_changed();
    return {};
}

Result<void> EditHistory::undo()
{
    return move(m_undo, m_redo);
}

Result<void> EditHistory::redo()
{
    return move(m_redo, m_undo);
}

Result<void> EditHistory::move(Edits& from, Edits& to)
{
    const std::lock_guard lock(m_mutex);
    m_isStepOpen = false;
    if (from.empty())
        return {};
    UNDERSTUDY_TRY(auto inverse, from.back()->apply());
    from.pop_back();
    to.push_back(std::move(inverse));
    if (m_changed)
        m_changed();
    return {};
}

bool EditHistory::canUndo() const
{
    const std::lock_guard lock(m_mutex);
    return !m_undo.empty();
}

bool EditHistory::canRedo() const
{
    const std::lock_guard lock(m_mutex);
    return !m_redo.empty();
}

std::string EditHistory::undoWhat() const
{
    const std::lock_guard lock(m_mutex);
    return m_undo.empty() ? std::string() : std::string(m_undo.back()->what());
}

std::string EditHistory::redoWhat() const
{
    const std::lock_guard lock(m_mutex);
    return m_redo.empty() ? std::string() : std::string(m_redo.back()->what());
}

EditHistory::Steps EditHistory::steps() const
{
    const std::lock_guard lock(m_mutex);
    Steps steps;
    steps.done = m_undo.size();
    steps.facts.reserve(m_undo.size() + m_redo.size());
    for (const auto& edit : m_undo)
        steps.facts.push_back(edit->facts());
    for (auto edit = m_redo.rbegin(); edit != m_redo.rend(); ++edit)
        steps.facts.push_back((*edit)->facts());
    return steps;
}

std::size_t EditHistory::position() const
{
    const std::lock_guard lock(m_mutex);
    return m_undo.size();
}

void EditHistory::breakStep()
{
    const std::lock_guard lock(m_mutex);
    m_isStepOpen = false;
}

void EditHistory::clear()
{
    const std::lock_guard lock(m_mutex);
    m_undo.clear();
    m_redo.clear();
    m_isStepOpen = false;
    if (m_changed)
        m_changed();
}

void EditHistory::setListener(std::function<void()> changed)
{
    const std::lock_guard lock(m_mutex);
    m_changed = std::move(changed);
}

} // namespace understudy
