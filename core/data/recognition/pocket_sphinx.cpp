#include "core/data/recognition/pocket_sphinx.h"

#include "core/audio/resampler.h"
#include "core/base/files.h"

#include <pocketsphinx.h>
#include <sphinxbase/cmn.h>
#include <sphinxbase/err.h>
#include <sphinxbase/feat.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace understudy {
namespace {

constexpr SampleRate kHeard{16000};
constexpr std::size_t kBlock = 1600;   // samples, 0.1 s
constexpr double kFramesASecond = 100; // of the model

struct FreeDecoder
{
    void operator()(ps_decoder_t* decoder) const { ps_free(decoder); }
};
using Decoder = std::unique_ptr<ps_decoder_t, FreeDecoder>;

/// Core never prints.
void saySilently(void* /*user*/, err_lvl_t /*level*/, const char* /*format*/, ...) {}

/// At the rate of the model, 16 bit.
std::vector<std::int16_t> heardSamples(std::span<const float> mono, SampleRate rate)
{
    const auto heard = resampled(mono, rate, kHeard);
    std::vector<std::int16_t> samples(heard.size());
    std::ranges::transform(heard, samples.begin(), [](float sample) {
        return std::int16_t(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767));
    });
    return samples;
}

/// "read(2)" is another way to say "read"; "<sil>" and "[NOISE]" are none.
std::string spelt(std::string_view word)
{
    if (word.empty() || word.front() == '<' || word.front() == '[' || word.front() == '+')
        return {};
    return std::string(word.substr(0, word.find('(')));
}

HeardWords wordsOf(ps_decoder_t* decoder)
{
    HeardWords heard;
    double sum = 0;
    for (auto* segment = ps_seg_iter(decoder); segment != nullptr; segment = ps_seg_next(segment)) {
        auto word = spelt(ps_seg_word(segment));
        if (word.empty())
            continue;
        int first = 0, last = 0, acoustic = 0, language = 0, back = 0;
        ps_seg_frames(segment, &first, &last);
        sum += logmath_exp(ps_get_logmath(decoder), ps_seg_prob(segment, &acoustic, &language, &back));
        heard.text += (heard.text.empty() ? "" : " ") + word;
        heard.words.push_back(
            {Seconds(first / kFramesASecond), Seconds((last + 1) / kFramesASecond), std::move(word)});
    }
    if (!heard.words.empty())
        heard.confidence = kDraftConfidence * std::clamp(sum / double(heard.words.size()), 0.0, 1.0);
    return heard;
}

/// One clip; the decoder's utterance is open while it lives.
class Utterance
{
public:
    Utterance(ps_decoder_t* decoder, const std::vector<float>& means) : m_decoder(decoder)
    {
        // What was heard before must not colour what is heard now.
        ps_start_stream(m_decoder);
        cmn_live_set(ps_get_feat(m_decoder)->cmn_struct, means.data());
        m_isOpen = ps_start_utt(m_decoder) == 0;
    }
    Utterance(const Utterance&) = delete;
    Utterance& operator=(const Utterance&) = delete;
    ~Utterance() { end(); }

    bool add(std::span<const std::int16_t> block)
    {
        return m_isOpen && ps_process_raw(m_decoder, block.data(), block.size(), FALSE, FALSE) >= 0;
    }
    bool end() { return std::exchange(m_isOpen, false) && ps_end_utt(m_decoder) == 0; }

private:
    ps_decoder_t* m_decoder;
    bool m_isOpen = false;
};

class PocketSphinx final : public Recognizer
{
public:
    explicit PocketSphinx(std::filesystem::path model)
        : m_model(std::move(model)), m_most(std::max(1U, std::thread::hardware_concurrency()))
    {
        m_free.reserve(m_most);
        err_set_callback(saySilently, nullptr);
    }

    std::string_view name() const override { return kPocketSphinx; }
    bool knows(std::string_view language) const override
    {
        return language == "en" || language.starts_with("en-") || language.starts_with("en_");
    }

    Result<HeardWords> hear(std::span<const float> mono, SampleRate rate,
                            const std::stop_token& stop) override
    {
        UNDERSTUDY_TRY(auto borrowed, borrow(stop));
        Loan loan{*this, std::move(borrowed)};
        if (!loan.decoder) {
            UNDERSTUDY_TRY(loan.decoder, load());
        }
        return hear(loan.decoder.get(), mono, rate, stop);
    }

private:
    /// Given back whatever happens.
    struct Loan
    {
        PocketSphinx& owner;
        Decoder decoder;
        ~Loan() { owner.giveBack(std::move(decoder)); }
    };

