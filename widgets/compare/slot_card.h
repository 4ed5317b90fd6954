// One of the sounds that are compared: its letter, the key that hears it, whether it is heard.
#pragma once

#include <QAbstractButton>

namespace understudy {

enum class SlotState
{
    NotHeard,
    Heard,
    Chosen, ///< it is the one, while nothing plays
    Playing
};

class SlotCard : public QAbstractButton
{
    Q_OBJECT
public:
    /// `key`: on the cap; empty: none.
    SlotCard(const QString& letter, const QString& key, QWidget* parent = nullptr);

    /// Below the letter, where it is no secret; empty in blind tests.
    void setDetail(const QString& detail);
    void setState(SlotState state);
    SlotState state() const { return m_state; }
    QString letter() const { return m_letter; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString word() const;
    void describe();

    QString m_letter, m_key, m_detail;
    SlotState m_state = SlotState::NotHeard;
};

} // namespace understudy
