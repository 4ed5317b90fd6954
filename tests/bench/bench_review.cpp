// How fluid the review stays: 50,000 clips in the table, and one clip drawn (asked: opening within 1 s, a
// sort or a filter within 200 ms, a picture within 16 ms).
#include "tests/support/sample_clip.h"
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/waveform/clip_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTableView>

#include <cstdio>
#include <functional>

using namespace understudy;

namespace {

constexpr int kClips = 50'000;
constexpr double kOpenMs = 1000;
constexpr double kSortMs = 200;
constexpr double kFrameMs = 16;

/// The slowest of `times`.
double slowest(int times, const std::function<void()>& work)
{
    double most = 0;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        most = std::max(most, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return most;
}

void print(const QString& what, double milliseconds, double asked)
{
    std::printf("%-36s %8.1f ms  %6.2f of the %.0f ms asked for\n", qPrintable(what), milliseconds,
                milliseconds / asked, asked);
}

ClipRows manyRows()
{
    static constexpr std::array kWords{"tide", "pool", "rock", "pier", "storm", "kitchen", "limpet", "lamp"};
    std::mt19937 random(3);
    std::vector<ClipRow> rows(kClips);
    for (int i = 0; i < kClips; ++i) {
        auto& row = rows[static_cast<std::size_t>(i)];
        row.number = i + 1;
        row.id = "recording_" + std::to_string(i);
        row.verdict = static_cast<Verdict>(random() % 4);
        row.recording = QStringLiteral("%1 shore walk").arg(i / 400);
        for (int word = 0; word < 14; ++word)
            row.transcript += QLatin1String(kWords[random() % kWords.size()]) + QLatin1Char(' ');
        row.transcript += QString::number(random());
        for (const auto measure : allMeasures())
            row.figures.push_back({measure, static_cast<double>(random() % 1000) / 10});
        if (i % 3 == 0)
            row.findings = {{Measure::Clipping, Grade::Reject, 3, 0, {}, {}},
                            {Measure::Hum, Grade::Review, -50, -60, {}, {}}};
        row.attention = static_cast<double>(random() % 1000) / 1000;
    }
    return std::make_shared<const std::vector<ClipRow>>(std::move(rows));
}

void measureTable()
{
    const auto rows = manyRows();
    QTableView table;
    ClipTableModel model;
    table.setModel(&model);
    setUpClipTable(&table);
    table.resize(1370, 300);
    table.show();
    const auto drawn = [&](const std::function<void()>& work) {
        work();
        table.grab();
    };
    print(QStringLiteral("Opening 50,000 clips"), slowest(1, [&] { drawn([&] { model.setRows(rows); }); }),
          kOpenMs);
    for (int column = 0; column < model.columnCount(); ++column) {
        const auto title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        print(QStringLiteral("Sort by ") + title,
              slowest(2, [&] { drawn([&] { model.sort(column, Qt::DescendingOrder); }); }), kSortMs);
    }
    for (const char* text : {"pier", "snr<30", "flag:hum -verdict:rejected", "recording:shore len>50 tide"})
        print(QStringLiteral("Filter: ") + QString::fromLatin1(text),
              slowest(1,
                      [&] {
                          drawn([&] { model.setFilter({{}, parseClipQuery(QString::fromLatin1(text))}); });
                      }),
              kSortMs);
    model.setFilter({});
    auto row = model.row(7);
    row.verdict = Verdict::Accepted;
    print(QStringLiteral("A verdict"), slowest(1, [&] { drawn([&] { model.updateRow(row); }); }), kFrameMs);
}

void measureView()
{
    ClipView view;
    view.resize(1440, 500);
    view.show();
    auto content = test::sampleClip();
    print(QStringLiteral("Peaks of a clip (a job)"),
          slowest(3, [&] { clipSound(content.sound->samples, content.sound->rate, content.sound->begin); }),
          kOpenMs);
    std::shared_ptr<const Spectrogram> spectrogram;
    print(QStringLiteral("Spectrogram of a clip (a job)"),
          slowest(3,
                  [&] {
                      spectrogram = std::make_shared<const Spectrogram>(
                          spectrogramOf(content.sound->samples, content.sound->rate));
                  }),
          kOpenMs);
    auto recording = std::make_shared<PeakPyramid>();
    for (int part = 0; part < 150; ++part)
        recording->add(content.sound->samples);
    content.recording = recording;
    content.recordingLength = recording->length();
    QPixmap picture(view.size());
    const auto paint = [&] { view.render(&picture); };
    view.setContent(content);
    paint(); // fonts and icons are read once
    auto another = content;
    another.sound = std::make_shared<const ClipSound>(*content.sound);
    bool isOther = false;
    print(QStringLiteral("A clip arrives"),
          slowest(3,
                  [&] {
                      isOther = !isOther;
                      view.setContent(isOther ? another : content);
                      paint();
                  }),
          kFrameMs);
    print(QStringLiteral("Its spectrogram arrives"),
          slowest(3,
                  [&] {
                      view.setSpectrogram(spectrogram);
                      paint();
                  }),
          kFrameMs);
    print(QStringLiteral("A step of the playhead"),
          slowest(20,
                  [&] {
                      view.setPlayhead(view.playhead() + Seconds(0.1));
                      paint();
                  }),
          kFrameMs);
    view.fit();
    paint();
    print(QStringLiteral("Zoom, 20 notches in"),
          slowest(20,
                  [&] {
                      view.zoomIn();
                      paint();
                  }),
          kFrameMs);
    print(QStringLiteral("Zoom, 20 notches out"),
          slowest(20,
                  [&] {
                      view.zoomOut();
                      paint();
                  }),
          kFrameMs);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    measureTable();
    measureView();
    return EXIT_SUCCESS;
}
