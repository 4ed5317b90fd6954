#include "core/data/dataset/check.h"

#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/data/clips/findings.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/heard_p.h"
#include "core/data/dataset/json_fields_p.h"
#include "core/data/dataset/row_claims_p.h"
#include "core/data/dataset/written_lists_p.h"
#include "core/data/ingest/clip_texts.h"
#include "core/data/qc/defect_rate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 15> kFlaws{
    "line", "file_missing", "file_unlisted", "format",  "rate",      "length",     "times", "split",
    "hash", "text",         "list",          "no_text", "same_text", "same_sound", "leak"};
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Flaw flawOf(const std::string& key)
{
    if (key == "text")
        return Flaw::Text;
    if (key == "split" || key == "audio")
        return Flaw::Split;
    return key == "bit_depth" || key == "num_channels" ? Flaw::Format : Flaw::Times;
}

/// A letter or a digit: of what is no ASCII, anything may be one.
bool saysSomething(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & '\x80') != 0;
    });
}

class Checker
{
public:
    Checker(const Dataset& set, const std::stop_token& stop,
            const std::function<void(double, double)>& report)
        : m_set(set), m_stop(stop), m_report(report), m_about(readAbout(set.folder).value_or(Json())),
          m_lists(set.folder, m_about)
    {
    }

    Result<DatasetCheck> run()
    {
        m_check.layout = m_set.layout;
        for (const auto& list : m_lists.changed())
            m_check.findings.push_back({Flaw::List, list, "not as it was written"});
        for (const auto& problem : m_set.problems)
            m_check.findings.push_back({Flaw::Line, problem.subject, problem.detail});
        for (const auto& entry : m_set.entries) {
            if (m_stop.stop_requested())
                return fail(Code::Cancelled, m_set.folder.string());
            check(entry);
            if (m_report)
                m_report(double(++m_done), double(m_set.entries.size()));
        }
        leaks();
        unlisted();
        goals();
        return std::move(m_check);
    }

private:
    std::string nameOf(const DatasetEntry& entry) const
    {
        const auto inside = entry.audio.lexically_relative(m_set.folder).string();
        return inside.empty() || inside.starts_with("..") ? entry.audio.string() : inside;
    }

    void find(Flaw flaw, const DatasetEntry& entry, std::string detail = {})
    {
        m_check.findings.push_back({flaw, nameOf(entry), std::move(detail)});
    }

    void find(const RowConflict& conflict, const DatasetEntry& entry)
    {
        find(flawOf(conflict.key), entry, conflict.key + " " + conflict.told + ", not " + conflict.known);
    }

    void check(const DatasetEntry& entry)
    {
        m_listed.insert(entry.audio.lexically_normal());
        const auto heard = hear(entry);
        if (!heard) {
            find(Flaw::FileMissing, entry, heard.error().describe());
            return;
        }
        const std::string split(name(entry.row.split));
        ++m_check.clips[split];
        m_check.seconds[split] += heard->seconds;
        m_lengths.push_back(heard->seconds);
        if (m_rate.value == 0)
            m_rate = heard->rate;
        const auto& row = entry.row;
        format(entry, *heard);
        length(entry, *heard);
        for (const auto& conflict : entry.conflicts)
            find(conflict, entry);
        if (const auto conflict = conflictWith(entry, Seconds(heard->seconds)))
            find(*conflict, entry);
        if (!row.pcmSha256.empty() && row.pcmSha256 != heard->hash)
            find(Flaw::Hash, entry);
        same(m_sounds, heard->hash, Flaw::SameSound, entry);
        words(entry);
        if (!row.clip.figures.empty()) // else nobody knows
            ++m_measured;
        m_defective += isDefective(row.clip) ? 1 : 0;
    }

    void format(const DatasetEntry& entry, const HeardSound& heard)
    {
        const auto hertz = [](SampleRate rate) { return std::to_string(rate.value) + " Hz"; };
        if (heard.channels != 1)
            find(Flaw::Format, entry, std::to_string(heard.channels) + " channels");
        if (entry.row.rate.value > 0 && heard.rate != entry.row.rate)
            find(Flaw::Rate, entry, hertz(heard.rate) + ", listed " + hertz(entry.row.rate));
        else if (heard.rate != m_rate)
            find(Flaw::Rate, entry, hertz(heard.rate) + ", the first is of " + hertz(m_rate));
    }

    /// In frames and in seconds, where they are told.
    void length(const DatasetEntry& entry, const HeardSound& heard)
    {
        const auto compare = [&](double listed) {
            const bool isAsListed = std::abs(listed - heard.seconds) <= kLengthTolerance;
            if (!isAsListed)
                find(Flaw::Length, entry, digitsOf(heard.seconds, 3) + " s, listed " + digitsOf(listed, 3));
            return isAsListed;
        };
        const auto frames = entry.row.length;
        if ((frames.value <= 0 || compare(toSeconds(frames, heard.rate).value)) && entry.duration)
            compare(entry.duration->value);
    }

    void words(const DatasetEntry& entry)
    {
        if (m_lists.textConflict(entry))
            find(Flaw::Text, entry, "text_norm is not what text_raw plainly says");
        const auto text = normalizedText(entry.row.clip.text.normalized);
        if (!saysSomething(text)) {
            find(Flaw::NoText, entry, text);
            return;
        }
        ++m_withText;
        m_unsure += entry.row.verdict != Verdict::Accepted && areWordsUnsure(entry.row.clip.text) ? 1 : 0;
        m_questions += text.ends_with('?') ? 1 : 0;
        same(m_texts, text, Flaw::SameText, entry);
    }

