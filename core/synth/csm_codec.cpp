#include "core/synth/csm_codec_p.h"

#include "core/audio/stretch.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>

namespace understudy {

/// One line's decoder, and what its direction does to the sound: tempo and pitch of the whole line, volume.
class CsmCodec::Stream
{
public:
    Stream(std::shared_ptr<const Mimi> mimi, const CsmLine& line)
        : m_decoder(std::move(mimi)), m_gain(line.gain)
    {
        if (line.tempo != 1 || line.pitch != 1)
            m_stretcher.emplace(line.tempo, line.pitch, kStudioRate);
    }

    Result<std::vector<float>> decode(const std::vector<std::int64_t>& codes)
    {
        return torchGuard("decode a frame", [&]() -> Result<std::vector<float>> {
            const c10::InferenceMode inference;
            const auto samples = m_decoder.next(at::tensor(codes)).cpu().contiguous();
            const auto* first = samples.const_data_ptr<float>();
            return shaped({first, static_cast<std::size_t>(samples.numel())});
        });
    }

    std::vector<float> rest()
    {
        std::vector<float> out;
        if (m_stretcher)
            m_stretcher->flush(out);
        return scaled(std::move(out));
    }

private:
    std::vector<float> shaped(std::span<const float> samples)
    {
        if (!m_stretcher)
            return scaled({samples.begin(), samples.end()});
        std::vector<float> out;
        m_stretcher->process(samples, out);
        return scaled(std::move(out));
    }

    std::vector<float> scaled(std::vector<float> samples) const
    {
        std::ranges::transform(samples, samples.begin(),
                               [this](float x) { return std::clamp(x * m_gain, -1.0F, 1.0F); });
        return samples;
    }

    MimiDecoder m_decoder;
    std::optional<Stretcher> m_stretcher;
    float m_gain;
};

CsmCodec::CsmCodec() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

CsmCodec::~CsmCodec()
{
    m_thread.request_stop();
}

void CsmCodec::decode(CsmTicketPtr ticket, std::shared_ptr<const Mimi> mimi, std::vector<std::int64_t> codes)
{
    ticket->expect();
    push({std::move(ticket), std::move(mimi), std::move(codes), {}});
}

void CsmCodec::finish(CsmTicketPtr ticket, std::optional<Error> error)
{
    push({std::move(ticket), nullptr, {}, std::move(error)});
}

void CsmCodec::push(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_queued.notify_one();
}

void CsmCodec::run(const std::stop_token& stop)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_queued.wait(lock, stop, [this] { return !m_tasks.empty(); }))
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        work(task);
    }
}

void CsmCodec::work(Task& task)
{
    auto& ticket = *task.ticket;
    const auto found = m_streams.find(task.ticket);
    if (!task.mimi) { // the end
        if (found != m_streams.end()) {
            ticket.give(found->second->rest());
            m_streams.erase(found);
        }
        ticket.finish(std::move(task.error));
        return;
    }
    if (ticket.isCancelled())
        return; // its end is on the way
    const auto& stream =
        found != m_streams.end()
            ? found->second
            : m_streams.emplace(task.ticket, std::make_unique<Stream>(task.mimi, ticket.line())).first->second;
    auto samples = stream->decode(task.codes);
    if (samples)
        ticket.give(std::move(*samples));
    else
        ticket.finish(std::move(samples).error());
}

} // namespace understudy
