// The Review pane: a clip, and the table of clips.
#include "tests/support/sample_clip.h"
#include "tests/widgets/gallery.h"
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/waveform/clip_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTableView>

namespace understudy::gallery {

namespace {

std::vector<ClipRow> sampleClips()
{
    static constexpr std::array kWords{
        "And that is when the tide pool begins to behave like a very small, very slow kitchen.",
        "Put both palms on the rock, and wait until the cold stops being the only thing you feel.",
        "Past the breakwater the waves stopped arriving one by one and came as a single long sound.",
        "Nobody on the pier said anything for a while."};
    static constexpr std::array kRecordings{"04 barnacles", "02 shore walk", "05 storm notes", "06 pickups"};
    std::vector<ClipRow> rows;
    for (int i = 0; i < 60; ++i) {
        ClipRow row;
        row.number = 1 + i * 37 % 412;
        row.id = std::to_string(i);
        row.verdict = static_cast<Verdict>(i % 4);
        row.recording = QString::fromLatin1(kRecordings[static_cast<std::size_t>(i % 4)]);
        row.transcript = QString::fromLatin1(kWords[static_cast<std::size_t>(i * 5 % 4)]);
        row.figures = {{Measure::Duration, 5.4 + i % 9},
                       {Measure::SpeechLevel, -18.7 - i % 5},
                       {Measure::SignalToNoise, 24.1 + i % 13},
                       {Measure::Clipping, i % 5 == 1 ? 3.0 : 0.0}};
        if (i % 5 == 1)
            row.findings = {{Measure::Clipping, Grade::Reject, 3, 0, {}, {}},
                            {Measure::Hum, Grade::Review, -50, -60, {}, {}}};
        else if (i % 3)
            row.findings = {{i % 2 ? Measure::Hum : Measure::SignalToNoise, Grade::Review, 24, 30, {}, {}}};
        row.attention = 0.61 - i * 0.01;
        rows.push_back(row);
    }
    return rows;
}

} // namespace

QWidget* clip()
{
    auto* view = new ClipView;
    view->resize(1440, 500);
    auto content = test::sampleClip();
    auto recording = std::make_shared<PeakPyramid>();
    for (int part = 0; part < 2100; ++part)
        recording->add(
            std::span(content.sound->samples).subspan(static_cast<std::size_t>(part % 13) * 48'000, 48'000));
    content.recording = recording;
    content.elsewhere = {{toFrames(Seconds(250), test::kClipRate), Grade::Review},
                         {toFrames(Seconds(863), test::kClipRate), Grade::Reject},
                         {toFrames(Seconds(1500), test::kClipRate), Grade::Review}};
    view->setContent(content);
    view->setSpectrogram(
        std::make_shared<const Spectrogram>(spectrogramOf(content.sound->samples, content.sound->rate)));
    view->setPlayhead(Seconds(4.66));
    view->setCurrentMark(2);
    const QPointF pointer(1080, 300);
    QMouseEvent hover(QEvent::MouseMove, pointer, pointer, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(view, &hover);
    return view;
}

QWidget* clips()
{
    auto* table = new QTableView;
    auto* model = new ClipTableModel(table);
    model->setRows(std::make_shared<const std::vector<ClipRow>>(sampleClips()));
    table->setModel(model);
    setUpClipTable(table);
    table->selectRow(1);
    table->resize(1370, 200);
    table->setFocus();
    return table;
}

} // namespace understudy::gallery
