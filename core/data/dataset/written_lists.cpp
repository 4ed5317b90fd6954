#include "core/data/dataset/written_lists_p.h"

#include "core/base/hash.h"
#include "core/data/ingest/clip_texts.h"

#include <algorithm>

namespace understudy {
namespace {

std::string listOf(Split split)
{
    return std::string(name(split)) + "/metadata.jsonl";
}

/// As row claims are told: on one line, whatever the text holds.
std::string quoted(const std::string& text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

WrittenLists::WrittenLists(const std::filesystem::path& folder, const Json& about)
    : m_folder(folder), m_ownWords(valueOf(about, "split_method", std::string()) != name(SplitMethod::AsGiven))
{
    const auto hashes = valueOf(about, "lists", Json::object());
    for (const auto split : {Split::Train, Split::Validation, Split::Test}) {
        const auto hash = valueOf(hashes, name(split), std::string());
        const auto there = sha256File(folder / listOf(split));
        if (!hash.empty() && (!there || *there != hash))
            m_changed.push_back(listOf(split));
    }
}

std::vector<Error> WrittenLists::problems() const
{
    std::vector<Error> problems;
    for (const auto& list : m_changed)
        problems.push_back({Code::Corrupt, Reason::ListChanged, (m_folder / list).string(), {}, {}});
    return problems;
}

Failure nothingLeft(const Dataset& set, const std::vector<Error>& failed)
{
    const auto first = std::ranges::find_if(
        failed, [](const Error& error) { return error.reason != Reason::ListChanged; });
    if (first == failed.end())
        return fail(Code::InvalidInput, Reason::DatasetEmpty, set.folder.string());
    auto why = *first;
    if (why.reason == Reason::LineLeftOut) // there is no rest that is taken
        why.reason = Reason::General;
    return Failure(std::move(why));
}

std::optional<RowConflict> WrittenLists::textConflict(const DatasetEntry& entry) const
{
    // A list that is as it was written may come of another version, which made plain words otherwise.
    const bool isChanged = std::ranges::find(m_changed, listOf(entry.row.split)) != m_changed.end();
    const auto& text = entry.row.clip.text;
    if (!isChanged || !m_ownWords || !entry.isOurs)
        return std::nullopt;
    const auto plain = normalizedText(text.raw);
    if (plain == text.normalized)
        return std::nullopt;
    return RowConflict{"text_norm", quoted(text.normalized), quoted(plain)};
}

} // namespace understudy
