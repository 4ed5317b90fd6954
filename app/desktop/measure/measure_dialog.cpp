#include "app/desktop/measure/measure_dialog.h"

#include "app/desktop/workspace.h"
#include "core/session/voice_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/target_text.h"

#include <QDesktopServices>
#include <QtWidgets>

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;
using metrics::u;

namespace {

constexpr int kMostLines = 100, kMostClips = 100;
enum Column
{
    kWhat,
    kValue,
    kBound,
    kVerdict,
    kColumns
};

QSpinBox* makeCount(const char* name, int most, int value)
{
    auto* box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, most);
    box->setValue(value);
    return box;
}

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    item->setToolTip(text);
    return item;
}

} // namespace

MeasureDialog::MeasureDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(&workspace), m_watcher(this), m_voices(new QComboBox),
      m_lines(makeCount("lines", kMostLines, kMostLines)), m_clips(makeCount("clips", kMostClips, 20)),
      m_news(makeMutedLabel({})), m_progress(new QProgressBar), m_table(new QTableWidget(0, kColumns)),
      m_start(makeButton(tr("&Measure"))), m_stop(makeButton(tr("&Stop"))),
      m_report(makeButton(tr("Open the &report")))
{
    setObjectName(QStringLiteral("measureDialog"));
    setWindowTitle(tr("Measure a voice"));
    createLayout();
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_try = 1;
        start();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_watcher.cancel(); });
    connect(m_report, &QPushButton::clicked, this, &MeasureDialog::openReport);
    connect(m_workspace, &Workspace::sessionClosing, this, &QDialog::close);
    m_news->setText(
        tr("The voice says lines and the words of clips that it was not trained on. What it says is heard, "
           "compared with the talent's clips and set beside what is promised. A hundred lines take some "
           "minutes."));
    refresh();
    readVoices();
}

void MeasureDialog::createLayout()
{
    m_voices->setObjectName(QStringLiteral("voices"));
    m_voices->setAccessibleName(tr("Voice"));
    m_news->setObjectName(QStringLiteral("news"));
    m_news->setWordWrap(true);
    m_progress->setAccessibleName(tr("Measured"));
    m_progress->setTextVisible(false);
    m_table->setObjectName(QStringLiteral("targets"));
    m_table->setAccessibleName(tr("What was measured"));
    m_table->setHorizontalHeaderLabels({tr("Target"), tr("Measured"), tr("Promised"), tr("Result")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    setPrimary(m_start);
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(u(3));
    rows->setVerticalSpacing(u(2));
    rows->addRow(tr("&Voice"), m_voices);
    rows->addRow(tr("&Lines to speak"), m_lines);
    rows->addRow(tr("&Clips of the talent"), m_clips);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_report);
    buttons->addStretch();
    buttons->addWidget(m_stop);
    buttons->addWidget(m_start);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(5), u(4), u(5), u(4));
    layout->setSpacing(u(3));
    layout->addLayout(rows);
    layout->addWidget(m_news);
    layout->addWidget(m_progress);
    layout->addWidget(m_table, 1);
    layout->addStretch();
    layout->addLayout(buttons);
    resize(u(190), u(150));
}

void MeasureDialog::readVoices()
{
    m_workspace->background<std::vector<VoiceStatus>>(
        this, [](Session& session) { return Result<std::vector<VoiceStatus>>(session.voices().list()); },
        [this](const Result<std::vector<VoiceStatus>>& voices) {
            if (voices)
                showVoices(*voices);
        });
}

/// Trained ones first; those that may not speak cannot be chosen, and say why.
void MeasureDialog::showVoices(const std::vector<VoiceStatus>& voices)
{
    auto sorted = voices;
    std::ranges::stable_sort(sorted, {},
                             [](const VoiceStatus& voice) { return voice.info.kind == VoiceKind::Draft; });
    auto* model = qobject_cast<QStandardItemModel*>(m_voices->model());
    for (const auto& voice : sorted) {
        m_voices->addItem(toQString(voice.info.id.value), toQString(voice.info.id.value));
        auto* item = model->item(m_voices->count() - 1);
        item->setEnabled(!voice.obstacle);
        if (voice.obstacle)
            item->setToolTip(words::sentence(*voice.obstacle));
    }
    refresh();
}

