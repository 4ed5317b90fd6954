#include "core/session/recording_takes_p.h"

#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRoomTone = "room-tone";
constexpr Bytes kMostWords{64 * 1024};

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "0007-02", "room-tone-01".
bool isTakeName(std::string_view stem)
{
    const auto dash = stem.rfind('-');
    if (dash == std::string_view::npos || !isNumber(stem.substr(dash + 1)))
        return false;
    const auto of = stem.substr(0, dash);
    return of == kRoomTone || isNumber(of);
}

std::string padded(std::size_t number, int digits)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%0*zu", digits, number);
    return text.data();
}

std::string wordsIn(const fs::path& file)
{
    auto words = readFile(file, kMostWords).value_or(std::string());
    while (!words.empty() && words.back() == '\n')
        words.pop_back();
    return words;
}

} // namespace

int TakeFile::number() const
{
    const auto stem = file.stem().string();
    int number = 0;
    std::from_chars(stem.data() + stem.rfind('-') + 1, stem.data() + stem.size(), number);
    return number;
}

std::vector<TakeFile> TakeFolder::find(std::string_view ending) const
{
    std::vector<TakeFile> takes;
    std::error_code error, ignored;
    for (fs::directory_iterator entry(m_folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (!name.ends_with(ending) || !entry->is_regular_file(ignored))
            continue;
        const auto stem = name.substr(0, name.size() - ending.size());
        if (!isTakeName(stem))
            continue;
        TakeFile take{m_folder / (stem + ".wav"), {}};
        take.prompt = wordsIn(take.words());
        takes.push_back(std::move(take));
    }
    std::ranges::sort(takes, {}, &TakeFile::file);
    return takes;
}

std::vector<TakeFile> TakeFolder::takes() const
{
    return find(".wav");
}

std::vector<TakeFile> TakeFolder::unfinished() const
{
    return find(".wav.part");
}

Result<TakeFile> TakeFolder::begin(std::size_t number, const std::string& prompt, int last) const
{
    UNDERSTUDY_CHECK(ensureFolder(m_folder));
    const auto of = prompt.empty() ? std::string(kRoomTone) : padded(number, 4);
    const auto isTaken = [](const TakeFile& take) {
        std::error_code ignored;
        return fs::exists(take.file, ignored) || fs::exists(take.part(), ignored) ||
               fs::exists(take.words(), ignored);
    };
    TakeFile take{{}, prompt};
    for (auto n = static_cast<std::size_t>(last) + 1; take.file.empty() || isTaken(take); ++n)
        take.file = m_folder / (of + "-" + padded(n, 2) + ".wav");
    if (!prompt.empty()) // before there is sound, so that a crash leaves both
        UNDERSTUDY_CHECK(writeFile(take.words(), prompt + "\n"));
    return take;
}

Result<void> TakeFolder::keep(const TakeFile& take)
{
    std::error_code error;
    if (fs::exists(take.file, error))
        return fail(Code::Io, Reason::AlreadyExists, take.file.string());
    fs::rename(take.part(), take.file, error);
    if (error)
        return Failure(systemError(error.value(), take.file));
    syncFolder(take.file.parent_path());
    return {};
}

void TakeFolder::drop(const TakeFile& take)
{
    std::error_code ignored;
    fs::remove(take.part(), ignored);
    if (!take.prompt.empty())
        fs::remove(take.words(), ignored);
}

} // namespace understudy
