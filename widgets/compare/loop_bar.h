// Where in the sounds one is, and which part is heard again and again; no wave, whose shape would tell.
#pragma once

#include "core/base/units.h"

#include <QWidget>

#include <optional>

namespace understudy {

struct LoopPart
{
    Seconds begin, end;
    bool operator==(const LoopPart&) const = default;
};

/// Drag marks a part, a click goes there; Left and Right go by half a second while it has the focus.
class LoopBar : public QWidget
{
    Q_OBJECT
public:
    explicit LoopBar(QWidget* parent = nullptr);

    void setLength(Seconds length);
    void setPosition(Seconds position);
    void setLoop(std::optional<LoopPart> loop);
    std::optional<LoopPart> loop() const { return m_loop; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void seekRequested(understudy::Seconds to);
    void loopRequested(const std::optional<understudy::LoopPart>& loop);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double toX(Seconds at) const;
    Seconds toSeconds(double x) const;
    void describe();

    Seconds m_length{1}, m_position;
    std::optional<LoopPart> m_loop;
    std::optional<Seconds> m_pressed;
    bool m_isDragging = false;
};

} // namespace understudy
