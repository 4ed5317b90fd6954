#include "core/synth/flite_p.h"

#include "core/synth/gain_ramp_p.h"

#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

extern "C" { // cst_cg.h forgets to say so
#include <cst_cg.h>
#include <flite.h>
#include <flite_version.h>

cst_voice* register_cmu_us_awb(const char* voiceFolder);
cst_voice* register_cmu_us_kal16(const char* voiceFolder);
cst_voice* register_cmu_us_rms(const char* voiceFolder);
cst_voice* register_cmu_us_slt(const char* voiceFolder);
}

namespace understudy {
namespace {

constexpr int kChunk = 1600; // frames at 16 kHz: 100 ms

using UtteranceHandle = std::unique_ptr<cst_utterance, decltype(&delete_utterance)>;

/// Registering again returns the voice there is.
cst_voice* voiceOf(FliteVoice voice)
{
    switch (voice) {
    case FliteVoice::Awb:
        return register_cmu_us_awb(nullptr);
    case FliteVoice::Kal:
        return register_cmu_us_kal16(nullptr);
    case FliteVoice::Rms:
        return register_cmu_us_rms(nullptr);
    case FliteVoice::Slt:
        break;
    }
    return register_cmu_us_slt(nullptr);
}

/// The words' features are Flite's own, but "word": 1 for the first, so that 0 says "none" as Flite does.
void addWords(cst_utterance* utterance, const PlannedUtterance& words)
{
    cst_relation* tokens = utt_relation_create(utterance, "Token");
    int number = 0;
    for (const PlannedWord& word : words) {
        cst_item* token = relation_append(tokens, nullptr);
        item_set_string(token, "name", word.text.c_str());
        item_set_string(token, "whitespace", " ");
        item_set_string(token, "prepunctuation", "");
        item_set_string(token, "punc", word.punctuation.c_str());
        item_set_int(token, "word", ++number);
        item_set_float(token, "local_duration_stretch",
                       static_cast<float>(word.prosody.stretch / words.front().prosody.stretch));
        // Flite takes equal phones in a row for one word: a space tells neighbours apart.
        if (!word.phones.empty())
            item_set_string(token, "phones", ((number % 2 ? "" : " ") + word.phones).c_str());
    }
}

UtteranceHandle makeUtterance(cst_voice* voice, const PlannedUtterance& words)
{
    UtteranceHandle utterance(new_utterance(), &delete_utterance);
    utt_init(utterance.get(), voice);
    // The utterance's stretch is the only one that pauses heed: let them keep the pace of the first word. Set
    // here, it hides the voice's own and leaves the voice, which all utterances share, as it was.
    const float own = get_param_float(voice->features, "duration_stretch", 1.0F);
    utt_set_feat_float(utterance.get(), "duration_stretch",
                       own * static_cast<float>(words.front().prosody.stretch));
    addWords(utterance.get(), words);
    return utterance;
}

/// A stretch of time spoken under one prosody.
struct Span
{
    double end = 0; ///< seconds
    Prosody prosody;
};

/// Prosody by time. Needs the durations: of diphone voices after the analysis, of Clustergen's with the
/// parameters.
class Timeline
{
public:
    /// A pause goes with the word before it.
    Timeline(const cst_utterance* utterance, const PlannedUtterance& words)
    {
        const Prosody* current = &words.front().prosody;
        for (const cst_item* segment = relation_head(utt_relation(utterance, "Segment")); segment;
             segment = item_next(segment)) {
            const int number = ffeature_int(segment, "R:SylStructure.parent.parent.R:Token.parent.word");
            if (number > 0)
                current = &words[static_cast<std::size_t>(number - 1)].prosody;
            m_spans.push_back({item_feat_float(segment, "end"), *current});
        }
    }

    /// Times are asked for in order.
    const Prosody& at(double seconds)
    {
        while (m_next + 1 < m_spans.size() && seconds >= m_spans[m_next].end)
            ++m_next;
        return m_spans[m_next].prosody;
    }

private:
    std::vector<Span> m_spans; // one at least: an utterance opens with a pause
    std::size_t m_next = 0;
};

/// Takes Flite's samples, piece by piece, to the sink.
class Relay
{
public:
    Relay(const PlannedUtterance& words, const FliteSink& sink) : m_words(words), m_sink(sink) {}

    bool take(const cst_utterance* utterance, std::span<const short> samples)
    {
        if (!m_timeline)
            m_timeline.emplace(utterance, m_words);
        m_block.clear();
        for (const short sample : samples) {
            const double time = static_cast<double>(m_frame++) / kFliteRate.value;
            const float gain = m_ramp.next(m_timeline->at(time).gain);
            m_block.push_back(gain * static_cast<float>(sample) / 32768.0F);
        }
        m_isStopped = !m_sink(m_block);
        return !m_isStopped;
    }

