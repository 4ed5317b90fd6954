// A request read in pieces, as it may come.
#pragma once

#include "app/server/request_reader.h"

#include <string>
#include <string_view>

namespace understudy::server {

struct Reading
{
    RequestReader::State state = RequestReader::State::Header;
    int failure = 0;
    Request request;
    std::string body;
    std::size_t used = 0;
};

/// As it comes in pieces of `size` bytes.
inline Reading readPieces(std::string_view text, std::size_t size)
{
    RequestReader reader;
    Reading reading;
    std::string waiting;
    for (std::size_t at = 0; at < text.size(); at += size) {
        waiting += text.substr(at, size);
        for (std::size_t taken = 1; taken > 0 && !waiting.empty();) {
            taken = reader.feed(waiting, reading.body);
            waiting.erase(0, taken);
            reading.used += taken;
        }
    }
    reading.state = reader.state();
    reading.failure = reader.failure();
    reading.request = std::move(reader.request());
    return reading;
}

} // namespace understudy::server
