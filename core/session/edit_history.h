// Undo and redo of everything that changes data. An edit owns what it removed; applying it gives its inverse.
#pragma once

#include "core/base/result.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// What a step did, as facts for a list: codes, and what they are about. Empty where there is nothing to say.
struct EditFacts
{
    std::string what;            ///< as Edit::what()
    std::string subject;         ///< id of a clip
    int count = 1;               ///< of them, where it was more than one
    std::string verdict, reason; ///< names, of a "verdict"

    bool operator==(const EditFacts&) const = default;
};

class Edit
{
public:
    virtual ~Edit() = default;
    /// Applies and returns the edit that takes it back. On an error nothing has changed and it may be tried
    /// again.
    virtual Result<std::unique_ptr<Edit>> apply() = 0;
    /// Asked of the edit that takes back the last step, with the one that takes back what was done right
    /// after: true when both belong to one step (typing a word), and this one now takes back both.
    virtual bool absorb(const Edit& next);
    /// For "Undo typing", "Undo seed": a code the front end turns into words.
    virtual std::string_view what() const = 0;
    virtual EditFacts facts() const;
};

/// Thread-safe; bounded to 10,000 steps. Edits are applied under its lock, one at a time; listeners may ask
/// it back.
class EditHistory
{
public:
    Result<void> perform(std::unique_ptr<Edit> edit);
    /// Without a step to take back (or do again) nothing happens. After a failure the step is still there.
    Result<void> undo();
    Result<void> redo();
    bool canUndo() const;
    bool canRedo() const;
    std::string undoWhat() const;
    std::string redoWhat() const;
    struct Steps
    {
        std::vector<EditFacts> facts; ///< oldest first, those that were taken back last
        std::size_t done = 0;         ///< how many of them are not taken back
    };
    Steps steps() const;
    /// As Steps::done.
    std::size_t position() const;
    /// Ends the current step: the next typing starts a new one.
    void breakStep();
    void clear();
    void setListener(std::function<void()> changed);

private:
    using Edits = std::deque<std::unique_ptr<Edit>>;
    Result<void> move(Edits& from, Edits& to);

    mutable std::recursive_mutex m_mutex;
    Edits m_undo;                    // under m_mutex; each takes back one step
    Edits m_redo;                    // under m_mutex
    bool m_isStepOpen = false;       // under m_mutex
    std::function<void()> m_changed; // under m_mutex
};

} // namespace understudy
