#include "app/server/chunk_decoder.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace understudy::server {

namespace {

constexpr std::size_t kLongestLine = 512, kMostTrailers = 4096; // bytes
constexpr std::size_t kMostDigits = 15;                         // what a size has: no overflow

} // namespace

std::size_t ChunkDecoder::feed(std::string_view bytes, std::string& body)
{
    std::size_t taken = 0;
    while (taken < bytes.size() && m_state != State::Done && m_state != State::Failed) {
        const auto rest = bytes.substr(taken);
        taken += m_state == State::Line   ? takeLine(rest)
                 : m_state == State::Data ? takeData(rest, body)
                                          : takeDataEnd(rest);
    }
    return taken;
}

std::size_t ChunkDecoder::takeLine(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (m_hasReturn != (c == '\n') || m_line.size() > kLongestLine) {
            m_state = State::Failed;
            return i;
        }
        if (c == '\n') {
            m_hasReturn = false;
            endLine();
            return i + 1;
        }
        m_hasReturn = c == '\r';
        if (!m_hasReturn)
            m_line += c;
    }
    return bytes.size();
}

void ChunkDecoder::endLine()
{
    const auto line = std::exchange(m_line, {});
    if (m_isTrailer) {
        m_trailers += line.size();
        m_state = line.empty() ? State::Done : m_trailers > kMostTrailers ? State::Failed : State::Line;
        return;
    }
    const auto digits = std::min(line.find(';'), line.size());
    const auto* const end = line.data() + digits;
    const auto [read, error] = std::from_chars(line.data(), end, m_left, 16);
    if (error != std::errc() || read != end || digits > kMostDigits) {
        m_state = State::Failed;
        return;
    }
    m_isTrailer = m_left == 0;
    m_state = m_isTrailer ? State::Line : State::Data;
}

std::size_t ChunkDecoder::takeData(std::string_view bytes, std::string& body)
{
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size()));
    body.append(bytes.substr(0, size));
    m_left -= size;
    if (m_left == 0)
        m_state = State::DataEnd;
    return size;
}

std::size_t ChunkDecoder::takeDataEnd(std::string_view bytes)
{
    const bool isRight = bytes.front() == (m_hasReturn ? '\n' : '\r');
    if (isRight && m_hasReturn)
        m_state = State::Line;
    else if (!isRight)
        m_state = State::Failed;
    m_hasReturn = isRight && !m_hasReturn;
    return isRight ? 1 : 0;
}

} // namespace understudy::server
