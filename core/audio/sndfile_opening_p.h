// libsndfile keeps why a file did not open in one place for the whole process: who opens holds this until it has
// asked, or it is told what another file has.
#pragma once

#include <mutex>

namespace understudy {

inline std::mutex& sndfileOpening()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace understudy
