// A sound card's output or input, as people and settings name it.
#pragma once

#include "core/base/units.h"

#include <string>

namespace understudy {

struct SoundDevice
{
    std::string id;   ///< stable as long as the device keeps its name: "ALSA/HDA Intel PCH: ALC257 (hw:0,0)"
    std::string name; ///< for people
    SampleRate rate;  ///< the one it prefers
    int channels = 0; ///< in the direction asked for
    bool isDefault = false;
};

} // namespace understudy
