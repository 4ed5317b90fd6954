#include "core/session/script_document_p.h"

#include "core/base/files.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>

#include <sys/stat.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// What turns `before` into `after`: the part between what both begin and end with, in whole code points.
TextEdit difference(std::string_view before, std::string_view after)
{
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    const auto shorter = std::min(before.size(), after.size());
    std::size_t same = 0;
    while (same < shorter && before[same] == after[same])
        ++same;
    while (same > 0 && ((same < before.size() && isContinuation(before[same])) ||
                        (same < after.size() && isContinuation(after[same]))))
        --same;
    std::size_t tail = 0;
    while (tail < shorter - same && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isContinuation(before[before.size() - tail]))
        --tail;
    return {same, before.size() - tail, std::string(after.substr(same, after.size() - tail - same))};
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// What ends a line in a text view, besides "\r" and "\n": the paragraph separator, and two code points for its
/// own use.
constexpr std::array<std::string_view, 3> kOtherBreaks = {"\xE2\x80\xA9", "\xEF\xB7\x90", "\xEF\xB7\x91"};

std::string withPlainBreaks(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        if (rest.starts_with("\r\n"))
            continue; // the "\n" follows
        if (std::ranges::any_of(kOtherBreaks, [&](auto mark) { return rest.starts_with(mark); })) {
            plain += '\n';
            i += kOtherBreaks[0].size() - 1;
        } else {
            plain += text[i] == '\r' ? '\n' : text[i];
        }
    }
    return plain;
}

} // namespace

std::string plainScriptText(std::string_view bytes)
{
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    return withPlainBreaks(bytes);
}

ScriptForm ScriptForm::of(std::string_view bytes)
{
    ScriptForm form;
    form.hasByteOrderMark = bytes.starts_with(kByteOrderMark);
    const auto breaks = std::ranges::count(bytes, '\n');
    std::ptrdiff_t pairs = 0;
    for (auto at = bytes.find("\r\n"); at != std::string_view::npos; at = bytes.find("\r\n", at + 2))
        ++pairs;
    form.hasCarriageReturns = pairs > 0 && pairs == breaks;
    return form;
}

std::string ScriptForm::bytes(std::string_view plain) const
{
    std::string bytes(hasByteOrderMark ? kByteOrderMark : std::string_view());
    for (const char c : plain) {
        if (c == '\n' && hasCarriageReturns)
            bytes += '\r';
        bytes += c;
    }
    return bytes;
}

Result<void> checkScriptText(std::string_view text, const fs::path& path)
{
    if (text.size() > kMaxScriptBytes)
        return fail(Code::InvalidInput, Reason::FileTooLarge, path.string(), std::to_string(kMaxScriptBytes));
    if (text.find('\0') != std::string_view::npos || findInvalidUtf8(text))
        return fail(Code::InvalidInput, Reason::ScriptNotText, path.string());
    return {};
}

Result<std::string> readScriptFile(const fs::path& path)
{
    UNDERSTUDY_TRY(auto text, readFile(path, Bytes(kMaxScriptBytes)));
    UNDERSTUDY_CHECK(checkScriptText(text, path));
    return text;
}

FileStamp FileStamp::of(const fs::path& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return {status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec, status.st_size, status.st_ino};
}

ScriptDocument::ScriptDocument(fs::path path, std::string_view bytes, FileStamp stamp)
    : m_path(std::move(path)), m_stamp(stamp), m_form(ScriptForm::of(bytes)), m_text(plainScriptText(bytes)),
      m_saved(m_text)
{
}

Result<std::unique_ptr<ScriptDocument>> ScriptDocument::load(const fs::path& path)
{
    // The stamp first: a change while we read is then seen as one.
    const auto stamp = FileStamp::of(path);
    UNDERSTUDY_TRY(const auto bytes, readScriptFile(path));
    return std::unique_ptr<ScriptDocument>(new ScriptDocument(path, bytes, stamp));
}

ScriptDocument::Content ScriptDocument::content() const
{
    const std::lock_guard lock(m_mutex);
    return {m_text, m_revision};
}