    using Known = std::map<std::string, std::map<Split, const DatasetEntry*>>;
    void same(Known& known, const std::string& key, Flaw flaw, const DatasetEntry& entry)
    {
        const auto [there, isNew] = known[key].try_emplace(entry.row.split, &entry);
        if (!isNew)
            find(flaw, entry, nameOf(*there->second));
    }

    void leaks()
    {
        for (const auto* known : {&m_texts, &m_sounds}) {
            for (const auto& [key, splits] : *known) {
                const auto trained = splits.find(Split::Train);
                for (const auto& [split, entry] : splits)
                    if (trained != splits.end() && split != Split::Train)
                        find(Flaw::Leak, *entry, nameOf(*trained->second));
            }
        }
    }

    void unlisted()
    {
        std::error_code error;
        fs::recursive_directory_iterator entry(m_set.folder, error);
        std::vector<fs::path> files;
        for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
            if (entry->path().extension() == ".wav" && !m_listed.contains(entry->path().lexically_normal()))
                files.push_back(entry->path());
        std::ranges::sort(files);
        for (const auto& file : files)
            m_check.findings.push_back(
                {Flaw::FileUnlisted, file.lexically_relative(m_set.folder).string(), {}});
    }

    void goals()
    {
        double seconds = 0;
        for (const auto length : m_lengths)
            seconds += length;
        const auto count = double(std::max<std::size_t>(1, m_lengths.size()));
        const auto inside =
            std::ranges::count_if(m_lengths, [](double s) { return s >= 4.9995 && s <= 15.0005; });
        m_check.goals = {{"minutes", seconds / 60, 30, 90},
                         {"share_5_15", double(inside) / count, 0.9, kNone},
                         {"share_with_text", m_withText / count, 1, kNone},
                         {"share_words_unsure", m_unsure / double(std::max(1, m_withText)), kNone, 0},
                         {"share_questions", m_questions / count, 0.02, kNone}};
        if (m_measured > 0)
            m_check.goals.push_back(
                {"share_defective", m_defective / double(m_measured), kNone, kDefectGoal});
        prosody();
        built();
    }

    /// Terciles of pitch and rate, and kinds of sentences: how many of their 27 combinations are there
    /// (audio.md 2.11).
    void prosody()
    {
        std::vector<double> pitches, rates;
        for (const auto& entry : m_set.entries) {
            const auto pitch = entry.row.clip.figure(Measure::Pitch),
                       rate = entry.row.clip.figure(Measure::Rate);
            if (!pitch || !rate)
                return;
            pitches.push_back(*pitch);
            rates.push_back(*rate);
        }
        if (pitches.size() < 3)
            return;
        auto sortedPitches = pitches, sortedRates = rates;
        std::ranges::sort(sortedPitches);
        std::ranges::sort(sortedRates);
        const auto tercile = [](const std::vector<double>& all, double value) {
            return value < all[all.size() / 3] ? 0 : value < all[all.size() * 2 / 3] ? 1 : 2;
        };
        std::set<int> cells;
        for (std::size_t i = 0; i < pitches.size(); ++i) {
            const auto& text = m_set.entries[i].row.clip.text.normalized;
            const int kind = text.ends_with('?') ? 1 : text.ends_with('!') ? 2 : 0;
            cells.insert(tercile(sortedPitches, pitches[i]) * 9 + tercile(sortedRates, rates[i]) * 3 + kind);
        }
        m_check.goals.push_back({"prosody_cells_of_27", double(cells.size()), 12, kNone});
    }

    /// What dataset.json tells of clips that are not here.
    void built()
    {
        const auto totals = valueOf(m_about, "totals", Json::object());
        const auto rejected = valueOf(totals, "rejected_by_rule", Json::object());
        for (const auto& [rule, clips] : rejected.items())
            if (clips.is_number_integer())
                m_check.rejected[rule] = clips.get<int>();
        if (const auto speech = valueOf(totals, "speech_sec", 0.0); speech > 0)
            m_check.goals.push_back(
                {"speech_coverage", valueOf(totals, "exported_speech_sec", 0.0) / speech, 0.9, kNone});
    }

    const Dataset& m_set;
    const std::stop_token& m_stop;
    const std::function<void(double, double)>& m_report;
    const Json m_about;
    const WrittenLists m_lists;
    DatasetCheck m_check;
    std::set<fs::path> m_listed;
    Known m_texts, m_sounds;
    std::vector<double> m_lengths;
    SampleRate m_rate;
    int m_done = 0, m_measured = 0, m_defective = 0, m_withText = 0, m_unsure = 0, m_questions = 0;
};

} // namespace

std::string_view name(Flaw flaw)
{
    return kFlaws.at(std::size_t(flaw));
}

bool isHarmless(Flaw flaw)
{
    constexpr std::array kHarmless{Flaw::List, Flaw::NoText, Flaw::SameText, Flaw::SameSound};
    return std::ranges::find(kHarmless, flaw) != kHarmless.end();
}

bool DatasetCheck::isSound() const
{
    return std::ranges::all_of(findings, isHarmless, &CheckFinding::flaw);
}

Result<DatasetCheck> checkDataset(const fs::path& path, const std::stop_token& stop,
                                  const std::function<void(double, double)>& report)
{
    UNDERSTUDY_TRY(const auto set, readDataset(path));
    return Checker(set, stop, report).run();
}

} // namespace understudy
