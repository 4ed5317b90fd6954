#include "app/desktop/review/review_keeper.h"

#include "app/desktop/review/transcript_work.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/banner.h"
#include "widgets/words/error_text.h"

#include <QTimer>

namespace understudy {

namespace {

constexpr int kRetryDelayMs = 10'000; ///< after a failure
const QString kUnsaved = QStringLiteral("unsaved");

} // namespace

ReviewKeeper::ReviewKeeper(Workspace& workspace, BannerHost& banners, TranscriptWork& texts, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_banners(&banners), m_texts(&texts),
      m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kRetryDelayMs);
    connect(m_timer, &QTimer::timeout, this, &ReviewKeeper::save);
    connect(m_texts, &TranscriptWork::waitingChanged, this, &ReviewKeeper::savedChanged);
    connect(m_workspace, &Workspace::storing, this, [this](Result<void>& stored) {
        m_texts->flush(); // which leads to what is kept
        if (!m_workspace->session())
            return;
        if (const auto kept = m_workspace->session()->reviews().storeKept(); !kept)
            stored = kept;
    });
    connect(m_workspace, &Workspace::sessionClosing, this, [this] { follow({}, 0); });
}

void ReviewKeeper::follow(const std::optional<Error>& unstored, int changes)
{
    const bool isSame = m_changes == changes && m_unstored.has_value() == unstored.has_value();
    m_unstored = unstored;
    m_changes = changes;
    if (!m_unstored)
        m_timer->stop();
    else if (!m_timer->isActive())
        m_timer->start();
    if (isSame)
        return;
    show();
    Q_EMIT savedChanged();
}

void ReviewKeeper::show()
{
    if (!m_unstored)
        return m_banners->clear(kUnsaved);
    m_banners->show({.sentence = words::sentence(*m_unstored),
                     .detail = tr("%n changes of the review are not on the disk. They are kept here, and "
                                  "saving is tried again.",
                                  nullptr, m_changes),
                     .actions = {{.text = tr("Save now"), .run = [this] { save(); }, .closesBanner = false}},
                     .key = kUnsaved});
}

void ReviewKeeper::save()
{
    if (!m_workspace->session())
        return;
    m_workspace->background<void>(
        this, [](Session& session) { return session.reviews().storeKept(); },
        [](const Result<void>&) {}); // the next snapshot tells
}

bool ReviewKeeper::isSaved() const
{
    return !m_unstored && !m_texts->isWaiting();
}

bool ReviewKeeper::hasSavingFailed() const
{
    return m_unstored || !m_texts->kept();
}

} // namespace understudy
