// A body in chunks (RFC 9112, section 7.1), strictly: sizes in hex and nothing around them, lines that end in
// CR LF. Boost.Beast 1.74 has one too, but "0\r\n" and then "\r" alone runs it into an assertion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace understudy::server {

class ChunkDecoder
{
public:
    enum class State
    {
        Line, ///< of a size, or of a trailer
        Data,
        DataEnd, ///< its CR LF
        Done,
        Failed
    };
    State state() const { return m_state; }
    /// Takes all that belongs to the body, and tells how much that was; appends the data to `body`.
    /// Extensions and trailers are passed over, as far as they are short.
    std::size_t feed(std::string_view bytes, std::string& body);

private:
    std::size_t takeLine(std::string_view bytes);
    void endLine();
    std::size_t takeData(std::string_view bytes, std::string& body);
    std::size_t takeDataEnd(std::string_view bytes);

    State m_state = State::Line;
    std::string m_line;         // so far, without its end
    std::uint64_t m_left = 0;   // of the chunk
    std::size_t m_trailers = 0; // bytes
    bool m_isTrailer = false, m_hasReturn = false;
};

} // namespace understudy::server
