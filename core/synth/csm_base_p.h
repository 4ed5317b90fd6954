// A base model in memory: CSM, its codec and its tokenizer.
#pragma once

#include "core/base/units.h"
#include "core/model/csm/csm_p.h"
#include "core/model/csm/prompt.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/store/model_store.h"
#include "core/synth/csm_engine.h"
#include "core/text/bpe_tokenizer.h"

namespace understudy {

struct CsmBase
{
    CsmFiles files;
    std::shared_ptr<const Csm> csm;
    std::shared_ptr<const Mimi> mimi; ///< in float32: its codes are the nearest of many
    BpeTokenizer tokenizer;
    TokenId begin = 0, end = 0; ///< of text

    /// Errors: those of the loaders; TokenizerDamaged without the tokens around a text; MemoryShort.
    static Result<std::shared_ptr<const CsmBase>> load(const CsmFiles& files, const CsmOptions& options);

    /// "[0]Hello." between begin and end of text; what looks like a special token is plain text.
    std::vector<std::int64_t> encode(const std::string& speaker, const std::string& text) const;
    Bytes bytes() const { return Bytes(csm->bytes() + mimi->bytes()); }
};

/// DeviceLost where there is none of this name.
Result<at::Device> deviceOf(const CsmOptions& options);

} // namespace understudy
