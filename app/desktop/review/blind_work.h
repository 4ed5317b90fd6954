// The second, blind pass as the Review pane goes through it: begun or gone on with, answered clip by clip.
#pragma once

#include "core/session/blind_pass.h"
#include "core/session/review_snapshot.h"

#include <QObject>

#include <optional>
#include <set>
#include <string>

namespace understudy {

class Workspace;

class BlindWork : public QObject
{
    Q_OBJECT
public:
    enum class Stage
    {
        Off,
        Asking,  ///< none is under way: what the last one came to, and how large the next one is
        Hearing, ///< clip() is to be judged
    };

    BlindWork(Workspace& workspace, QObject* parent);

    Stage stage() const { return m_stage; }
    bool isHearing() const { return m_stage == Stage::Hearing; }
    /// The newest there is.
    const std::optional<BlindPass>& pass() const { return m_pass; }
    /// While it hears: the index of the clip, and its id.
    int place() const { return m_place; }
    std::string clip() const;

    /// Goes on with the newest one, or asks. Reads off the GUI thread.
    void open();
    void begin(int size);
    /// Of clip(); on to the next one. False: it is not kept.
    bool answer(Verdict verdict, RejectReason reason);
    /// Clip() cannot be heard: on to the next one without an answer. It is asked for again once the pass is
    /// opened again.
    void leaveOut();
    /// Another reason for a clip that was rejected; moves nothing.
    void amend(const std::string& clip, RejectReason reason);
    /// The last answer; also of a pass that is done, which then goes on with it.
    void takeBack();
    bool canTakeBack() const { return m_stage != Stage::Off && m_pass && m_pass->answered() > 0; }
    /// The clips may be others now: one that is gone is not asked for.
    void followClips();
    /// Those with a defect that are accepted still lose their verdict: an edit, to be undone as any.
    void sendBack();
    void leave();

Q_SIGNALS:
    void changed();
    void failed(const understudy::Error& error);
    /// Accepted clips that a sample was not drawn from, for they cannot be heard.
    void drawnWithout(int clips);

private:
    void setStage(Stage stage);
    void goOn();
    void takeDrawn(const Result<BlindPass>& pass);
    bool isThere(const std::string& clip) const;
    bool store(int place, Verdict verdict, RejectReason reason);

    Workspace* m_workspace;
    Stage m_stage = Stage::Off;
    std::optional<BlindPass> m_pass;
    int m_place = 0;
    bool m_isDrawing = false;
    int m_draw = 0; ///< which one is waited for
    std::set<std::string> m_leftOut; ///< until the pass is opened again
};

} // namespace understudy