    bool isStopped() const { return m_isStopped; }

private:
    const PlannedUtterance& m_words;
    const FliteSink& m_sink;
    std::optional<Timeline> m_timeline;
    std::int64_t m_frame = 0;
    GainRamp m_ramp{m_words.front().prosody.gain, kFliteRate};
    std::vector<float> m_block;
    bool m_isStopped = false;
};

int passOn(const cst_wave* wave, int start, int size, int /*last*/, cst_audio_streaming_info* info)
{
    auto* relay = static_cast<Relay*>(info->userdata);
    const std::span<const short> samples(wave->samples + start, static_cast<std::size_t>(size));
    return relay->take(info->utt, samples) ? CST_AUDIO_STREAM_CONT : CST_AUDIO_STREAM_STOP;
}

int stopAtOnce(const cst_wave*, int, int, int, cst_audio_streaming_info*)
{
    return CST_AUDIO_STREAM_STOP;
}

/// Owned by the utterance.
cst_audio_streaming_info* stream(cst_utterance* utterance, Relay& relay)
{
    cst_audio_streaming_info* info = new_audio_streaming_info();
    info->min_buffsize = kChunk;
    info->asc = &passOn;
    info->userdata = &relay;
    utt_set_feat(utterance, "streaming_info", audio_streaming_info_val(info));
    return info;
}

cst_utterance* leaveUnspoken(cst_utterance* utterance)
{
    return utterance;
}

/// All but the sound: words, phones, accents.
void analyse(cst_utterance* utterance)
{
    utt_set_feat(utterance, "wave_synth_func", uttfunc_val(&leaveUnspoken));
    utt_synth_tokens(utterance);
}

// Flite's own pitch per word is not to be had: Clustergen's voices have none (rms none at all), kal shifts
// the mean but not the range. So the fundamental is scaled where each keeps it, between the analysis and the
// sound.

void speakDiphones(cst_utterance* utterance, cst_uttfunc synthesise, const PlannedUtterance& words)
{
    Timeline timeline(utterance, words);
    for (cst_item* target = relation_head(utt_relation(utterance, "Target")); target;
         target = item_next(target)) {
        const double pitch = timeline.at(item_feat_float(target, "pos")).pitch;
        item_set_float(target, "f0", item_feat_float(target, "f0") * static_cast<float>(pitch));
    }
    synthesise(utterance);
}

void speakClustergen(cst_utterance* utterance, cst_uttfunc synthesise, const PlannedUtterance& words,
                     cst_audio_streaming_info* info)
{
    const cst_audio_streaming_info asked = *info;
    info->min_buffsize = 0;
    info->asc = &stopAtOnce;
    synthesise(utterance); // the parameters, and a first frame that nobody hears
    *info = asked;
    info->utt = utterance;

    cst_cg_db* database = val_cg_db(utt_feat_val(utterance, "cg_db"));
    cst_track* parameters = val_track(utt_feat_val(utterance, "param_track")); // [frame][0] is Hz, 0 unvoiced
    Timeline timeline(utterance, words);
    for (int frame = 0; frame < parameters->num_frames; ++frame) {
        const double time = static_cast<double>(frame) * static_cast<double>(database->frame_advance);
        parameters->frames[frame][0] *= static_cast<float>(timeline.at(time).pitch);
    }
    const std::unique_ptr<cst_track, decltype(&delete_track)> smooth(mlpg(parameters, database),
                                                                     &delete_track);
    const cst_track* excitation = val_track(utt_feat_val(utterance, "str_track"));
    if (cst_wave* wave = mlsa_resynthesis(smooth.get(), excitation, database, info, 0))
        delete_wave(wave);
}

} // namespace

std::string_view fliteVersion()
{
    return FLITE_PROJECT_VERSION;
}

bool speakWithFlite(FliteVoice name, const PlannedUtterance& words, const FliteSink& sink)
{
    cst_voice* voice = voiceOf(name);
    const UtteranceHandle utterance = makeUtterance(voice, words);
    Relay relay(words, sink);
    cst_audio_streaming_info* info = stream(utterance.get(), relay);
    std::srand(1); // the noise of the voices' excitation is rand()
    analyse(utterance.get());
    const cst_uttfunc synthesise = val_uttfunc(feat_val(voice->features, "wave_synth_func"));
    if (feat_present(voice->features, "cg_db"))
        speakClustergen(utterance.get(), synthesise, words, info);
    else
        speakDiphones(utterance.get(), synthesise, words);
    return !relay.isStopped();
}

} // namespace understudy
