// A base model in memory: CSM, its codec and its tokenizer.
#pragma once

#include "core/base/units.h"
#include "core/model/csm/csm_p.h"
#include "core/model/csm/prompt.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/store/model_store.h"
#include "core/synth/csm_engine.h"
#include "core/synth/turn_tokens.h"

namespace understudy {

struct CsmBase
{
    CsmFiles files;
    std::shared_ptr<const Csm> csm;
    std::shared_ptr<const Mimi> mimi; ///< in float32: its codes are the nearest of many
    TurnTokens tokens;

    /// Errors: those of the loaders; TokenizerDamaged without the tokens around a text; MemoryShort.
    static Result<std::shared_ptr<const CsmBase>> load(const CsmFiles& files, const CsmOptions& options);

    Bytes bytes() const { return Bytes(csm->bytes() + mimi->bytes()); }
};

} // namespace understudy
