// The presets of a training side by side: what each is for, and what it costs on this machine.
#pragma once

#include "core/train/settings.h"

#include <QAbstractButton>

#include <array>

class QButtonGroup;

namespace understudy {

class PresetCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit PresetCard(TrainPreset preset, QWidget* parent = nullptr);

    /// "about 49 min, 8.4 GB"; empty: not known yet.
    void setCost(const QString& cost);
    QString cost() const { return m_cost; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int reasonHeight(int width) const;

    TrainPreset m_preset;
    QString m_cost;
};

class PresetCards : public QWidget
{
    Q_OBJECT
public:
    explicit PresetCards(QWidget* parent = nullptr);

    void choose(TrainPreset preset);
    TrainPreset chosen() const;
    PresetCard* card(TrainPreset preset) const { return m_cards[std::size_t(preset)]; }

Q_SIGNALS:
    void presetChosen(understudy::TrainPreset preset);

private:
    QButtonGroup* m_group;
    std::array<PresetCard*, kTrainPresets.size()> m_cards{};
};

} // namespace understudy
