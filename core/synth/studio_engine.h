// Every voice of the studio behind one engine: draft voices by Flite, trained ones by CSM.
#pragma once

#include "core/synth/csm_engine.h"

namespace understudy {

/// Lists the draft voices; is named after their engine, and says with stamp() who speaks which.
std::unique_ptr<VoiceEngine> makeStudioEngine(CsmOptions options, VoiceFinder finder);

} // namespace understudy
