// Who hears words on this machine: the largest Whisper of the model store, else PocketSphinx.
#pragma once

#include "core/data/recognition/recognizer.h"
#include "core/model/store/model_store.h"
#include "core/train/estimate.h"

#include <memory>
#include <string>

namespace understudy {

enum class RecognizerUse
{
    Transcripts, ///< words with their times, several attempts where the first will not do
    ErrorRates   ///< one window, greedy, without times and without words before it: figures that can be
                 ///< compared
};

/// For recordings in `language` ("en", "de-CH"). Null where nobody knows it. Synthetic models hear nothing
/// and are not taken. A Whisper is loaded for the first clip and kept while the recogniser is; it hears one
/// clip at a time, with all of LibTorch's threads.
std::shared_ptr<Recognizer> findRecognizer(const ModelStore& store, const std::string& language,
                                           RecognizerUse use = RecognizerUse::Transcripts);

/// What hearing the probe lines of a training takes, by who findRecognizer() would find.
HearingCost hearingCost(const ModelStore& store);

} // namespace understudy
