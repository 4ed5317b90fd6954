#include "app/desktop/review/review_work.h"

#include "app/desktop/review/banner_keys.h"
#include "app/desktop/review/review_view.h"
#include "app/desktop/workspace.h"
#include "core/session/next_step.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/review_text.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace understudy {

namespace {

const QString kImport = QStringLiteral("import");
const QString kShort = QStringLiteral("import-short"); // what was cut off
const QString kBuild = QStringLiteral("build");
const QString kLocate = QStringLiteral("locate");
const QString kUnfinished = QStringLiteral("unfinished");

} // namespace

ReviewWork::ReviewWork(Workspace& workspace, BannerHost& banners, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_importing.stop();
        m_building.stop();
        m_builtOf.reset();
        for (const auto& key : {kImport, kShort, kBuild, kLocate, kUnfinished})
            m_banners->clear(key);
    });
    connect(m_workspace, &Workspace::sessionChanged, this, [this] {
        if (m_workspace->session() && !m_workspace->isReadOnly())
            findUnfinished([this](const UnfinishedImport& unfinished) { takeUnfinished(unfinished); });
    });
}

void ReviewWork::fail(const Error& error, const QString& key)
{
    if (error.code != Code::Cancelled)
        m_banners->show({.sentence = words::sentence(error), .key = key});
}

void ReviewWork::askRecordings(QWidget* parent)
{
    if (isImporting())
        return;
    const auto files = QFileDialog::getOpenFileNames(parent, tr("Add recordings"), {},
                                                     tr("Sound (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aif "
                                                        "*.aiff *.mp4 *.mkv *.webm *.mov);;All files (*)"));
    if (!files.isEmpty())
        import(files);
}

bool ReviewWork::wantsDrafts() const
{
    return m_workspace->user().get<bool>("review.transcribe");
}

void ReviewWork::import(const QStringList& paths)
{
    if (!m_workspace->session() || isImporting()) // another one would stop it
        return;
    std::vector<std::filesystem::path> files;
    for (const auto& path : paths)
        files.push_back(toPath(path));
    start(m_workspace->session()->reviews().importRecordings(
        std::move(files), m_workspace->session()->importOptions(), IfStopped::Keep));
}

void ReviewWork::start(JobHandle<ImportReport> import)
{
    m_banners->clear(kImport);
    m_banners->clear(kShort);
    m_banners->clear(kUnfinished);
    m_importing.start(std::move(import), [this](const Result<ImportReport>& report) { takeImport(report); });
    Q_EMIT changed();
}

/// What an import left that was stopped now, or in an earlier session.
void ReviewWork::findUnfinished(std::function<void(const UnfinishedImport&)> found)
{
    m_workspace->background<UnfinishedImport>(
        this, [](Session& session) { return session.reviews().unfinishedImport(); },
        [this, found = std::move(found)](const Result<UnfinishedImport>& unfinished) {
            if (unfinished && unfinished->isAny() && !isImporting())
                found(*unfinished);
        });
}

void ReviewWork::takeUnfinished(const UnfinishedImport& unfinished)
{
    if (unfinished.files.empty())
        resume(); // only compares what is there: nobody needs to be asked
    else
        offer(unfinished);
}

void ReviewWork::offer(const UnfinishedImport& unfinished)
{
    if (unfinished.files.empty())
        return;
    QStringList names;
    for (const auto& file : unfinished.files)
        names << pathText(file.filename());
    m_banners->show({.kind = BannerKind::Warning,
                     .sentence = tr("An import was stopped: %n recordings are not in the project yet.",
                                    nullptr, int(unfinished.files.size())),
                     .detail = words::firstOf(names),
                     .actions = {{.text = tr("Import them"), .run = [this] { resume(); }},
                                 {.text = tr("Leave them out"), .run = [this] { forgetUnfinished(); }}},
                     .isClosable = false, // nothing else leads to it
                     .key = kUnfinished});
}

void ReviewWork::resume()
{
    if (m_workspace->session() && !isImporting())
        start(m_workspace->session()->reviews().resumeImport(m_workspace->session()->importOptions()));
}

void ReviewWork::forgetUnfinished()
{
    m_workspace->background<void>(
        this, [](Session& session) { return session.reviews().forgetUnfinishedImport(); },
        [this](const Result<void>& done) {
            if (!done)
                fail(done.error(), kImport);
            findUnfinished([this](const UnfinishedImport& unfinished) { takeUnfinished(unfinished); });
        });
}