Result<ScriptDocument::Applied> ScriptDocument::apply(TextEdit edit)
{
    const bool isWhole = edit.end == kToTheEnd;
    edit.replacement = isWhole ? plainScriptText(edit.replacement) : withPlainBreaks(edit.replacement);
    const std::lock_guard lock(m_mutex);
    if (isWhole)
        edit = difference(m_text, edit.replacement);
    if (edit.begin > edit.end || edit.end > m_text.size())
        return fail(Code::InvalidInput, m_path.string(), "edit outside of the text");
    UNDERSTUDY_CHECK(checkScriptText(edit.replacement, m_path));
    const auto removed = edit.end - edit.begin;
    if (m_text.size() - removed + edit.replacement.size() > kMaxScriptBytes)
        return fail(Code::InvalidInput, Reason::FileTooLarge, m_path.string(),
                    std::to_string(kMaxScriptBytes));
    const bool wasSaved = m_saved == m_text;
    Applied applied;
    applied.inverse = {edit.begin, edit.begin + edit.replacement.size(), m_text.substr(edit.begin, removed)};
    m_text.replace(edit.begin, removed, edit.replacement);
    applied.done = std::move(edit);
    applied.revision = ++m_revision;
    applied.hasSavedChanged = (m_saved == m_text) != wasSaved;
    return applied;
}

bool ScriptDocument::isSaved() const
{
    const std::lock_guard lock(m_mutex);
    return m_saved == m_text;
}

Result<bool> ScriptDocument::save()
{
    const std::lock_guard fileLock(m_fileMutex);
    std::string ours;
    {
        const std::lock_guard lock(m_mutex);
        if (m_saved == m_text)
            return false;
        ours = m_text;
    }
    UNDERSTUDY_CHECK(checkUnchanged(ours));
    UNDERSTUDY_CHECK(ensureFolder(m_path.parent_path()));
    auto bytes = m_form.bytes(ours);
    if (bytes.size() > kMaxScriptBytes) { // with its line breaks it could not be read again
        m_form = {};
        bytes = ours;
    }
    UNDERSTUDY_CHECK(writeFile(m_path, bytes));
    m_stamp = FileStamp::of(m_path);
    const std::lock_guard lock(m_mutex);
    m_saved = std::move(ours);
    return true;
}

/// Nobody else wrote the file since, or they wrote what we are about to.
Result<void> ScriptDocument::checkUnchanged(const std::string& ours)
{
    const auto stamp = FileStamp::of(m_path);
    if (stamp.size < 0 || stamp == m_stamp)
        return {};
    const auto theirs = readFile(m_path, Bytes(kMaxScriptBytes)).map(plainScriptText);
    const std::lock_guard lock(m_mutex);
    if (!theirs || (*theirs != ours && m_saved != *theirs))
        return fail(Code::Busy, Reason::ScriptChangedOutside, m_path.string());
    return {};
}

Result<ScriptDocument::Outside> ScriptDocument::lookOutside()
{
    using State = EpisodeService::Outside;
    const std::lock_guard fileLock(m_fileMutex);
    const auto stamp = FileStamp::of(m_path);
    if (stamp.size < 0) {
        const std::lock_guard lock(m_mutex);
        m_saved.reset();
        return Outside{State::Deleted, {}};
    }
    if (stamp == m_stamp)
        return Outside{};
    UNDERSTUDY_TRY(const auto bytes, readScriptFile(m_path));
    m_form = ScriptForm::of(bytes);
    auto theirs = plainScriptText(bytes);
    const std::lock_guard lock(m_mutex);
    if (m_saved == theirs || m_text == theirs) {
        m_stamp = stamp;
        m_saved = std::move(theirs);
        return Outside{};
    }
    return Outside{m_saved == m_text ? State::Reloaded : State::Conflict, std::move(theirs)};
}

void ScriptDocument::disregard()
{
    const std::lock_guard fileLock(m_fileMutex);
    const std::lock_guard lock(m_mutex);
    m_stamp = FileStamp::of(m_path);
    m_saved.reset();
}

void ScriptDocument::acknowledge(std::string theirs)
{
    const std::lock_guard lock(m_mutex);
    m_saved = std::move(theirs);
    // The stamp is left as it is: should the file change once more, its text decides.
}

} // namespace understudy
