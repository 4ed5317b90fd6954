// One piece of text to its tokens: whole where the vocabulary has it, else by merging pairs of bytes.
#pragma once

#include "core/text/bpe_model_p.h"

namespace understudy {

/// Keeps its working memory from piece to piece; one per thread.
class BpeMerger
{
public:
    explicit BpeMerger(const BpeModel& model) : m_model(model) {}

    /// `piece` is not empty.
    void append(std::string_view piece, std::vector<TokenId>& ids);

private:
    /// A part of the piece; merged into the one on its left it has the id kGone.
    struct Part
    {
        TokenId id;
        std::int32_t previous;
        std::int32_t next;
    };
    /// A pair that may merge, if it is still there when its turn comes.
    struct Candidate
    {
        std::int32_t rank;
        std::int32_t at; ///< of the left part
        TokenId left;
        TokenId right;
        TokenId merged;
    };

    void split(std::string_view piece);
    void consider(std::int32_t at);
    Candidate takeBest();
    void merge(const Candidate& candidate);

    const BpeModel& m_model;
    std::vector<Part> m_parts;
    std::vector<Candidate> m_heap;
};

} // namespace understudy
