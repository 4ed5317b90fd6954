#include "core/model/golden/golden.h"

#include "core/base/files.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"

#include <bit>

namespace understudy {

GoldenRows checkFormulaGolden(const std::filesystem::path& file)
{
    return torchGuard("check " + file.string(), [&]() -> GoldenRows {
        GoldenFolder golden(file.parent_path());
        const auto name = file.filename().string();
        UNDERSTUDY_TRY(const auto table, golden.json(name));
        const FormulaWeights weights(table.at("num_codebooks").get<std::int64_t>(),
                                     csm1bConfig().audioVocabulary, table.at("salt").get<std::uint64_t>());
        std::vector<GoldenRow> rows;
        for (const auto& test : table.at("tests")) {
            const auto tensor = test.at("name").get<std::string>();
            const auto shape = test.at("shape").get<std::vector<std::int64_t>>();
            const auto bits = std::stoul(test.at("bits").get<std::string>(), nullptr, 16);
            float value = 0;
            weights.fill(tensor, shape, test.at("index").get<std::int64_t>(), {&value, 1});
            rows.push_back({name, tensor, std::bit_cast<std::uint32_t>(value) == bits ? 0. : 1., 0});
        }
        return rows;
    });
}

} // namespace understudy
