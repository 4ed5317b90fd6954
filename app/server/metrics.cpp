#include "app/server/metrics.h"

#include "core/base/digits.h"

#include <algorithm>
#include <functional>

namespace understudy::server {

namespace {

std::string label(const std::string& name, const std::string& value)
{
    return name + "=\"" + value + '"'; // values are our own words: there is nothing to escape
}

void writeType(std::string& out, const std::string& name, const std::string& type, const std::string& help)
{
    out += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void writeValue(std::string& out, const std::string& name, const std::string& labels,
                const std::string& value)
{
    out += name + (labels.empty() ? "" : '{' + labels + '}') + ' ' + value + '\n';
}

} // namespace

void Histogram::add(double seconds)
{
    const auto* const bucket = std::ranges::lower_bound(kBounds, seconds);
    if (bucket != kBounds.end())
        ++m_counts[static_cast<std::size_t>(bucket - kBounds.begin())];
    ++m_count;
    m_sum += seconds;
}

void Histogram::write(std::string& out, const std::string& name, const std::string& labels) const
{
    std::uint64_t below = 0;
    const auto withBound = [&](const std::string& bound) {
        return labels + (labels.empty() ? "" : ",") + label("le", bound);
    };
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        below += m_counts[i];
        writeValue(out, name + "_bucket", withBound(digitsOf(kBounds[i])), std::to_string(below));
    }
    writeValue(out, name + "_bucket", withBound("+Inf"), std::to_string(m_count));
    writeValue(out, name + "_sum", labels, digitsOf(m_sum));
    writeValue(out, name + "_count", labels, std::to_string(m_count));
}

void Metrics::countRequest(const std::string& route, int status, double seconds, std::uint64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    ++m_requests[{route, status}];
    m_durations[route].add(seconds);
    m_bytes += bytes;
}

void Metrics::countSpeech(const SpokenFacts& facts)
{
    const std::lock_guard lock(m_mutex);
    auto& speech = m_spoken[facts.model];
    ++(facts.isCancelled ? speech.cancelled : facts.isFailed ? speech.failed : speech.done);
    speech.audio += facts.audio;
    speech.engine += facts.engine;
    if (facts.waited > 0)
        speech.waited.add(facts.waited);
    if (facts.firstAudio > 0)
        speech.firstAudio.add(facts.firstAudio);
    if (!facts.isCancelled && !facts.isFailed)
        speech.total.add(facts.total);
}

void Metrics::countRefusal(const std::string& why)
{
    const std::lock_guard lock(m_mutex);
    ++m_refused[why];
}

/// Under the lock.
void Metrics::writeSpeech(std::string& out) const
{
    writeType(out, "understudy_speech_total", "counter", "Texts spoken, by model and how it ended.");
    for (const auto& [model, speech] : m_spoken)
        for (const auto& [end, count] :
             {std::pair{"done", speech.done}, std::pair{"cancelled", speech.cancelled},
              std::pair{"failed", speech.failed}})
            writeValue(out, "understudy_speech_total", label("model", model) + ',' + label("end", end),
                       std::to_string(count));
    const auto each =
        [&](const char* name, const char* type, const char* help,
            const std::function<void(const std::string&, const std::string&, const Speech&)>& write) {
            writeType(out, name, type, help);
            for (const auto& [model, speech] : m_spoken)
                write(name, label("model", model), speech);
        };
    each("understudy_speech_audio_seconds_total", "counter", "Sound made.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             writeValue(out, name, labels, digitsOf(speech.audio));
         });
    each("understudy_speech_engine_seconds_total", "counter", "Time in which lines were spoken.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             writeValue(out, name, labels, digitsOf(speech.engine));
         });
    each("understudy_speech_real_time_factor", "gauge", "Sound made, over the time that took.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             writeValue(out, name, labels, digitsOf(speech.engine > 0 ? speech.audio / speech.engine : 0));
         });
    each("understudy_speech_wait_seconds", "histogram",
         "From a request's last byte to its first line's begin.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             speech.waited.write(out, name, labels);
         });
    each("understudy_speech_first_audio_seconds", "histogram",
         "From a request's last byte to its first sound.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             speech.firstAudio.write(out, name, labels);
         });
    each("understudy_speech_seconds", "histogram", "From a request's last byte to its last sound.",
         [&](const auto& name, const auto& labels, const auto& speech) {
             speech.total.write(out, name, labels);
         });
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const
{
    const std::lock_guard lock(m_mutex);
    std::string out;
    writeType(out, "understudy_http_requests_total", "counter", "Requests answered, by route and status.");
    for (const auto& [key, count] : m_requests)
        writeValue(out, "understudy_http_requests_total",
                   label("route", key.first) + ',' + label("status", std::to_string(key.second)),
                   std::to_string(count));
    writeType(out, "understudy_http_request_seconds", "histogram",
              "From a request's last byte to its answer's last.");
    for (const auto& [route, histogram] : m_durations)
        histogram.write(out, "understudy_http_request_seconds", label("route", route));
    writeType(out, "understudy_http_sent_bytes_total", "counter", "Bytes of answers' bodies.");
    writeValue(out, "understudy_http_sent_bytes_total", {}, std::to_string(m_bytes));
    writeType(out, "understudy_http_refused_total", "counter", "Requests refused, by why.");
    for (const auto& [why, count] : m_refused)
        writeValue(out, "understudy_http_refused_total", label("why", why), std::to_string(count));

    writeSpeech(out);
    for (const auto& gauge : gauges) {
        writeType(out, gauge.name, "gauge", gauge.help);
        writeValue(out, gauge.name, {}, digitsOf(gauge.value));
    }
    return out;
}

} // namespace understudy::server
