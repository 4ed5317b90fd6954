#include "app/desktop/review/missing_words.h"

#include "app/desktop/review/review_view.h"
#include "widgets/support/banner.h"

#include <algorithm>
#include <unordered_set>

namespace understudy {

namespace {

const QString kWords = QStringLiteral("words");

} // namespace

MissingWords::MissingWords(BannerHost& banners, QObject* parent) : QObject(parent), m_banners(&banners)
{
    connect(m_banners, &BannerHost::bannerClosed, this, [this](const QString& key) {
        if (key == kWords)
            m_clips.clear();
    });
}

void MissingWords::tell(const std::vector<ReviewedClipPtr>& accepted, const ReviewSnapshot& snapshot)
{
    const auto before = m_clips.size();
    for (const auto& one : accepted)
        if (one->clip.text.normalized.empty() && std::ranges::find(m_clips, one->clip.id) == m_clips.end())
            m_clips.push_back(one->clip.id);
    if (m_clips.size() != before)
        show(snapshot);
}

void MissingWords::follow(const ReviewSnapshot& snapshot)
{
    if (m_clips.empty())
        return;
    std::unordered_set<std::string_view> wordless;
    for (const auto& one : snapshot.clips)
        if (one->isAcceptedWithoutWords())
            wordless.insert(one->clip.id);
    if (std::erase_if(m_clips, [&](const std::string& clip) { return !wordless.contains(clip); }) > 0)
        show(snapshot);
}

void MissingWords::forget()
{
    m_clips.clear();
    m_banners->clear(kWords);
}

void MissingWords::show(const ReviewSnapshot& snapshot)
{
    if (m_clips.empty())
        return m_banners->clear(kWords);
    const auto& last = m_clips.back();
    m_banners->show(
        {.kind = BannerKind::Warning,
         .sentence = m_clips.size() == 1
                         ? tr("Clip %1 was accepted without words.").arg(clipName(last, snapshot))
                         : tr("%n clips were accepted without words.", nullptr, int(m_clips.size())),
         .detail =
             tr("A voice learns nothing from sound without words. Write them, or reject what says none."),
         .actions = {{.text = tr("Write them"),
                      .run = [this, last] { Q_EMIT wanted(last); },
                      .closesBanner = false}},
         .key = kWords});
}

} // namespace understudy
