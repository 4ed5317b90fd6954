// Ids as types: a line's id cannot be passed where a take's is wanted.
#pragma once

#include <functional> // brings <compare>, at which moc 6.4 stumbles when it comes before all other headers
#include <string>
#include <utility>

namespace understudy {

template<typename Tag>
struct Id
{
    std::string value;

    Id() = default;
    explicit Id(std::string v) : value(std::move(v)) {}
    auto operator<=>(const Id&) const = default;
    bool empty() const { return value.empty(); }
};

using EpisodeId = Id<struct EpisodeTag>; ///< the folder's name below episodes/
using LineId = Id<struct LineTag>;       ///< "s2-l014", see script.md section 5
using TakeId = Id<struct TakeTag>;       ///< "s2-l014/3": line and take number
using VoiceId = Id<struct VoiceTag>;     ///< "draft/slt", or the name of a folder below voices/
using JobId = Id<struct JobTag>;

} // namespace understudy

template<typename Tag>
struct std::hash<understudy::Id<Tag>>
{
    std::size_t operator()(const understudy::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
