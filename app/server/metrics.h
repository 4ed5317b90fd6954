// What the server has done, in the text format that Prometheus reads (0.0.4).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace understudy::server {

/// Seconds, in buckets that double. Not thread-safe.
class Histogram
{
public:
    void add(double seconds);
    void write(std::string& out, const std::string& name, const std::string& labels) const;

    static constexpr std::array kBounds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,  0.2,
                                        0.5,   1.0,   2.0,   5.0,  10.0, 30.0, 60.0, 120.0};

private:
    std::array<std::uint64_t, kBounds.size()> m_counts{};
    std::uint64_t m_count = 0;
    double m_sum = 0;
};

struct SpokenFacts
{
    std::string model;     ///< "draft", "csm-1b"
    double waited = 0;     ///< seconds until the first line was begun
    double firstAudio = 0; ///< seconds until the first sound was there; 0: there was none
    double total = 0;      ///< seconds
    double audio = 0;      ///< seconds of sound
    double engine = 0;     ///< seconds in which lines were spoken
    bool isCancelled = false, isFailed = false;
};

/// A figure as it stands at the moment.
struct Gauge
{
    std::string name, help;
    double value = 0;
};

/// Thread-safe.
class Metrics
{
public:
    void countRequest(const std::string& route, int status, double seconds, std::uint64_t bytes);
    void countSpeech(const SpokenFacts& facts);
    void countRefusal(const std::string& why); ///< "queue", "token", ...
    std::string text(const std::vector<Gauge>& gauges) const;

private:
    struct Speech
    {
        std::uint64_t done = 0, cancelled = 0, failed = 0;
        double audio = 0, engine = 0;
        Histogram waited, firstAudio, total;
    };

    void writeSpeech(std::string& out) const;

    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, int>, std::uint64_t> m_requests; // under m_mutex, as all below
    std::map<std::string, Histogram> m_durations;
    std::map<std::string, std::uint64_t> m_refused;
    std::map<std::string, Speech> m_spoken;
    std::uint64_t m_bytes = 0;
};

} // namespace understudy::server