void ReviewWork::takeImport(const Result<ImportReport>& report)
{
    Q_EMIT changed();
    // Its own rest, or that of one before.
    findUnfinished([this](const UnfinishedImport& unfinished) { offer(unfinished); });
    if (!report)
        return fail(report.error(), kImport);
    const auto more = [](std::size_t count) {
        return count > 1 ? tr("And %n more.", nullptr, int(count) - 1) : QString();
    };
    if (!report->cutShort.empty()) {
        const auto& first = report->cutShort.front();
        m_banners->show(
            {.kind = BannerKind::Warning,
             .sentence = words::cutShortSentence(pathText(first.file), first.there, first.promised),
             .detail = more(report->cutShort.size()),
             .key = kShort});
    }
    if (!report->failed.empty())
        m_banners->show({.kind = BannerKind::Warning,
                         .sentence = words::sentence(report->failed.front()),
                         .detail = more(report->failed.size()),
                         .key = kImport});
    else if (report->withoutWords > 0 && wantsDrafts() && !m_workspace->session()->importOptions().recognizer)
        m_banners->show(
            {.kind = BannerKind::Info,
             .sentence = tr("%n clips have no words: no file tells them, and neither a Whisper nor PocketSphinx's "
                            "model (Debian: pocketsphinx-en-us) is here to hear them.",
                            nullptr, report->withoutWords),
             .key = kImport});
    else if (!report->known.empty())
        m_banners->show({.kind = BannerKind::Info,
                         .sentence = tr("%1 is here already.").arg(pathText(report->known.front().first)),
                         .detail = more(report->known.size()),
                         .key = kImport});
}

void ReviewWork::askFile(const std::string& recording, QWidget* parent)
{
    if (!m_workspace->session())
        return;
    const auto snapshot = m_workspace->session()->reviews().snapshot();
    const auto* known = snapshot->recording(recording);
    if (known == nullptr)
        return;
    const auto was = pathText(known->file);
    const auto file = QFileDialog::getOpenFileName(parent, tr("Where is %1 now?").arg(was), was);
    if (!file.isEmpty())
        locate(recording, file);
}

void ReviewWork::locate(const std::string& recording, const QString& file)
{
    if (!m_workspace->session())
        return;
    m_banners->clear(kLocate);
    m_workspace->background<int>(
        this,
        [recording, path = toPath(file)](Session& session) {
            return session.reviews().locate(recording, path);
        },
        [this, file](const Result<int>& found) { takeLocated(found, file); });
}

void ReviewWork::takeLocated(const Result<int>& found, const QString& file)
{
    if (found) {
        m_banners->clear(banner_keys::sound()); // which offered it
        m_banners->show({.kind = BannerKind::Info,
                         .sentence = tr("%n recordings were found again.", nullptr, *found),
                         .key = kLocate});
    } else if (found.error().reason == Reason::HashMismatch) {
        m_banners->show({.sentence = tr("%1 is not the recording that was imported.").arg(file),
                         .detail = tr("Its bytes are others. Choose the file itself, or import this one as a "
                                      "recording of its own."),
                         .key = kLocate});
    } else {
        fail(found.error(), kLocate);
    }
}

void ReviewWork::askBuild(QWidget* parent)
{
    if (!m_workspace->session() || isBuilding())
        return;
    const auto progress = m_workspace->session()->reviews().progress();
    const int out = progress.count(Verdict::None) + progress.count(Verdict::Unsure);
    if (progress.count(Verdict::Accepted) == 0 || out + progress.withoutWords == 0)
        return build(parent); // there is nothing to decide
    m_workspace->background<bool>(
        this,
        [](Session& session) -> Result<bool> {
            UNDERSTUDY_TRY(const auto state, stateOf(session));
            return state.hasDataset;
        },
        [this, parent](const Result<bool>& hasDataset) { askBuild(hasDataset && *hasDataset, parent); });
}

