#include "core/model/csm/csm_p.h"

#include "core/model/csm/csm_names_p.h"
#include "core/model/layers/product_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

Result<std::shared_ptr<Csm>> Csm::load(std::shared_ptr<const WeightSource> source, const CsmConfig& config,
                                       at::Device device, at::ScalarType type)
{
    return torchGuard("load " + source->where(), [&]() -> Result<std::shared_ptr<Csm>> {
        std::shared_ptr<Csm> csm(new Csm);
        csm->m_config = config;
        csm->m_source = source;
        UNDERSTUDY_CHECK(csm->loadParts(WeightLoader(*source, device, type)));
        return csm;
    });
}

Result<std::shared_ptr<Csm>> Csm::open(const std::filesystem::path& config,
                                       const std::filesystem::path& weights, at::Device device,
                                       at::ScalarType type)
{
    UNDERSTUDY_TRY(const auto sizes, readCsmConfig(config));
    UNDERSTUDY_TRY(auto store, TensorStore::open(weights));
    UNDERSTUDY_TRY(auto source, csmWeights(std::move(store), sizes));
    return load(std::move(source), sizes, device, type);
}

Result<void> Csm::loadParts(const WeightLoader& loader)
{
    const auto& c = m_config;
    const auto width = c.backbone.width;
    std::size_t number = 0;
    UNDERSTUDY_TRY(m_textEmbedding, loader.get("embed_text_tokens.weight", {c.textVocabulary, width}));
    UNDERSTUDY_TRY(m_audioEmbedding, loader.get(kAudioEmbedding, {c.codebooks * c.audioVocabulary, width}));
    UNDERSTUDY_TRY(m_backbone, Llama::load(loader, "backbone_model.", c.backbone, number));
    UNDERSTUDY_TRY(m_depth, Llama::load(loader, "depth_decoder.model.", c.depth, number));
    const std::string projector = "depth_decoder.model.inputs_embeds_projector";
    UNDERSTUDY_TRY(auto projection, loader.get(projector + ".weight", {c.depth.width, width}));
    m_projection = Linear(std::move(projection), {{projector, c.depth.width}}, number++);
    UNDERSTUDY_TRY(auto head, loader.get("lm_head.weight", {c.audioVocabulary, width}));
    m_firstHead = Linear(std::move(head), {{"lm_head", c.audioVocabulary}}, number++);
    UNDERSTUDY_TRY(auto heads, loader.get("depth_decoder.codebooks_head.weight",
                                          {c.codebooks - 1, c.depth.width, c.audioVocabulary}));
    // Stored as (in, out); a product reads (out, in) row by row, at memory speed.
    m_depthHeads = heads.transpose(1, 2).contiguous();
    m_codebookRows =
        at::arange(c.codebooks, at::TensorOptions(at::kLong).device(loader.device())) * c.audioVocabulary;
    m_linears.clear();
    for (auto* part : {&m_backbone, &m_depth})
        for (const auto* linear : std::as_const(*part).linears())
            m_linears.push_back(linear);
    m_linears.insert(m_linears.end(), {&m_projection, &m_firstHead});
    m_merged.assign(m_linears.size(), false);
    return {};
}

at::Tensor Csm::embedText(const at::Tensor& ids) const
{
    return at::embedding(m_textEmbedding, ids);
}

at::Tensor Csm::embedFrames(const at::Tensor& codes) const
{
    return at::embedding(m_audioEmbedding, codes + m_codebookRows).sum(-2);
}

at::Tensor Csm::embedCode(std::int64_t codebook, const at::Tensor& codes) const
{
    return at::embedding(m_audioEmbedding, codes + codebook * m_config.audioVocabulary); // [..., width]
}

at::Tensor Csm::hear(const at::Tensor& x, KvCache& cache, const Places& places, const LoraSet* lora) const
{
    return m_backbone.forward(x, cache, places, Attend::RowByRow, lora);
}

at::Tensor Csm::firstLogits(const at::Tensor& states, const LoraSet* lora) const
{
    return m_firstHead.forward(states, lora).to(at::kFloat);
}

at::Tensor Csm::speakFrame(const at::Tensor& states, KvCache& cache, const CodeChooser& choose,
                           const LoraSet* lora) const
{
    std::vector<at::Tensor> codes{choose(0, firstLogits(states, lora))}; // each [rows]
    // The depth decoder hears the backbone's state at position 0 and code c at position c + 1.
    auto heard = at::stack({states, embedCode(0, codes[0])}, 1); // [rows, 2, width]
    Places places{{}, {0}};
    for (std::int64_t codebook = 1; codebook < m_config.codebooks; ++codebook) {
        const auto projected = m_projection.forward(heard, lora); // [rows, 1 or 2, depth width]
        const auto states2 = m_depth.forward(projected, cache, places, Attend::Together, lora);
        const auto last = states2.select(1, states2.size(1) - 1); // [rows, depth width]
        codes.push_back(choose(codebook, product(last, m_depthHeads[codebook - 1]).to(at::kFloat)));
        places.starts[0] = codebook + 1;
        heard = embedCode(codebook, codes.back()).unsqueeze(1); // [rows, 1, width]
    }
    return at::stack(codes, 1);
}

std::int64_t Csm::bytes() const
{
    std::size_t total = m_textEmbedding.nbytes() + m_audioEmbedding.nbytes() + m_depthHeads.nbytes();
    for (const auto* linear : m_linears)
        total += linear->weight().nbytes();
    return std::int64_t(total);
}

std::int64_t Csm::bytesPerFrame() const
{
    const auto sum = [](const std::vector<const Linear*>& linears) {
        std::size_t total = 0;
        for (const auto* linear : linears)
            total += linear->weight().nbytes();
        return std::int64_t(total);
    };
    const auto step = sum(m_depth.linears()) + sum({&m_projection});
    return sum(m_backbone.linears()) + sum({&m_firstHead}) + (m_config.codebooks - 1) * step +
           std::int64_t(m_depthHeads.nbytes());
}

void Csm::merge(const LoraSet& set)
{
    for (const auto* linear : m_linears) {
        const auto& pair = set[linear->number()];
        if (!pair.down.defined())
            continue;
        auto weight = linear->weight(); // shares the memory
        weight.copy_(weight.to(at::kFloat) + at::matmul(pair.up, pair.down));
        m_merged[linear->number()] = true;
    }
}

Result<void> Csm::unmerge()
{
    return torchGuard("unmerge an adapter", [&]() -> Result<void> {
        const WeightLoader loader(*m_source, m_textEmbedding.device(), m_textEmbedding.scalar_type());
        for (const auto* linear : m_linears) {
            if (!m_merged[linear->number()])
                continue;
            std::int64_t row = 0;
            auto weight = linear->weight();
            for (const auto& part : linear->parts()) {
                UNDERSTUDY_TRY(const auto own,
                               loader.get(part.module + ".weight", {part.rows, linear->inputs()}));
                weight.narrow(0, row, part.rows).copy_(own);
                row += part.rows;
            }
            m_merged[linear->number()] = false;
        }
        return {};
    });
}

} // namespace understudy
