// What X has rejected a moment ago. X goes on to the next clip at once; a digit right after it, with no other
// input between, says why that clip was rejected, and not that the next one is.
#pragma once

#include "core/data/clips/reject_reason.h"

#include <QObject>

#include <string>
#include <vector>

class QTimer;
class QWidget;

namespace understudy {

class LateReason : public QObject
{
    Q_OBJECT
public:
    /// `buttons`: a click there is no other input.
    LateReason(const QWidget& buttons, QObject* parent);

    /// `reason`: what X took, None for none. No clips: nothing is waited for.
    void wait(std::vector<std::string> clips, RejectReason reason);
    void forget() { wait({}, RejectReason::None); }
    bool isWaiting() const { return !m_clips.empty(); }
    const std::vector<std::string>& clips() const { return m_clips; }
    RejectReason reason() const { return m_reason; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const QWidget* m_buttons;
    QTimer* m_moment;
    std::vector<std::string> m_clips;
    RejectReason m_reason = RejectReason::None;
};

} // namespace understudy