    Result<HeardWords> hear(ps_decoder_t* decoder, std::span<const float> mono, SampleRate rate,
                            const std::stop_token& stop) const
    {
        const auto samples = heardSamples(mono, rate);
        UNDERSTUDY_TRY(const auto means, meansOf(decoder, samples));
        Utterance utterance(decoder, means);
        for (std::size_t at = 0; at < samples.size(); at += kBlock) {
            if (stop.stop_requested())
                return fail(Code::Cancelled, std::string(name()));
            if (!utterance.add(std::span(samples).subspan(at, std::min(kBlock, samples.size() - at))))
                return fail(Code::Internal, std::string(name()), "decode");
        }
        if (!utterance.end())
            return fail(Code::Internal, std::string(name()), "end");
        return wordsOf(decoder);
    }

    Result<Decoder> load() const;
    static Result<std::vector<float>> meansOf(ps_decoder_t* decoder,
                                              const std::vector<std::int16_t>& samples);

    /// One that nobody uses, or null for leave to load one. Cancelled while it waits.
    Result<Decoder> borrow(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_freed.wait(lock, stop, [this] { return !m_free.empty() || m_count < m_most; }))
            return fail(Code::Cancelled, std::string(name()));
        if (m_free.empty()) {
            ++m_count;
            return Decoder();
        }
        auto decoder = std::move(m_free.back());
        m_free.pop_back();
        return decoder;
    }

    /// Null: it could not be loaded.
    void giveBack(Decoder decoder)
    {
        const std::lock_guard lock(m_mutex);
        if (decoder)
            m_free.push_back(std::move(decoder));
        else
            --m_count;
        m_freed.notify_one();
    }

    std::filesystem::path m_model;
    std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable_any m_freed;
    std::vector<Decoder> m_free; // under m_mutex
    std::size_t m_count = 0;     // under m_mutex; that there are
};

Result<Decoder> PocketSphinx::load() const
{
    const auto acoustic = (m_model / "en-us").string(), language = (m_model / "en-us.lm.bin").string(),
               dictionary = (m_model / "cmudict-en-us.dict").string();
    // Silence stays, or the times of words would run ahead of the sound.
    auto* config =
        cmd_ln_init(nullptr, ps_args(), TRUE, "-hmm", acoustic.c_str(), "-lm", language.c_str(), "-dict",
                    dictionary.c_str(), "-remove_silence", "no", "-logfn", "/dev/null", nullptr);
    if (config == nullptr)
        return fail(Code::Internal, std::string(name()), "options");
    Decoder decoder(ps_init(config));
    cmd_ln_free_r(config); // the decoder holds it
    if (!decoder)
        return fail(Code::Corrupt, m_model.string());
    return decoder;
}

/// Of the whole clip's cepstra, which a stream's beginning does not know yet.
Result<std::vector<float>> PocketSphinx::meansOf(ps_decoder_t* decoder,
                                                 const std::vector<std::int16_t>& samples)
{
    auto* front = ps_get_fe(decoder);
    mfcc_t** cepstra = nullptr;
    int32 frames = 0;
    fe_start_stream(front);
    if (fe_start_utt(front) != 0 ||
        fe_process_utt(front, samples.data(), samples.size(), &cepstra, &frames) != 0)
        return fail(Code::Internal, std::string(kPocketSphinx), "cepstra");
    const auto size = std::size_t(fe_get_output_size(front));
    std::vector<float> means(size);
    for (int32 frame = 0; frame < frames; ++frame)
        for (std::size_t i = 0; i < size; ++i)
            means[i] += cepstra[frame][i] / float(frames);
    fe_free_2d(cepstra);
    return means;
}

} // namespace

std::shared_ptr<Recognizer> findPocketSphinx(const std::filesystem::path& model)
{
    for (const auto* part : {"en-us/mdef", "en-us/means", "en-us.lm.bin", "cmudict-en-us.dict"})
        if (!isFile(model / part))
            return nullptr;
    return std::make_shared<PocketSphinx>(model);
}

} // namespace understudy
