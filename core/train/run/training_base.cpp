#include "core/train/run/training_base_p.h"

#include "core/model/csm/csm_names_p.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr const char* kTextEmbedding = "embed_text_tokens.weight";

/// Some rows of the text table, all of the rest.
class FewWords final : public WeightSource
{
public:
    FewWords(std::shared_ptr<const WeightSource> source, const TextRows& rows, std::int64_t vocabulary)
        : m_source(std::move(source)), m_rows(at::tensor(rows.ids(), at::kLong)), m_vocabulary(vocabulary)
    {
    }

    bool has(std::string_view name) const override { return m_source->has(name); }
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        if (name != kTextEmbedding)
            return m_source->read(name, shape);
        UNDERSTUDY_TRY(const auto whole, m_source->read(name, {m_vocabulary, shape.back()}));
        return whole.index_select(0, m_rows);
    }
    void release(const std::string& name) const override { m_source->release(name); }
    std::string where() const override { return m_source->where(); }

private:
    std::shared_ptr<const WeightSource> m_source;
    at::Tensor m_rows;
    std::int64_t m_vocabulary;
};

} // namespace

TextRows::TextRows(const std::vector<std::vector<std::int64_t>>& texts)
{
    for (const auto& text : texts)
        m_ids.insert(m_ids.end(), text.begin(), text.end());
    std::ranges::sort(m_ids);
    m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end()); // ranges::unique: not with clang 14
}

std::vector<std::int64_t> TextRows::placesOf(const std::vector<std::int64_t>& text) const
{
    std::vector<std::int64_t> places;
    for (const auto id : text)
        places.push_back(std::ranges::lower_bound(m_ids, id) - m_ids.begin());
    return places;
}

Result<std::shared_ptr<Csm>> loadTrainingBase(std::shared_ptr<const WeightSource> source, CsmConfig config,
                                              const TextRows& rows, at::Device device, at::ScalarType type)
{
    if (rows.ids().empty() || rows.ids().front() < 0 || rows.ids().back() >= config.textVocabulary)
        return fail(Code::Corrupt, Reason::TokenizerDamaged, source->where(),
                    "it gives tokens that the model does not know");
    auto few = std::make_shared<const FewWords>(std::move(source), rows, config.textVocabulary);
    config.textVocabulary = std::int64_t(rows.ids().size());
    return Csm::load(std::move(few), config, device, type);
}

Result<std::shared_ptr<Csm>> openTrainingBase(const CsmFiles& files, const TextRows& rows, at::Device device,
                                              at::ScalarType type)
{
    UNDERSTUDY_TRY(const auto config, readCsmConfig(files.config));
    UNDERSTUDY_TRY(auto store, TensorStore::open(files.weights));
    UNDERSTUDY_TRY(auto source, csmWeights(std::move(store), config));
    return loadTrainingBase(std::move(source), config, rows, device, type);
}

} // namespace understudy