void ReviewWork::askBuild(bool hasDataset, QWidget* parent)
{
    if (m_asked || isBuilding())
        return;
    const auto progress = m_workspace->session()->reviews().progress();
    const int open = progress.count(Verdict::None), unsure = progress.count(Verdict::Unsure);
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Build dataset"),
        tr("Build the dataset of the %n accepted clips?", nullptr, progress.count(Verdict::Accepted)),
        QMessageBox::Cancel, parent);
    box->setObjectName(QStringLiteral("askBuild"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_workspace, &Workspace::sessionClosing, box, &QWidget::close); // it was asked of this project
    m_asked = box;
    QStringList left;
    if (open > 0)
        left << tr("%n clips are not judged yet and are left out.", nullptr, open);
    if (unsure > 0)
        left << tr("%n clips are unsure and are left out.", nullptr, unsure);
    if (progress.withoutWords > 0) {
        left << tr("%n accepted clips have no words: a voice learns nothing from them.", nullptr,
                   progress.withoutWords);
        const auto* show = box->addButton(tr("Show them"), QMessageBox::ActionRole);
        connect(show, &QAbstractButton::clicked, this, &ReviewWork::wordlessWanted);
    }
    if (hasDataset)
        left << tr("The dataset that the project has already is replaced.");
    box->setInformativeText(left.join(QLatin1Char(' ')));
    auto* yes = box->addButton(tr("Build"), QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    connect(yes, &QAbstractButton::clicked, this, [this, parent] { build(parent); });
    box->open();
}

void ReviewWork::build(QWidget* parent, ReviewService::IfAway ifAway)
{
    if (!m_workspace->session())
        return;
    m_banners->clear(kBuild);
    m_builtOf = m_workspace->session()->reviews().snapshot();
    m_building.start(m_workspace->session()->reviews().buildDataset(
                         {.out = {},
                          .ingest = m_workspace->session()->importOptions(),
                          .shares = {},
                          .ifAway = ifAway}),
                     [this, parent, ifAway](const Result<BuildReport>& report) {
                         const bool isTold = ifAway == ReviewService::IfAway::Tell && report;
                         if (!isTold || report->leftOut.empty())
                             return takeBuild(report);
                         Q_EMIT changed();
                         askWithout(report->leftOut, parent);
                     });
    Q_EMIT changed();
}

/// Nothing is built yet: what was built before is whole.
void ReviewWork::askWithout(const std::vector<LeftOutRecording>& away, QWidget* parent)
{
    int clips = 0;
    QStringList why;
    for (const auto& one : away) {
        clips += int(one.clips.size());
        why << words::originalSentence(one.why);
    }
    const auto snapshot = m_workspace->session()->reviews().snapshot();
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Build dataset"),
                                tr("%n accepted clips cannot be built.", nullptr, clips), QMessageBox::Cancel,
                                parent);
    box->setObjectName(QStringLiteral("askWithout"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(words::firstOf(why, QStringLiteral("\n")));
    connect(m_workspace, &Workspace::sessionClosing, box, &QWidget::close);
    m_asked = box;
    auto* locate = box->addButton(tr("Locate…"), QMessageBox::ActionRole);
    box->setDefaultButton(locate);
    if (const auto* first = snapshot->clip(away.front().clips.front()))
        connect(locate, &QAbstractButton::clicked, this,
                [this, parent, recording = first->clip.recording] { askFile(recording, parent); });
    if (clips < progressOf(*snapshot).count(Verdict::Accepted)) {
        const auto* without = box->addButton(tr("Build without them"), QMessageBox::AcceptRole);
        connect(without, &QAbstractButton::clicked, this,
                [this, parent] { build(parent, ReviewService::IfAway::LeaveOut); });
    }
    box->open();
}

void ReviewWork::follow(const ReviewSnapshot& now)
{
    if (!m_builtOf || isBuilding() || isSameDataset(*m_builtOf, now))
        return;
    m_builtOf.reset();
    m_banners->clear(kBuild);
}

void ReviewWork::takeBuild(const Result<BuildReport>& report)
{
    Q_EMIT changed();
    if (!report)
        return fail(report.error(), kBuild);
    QStringList lines{tr("It lies in the project's folder, in dataset.")};
    QStringList leftOut;
    for (const auto& [why, clips] : report->leftOut)
        leftOut << tr("%n clips are left out: %1", nullptr, int(clips.size())).arg(words::originalSentence(why));
    if (!leftOut.isEmpty())
        lines << words::firstOf(leftOut, QStringLiteral("\n"));
    QStringList wordless;
    for (const auto& clip : report->withoutWords)
        wordless << QString::fromStdString(clip);
    if (!wordless.isEmpty())
        lines << tr("%n clips have no words: %1. Write them, or reject the clips.", nullptr,
                    int(wordless.size()))
                     .arg(words::firstOf(wordless));
    const bool isWhole = report->leftOut.empty() && wordless.isEmpty();
    m_banners->show({.kind = isWhole ? BannerKind::Info : BannerKind::Warning,
                     .sentence = tr("The dataset has %n clips.", nullptr, report->totals.exported()),
                     .detail = lines.join(QLatin1Char('\n')), // one of many on each
                     .key = kBuild});
}

} // namespace understudy
