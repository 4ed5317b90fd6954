// Undo and redo of everything that changes data. An edit owns what it removed; applying it gives its inverse.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace understudy {

class Edit
{
public:
    virtual ~Edit() = default;
    /// Applies and returns the edit that takes it back.
    virtual Result<std::unique_ptr<Edit>> apply() = 0;
    /// True when `next`, done right after, belongs to the same step (typing a word); it is then folded into this one.
    virtual bool absorb(const Edit& next);
    /// For "Undo typing", "Undo seed": a code the front end turns into words.
    virtual std::string_view what() const = 0;
};

/// Thread-safe; bounded to 10,000 steps.
class EditHistory
{
public:
    Result<void> perform(std::unique_ptr<Edit> edit);
    Result<void> undo();
    Result<void> redo();
    bool canUndo() const;
    bool canRedo() const;
    std::string undoWhat() const;
    std::string redoWhat() const;
    /// Ends the current step: the next typing starts a new one.
    void breakStep();
    void clear();
    void setListener(std::function<void()> changed);

private:
    struct Step;
    mutable std::recursive_mutex m_mutex;
    std::vector<std::unique_ptr<Edit>> m_undo; // under m_mutex; each takes back one step
    std::vector<std::unique_ptr<Edit>> m_redo; // under m_mutex
    bool m_isStepOpen = false;                 // under m_mutex
    std::function<void()> m_changed;
};

} // namespace understudy
