// How sounds differ: their waves and spectrograms below each other over one axis of time, their pitches over
// each other, the words that were heard otherwise than written.
#pragma once

#include "core/audio/peaks.h"
#include "core/audio/spectrogram.h"
#include "core/audio/waveform.h"
#include "core/data/qc/pitch.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

namespace understudy {

/// One sound, as a worker made it ready to be drawn.
struct ShownSound
{
    QString name;
    Frames length;
    SampleRate rate;
    PeakPyramid peaks;
    Spectrogram spectrogram;
    std::vector<PitchPoint> pitch;
};
ShownSound showSound(const QString& name, const Waveform& sound);

/// A word of what was heard, or of the text where it is missing.
struct ComparedWord
{
    enum class Kind
    {
        Same,
        Other,
        Missing, ///< of the text, and nobody heard it
        Added    ///< heard, and not written
    };
    QString word;
    Kind kind = Kind::Same;
    bool operator==(const ComparedWord&) const = default;
};
/// Counted as error rates are; both are normalised already.
std::vector<ComparedWord> compareWords(const std::string& written, const std::string& heard);

class DifferenceView : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget* parent = nullptr);

    void setSounds(std::vector<std::shared_ptr<const ShownSound>> sounds);
    /// Below a sound; empty: nobody heard its words.
    void setWords(std::size_t sound, std::vector<ComparedWord> words);
    void setPosition(Seconds position);
    /// The one that is heard.
    void setCurrent(std::size_t sound);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(understudy::Seconds to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        std::shared_ptr<const ShownSound> sound;
        std::vector<ComparedWord> words;
        QImage image; ///< of the spectrogram, in the theme's colours
    };
    Seconds length() const;
    double toX(Seconds at) const;
    void paintRow(QPainter& painter, const Row& row, const QRect& lane, bool isCurrent) const;
    void paintWords(QPainter& painter, const Row& row, const QRect& lane) const;
    void paintPitch(QPainter& painter, const QRect& lane) const;
    int rowHeight() const;
    void makeImages();
    void describe();

    std::vector<Row> m_rows;
    Seconds m_position;
    std::size_t m_current = 0;
};

} // namespace understudy