/// "evaluations/anna", "evaluations/anna-2".
fs::path MeasureDialog::folderOf(const std::string& voice, int number) const
{
    auto name = voice;
    std::ranges::replace(name, '/', '-');
    return m_workspace->session()->folder() / "evaluations" /
           (number > 1 ? name + "-" + std::to_string(number) : name);
}

void MeasureDialog::start()
{
    auto* session = m_workspace->session();
    if (session == nullptr || m_voices->currentIndex() < 0)
        return;
    EvaluationRequest request;
    request.voice = VoiceId(toUtf8(m_voices->currentData().toString()));
    request.lines = m_lines->value();
    request.clips = m_clips->value();
    m_out = folderOf(request.voice.value, m_try);
    request.out = m_out;
    m_table->setRowCount(0);
    m_watcher.watch(
        session->evaluations().evaluate(std::move(request)),
        [this](const Result<Evaluation>& found) { showFound(found); },
        [this](const JobStatus& status) { showProgress(status); });
    refresh();
}

void MeasureDialog::showProgress(const JobStatus& status)
{
    const auto& progress = status.progress;
    m_news->setText(words::stage(progress));
    m_progress->setRange(0, int(progress.total)); // 0: it is not known
    m_progress->setValue(int(progress.done));
}

void MeasureDialog::showFound(const Result<Evaluation>& found)
{
    // What lies there is of another time: of the voice as it was, or with other listeners.
    if (!found && found.error().reason == Reason::AlreadyExists) {
        ++m_try;
        return start();
    }
    if (!found) {
        const bool isStopped = found.error().code == Code::Cancelled;
        m_news->setText(
            isStopped ? tr("Stopped. The lines that are done are kept, and the next time goes on with them.")
                      : words::sentence(found.error()));
        return refresh();
    }
    const auto heard = found->recognizer.empty() ? tr("nobody hears words here")
                                                 : tr("heard by %1").arg(toQString(found->recognizer));
    m_news->setText(tr("%n lines spoken, %1.", nullptr, found->spoken.lines).arg(heard));
    showTable(found->table);
    refresh();
}

void MeasureDialog::showTable(const std::vector<TargetRow>& table)
{
    m_table->clearSpans();
    m_table->setRowCount(int(table.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const auto& row = table[std::size_t(i)];
        m_table->setItem(i, kWhat, cell(words::title(row.target)));
        if (!row.value) {
            m_table->setItem(i, kValue, cell(tr("Not measured: %1").arg(words::reason(row.why))));
            m_table->setSpan(i, kValue, 1, kColumns - kValue);
            continue;
        }
        m_table->setItem(i, kValue, cell(words::value(row)));
        m_table->setItem(i, kBound, cell(words::required(row)));
        m_table->setItem(i, kVerdict, cell(row.isMet() ? tr("Passed") : tr("Failed")));
    }
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setCurrentCell(0, kWhat);
}

void MeasureDialog::openReport() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(toQString((m_out / "report.html").string())));
}

void MeasureDialog::done(int result)
{
    m_watcher.cancel();
    m_watcher.forget();
    QDialog::done(result);
}

void MeasureDialog::refresh()
{
    const bool isRunning = m_watcher.isWatching();
    for (auto* field : std::initializer_list<QWidget*>{m_voices, m_lines, m_clips})
        field->setEnabled(!isRunning);
    m_start->setEnabled(!isRunning && m_voices->currentIndex() >= 0);
    m_stop->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    m_report->setEnabled(!isRunning && m_table->rowCount() > 0);
    m_table->setVisible(m_table->rowCount() > 0);
}

} // namespace understudy
