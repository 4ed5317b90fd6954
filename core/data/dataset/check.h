// Looks through a dataset that anyone made: whether its files are what its lists say, whether a test sentence
// was heard in training, and how far it is from what a voice needs (audio.md 0.1, 6.3).
#pragma once

#include "core/data/dataset/dataset.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

enum class Flaw
{
    Line,         ///< cannot be read
    FileMissing,  ///< listed, and not there or no sound
    FileUnlisted, ///< there, and not listed
    Format,       ///< not mono, or listed as something else than 16 bit mono
    Rate,         ///< not as listed, or another than the first's
    Length,       ///< not as listed
    Times,        ///< begins before its recording, or its start, end and length do not fit
    Split,        ///< listed in another split's folder
    Hash,         ///< the samples are not those that were listed
    Text,         ///< its "text" is not its "text_norm", or that not what "text_raw" is plainly written
    List,         ///< a list of ours is not as it was written: changed by hand, or half copied
    NoText,   ///< or one without a letter or a digit, which nobody can say
    SameText,  ///< as another clip of its split
    SameSound, ///< as another clip
    Leak       ///< its words or its sound are in train too
};

std::string_view name(Flaw flaw);
/// List, NoText, SameText and SameSound are to be looked at, but would not train wrong.
bool isHarmless(Flaw flaw);

struct CheckFinding
{
    Flaw flaw;
    std::string clip;   ///< file, relative to the folder
    std::string detail; ///< figures, or the other clip
};

/// A figure of the whole with what is asked of it; NaN: no such bound.
struct Goal
{
    /// "minutes", "share_5_15", "share_with_text" (words to train on: its text_norm, else
    /// its text, says something), "share_words_unsure" (areWordsUnsure(), and nobody accepted
    /// them), "share_questions"; where it was measured "share_defective" (isDefective()), and more.
    std::string_view name;
    double value, least, most;
    bool isMet() const { return !(value < least) && !(value > most); }
};

struct DatasetCheck
{
    DatasetLayout layout = DatasetLayout::Understudy;
    std::map<std::string, int> clips;      ///< by split
    std::map<std::string, double> seconds; ///< by split
    std::vector<CheckFinding> findings;
    std::vector<Goal> goals;
    std::map<std::string, int> rejected; ///< by rule, as the build left them out; ours alone

    /// Nothing that would train wrong: all that was found is harmless.
    bool isSound() const;
};

/// Reads every sound file. Errors of readDataset; Cancelled.
Result<DatasetCheck> checkDataset(const std::filesystem::path& path, const std::stop_token& stop,
                                  const std::function<void(double done, double total)>& report);

} // namespace understudy
