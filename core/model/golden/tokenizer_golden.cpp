#include "core/model/golden/golden.h"

#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/text/bpe_tokenizer.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Ids = std::vector<TokenId>;

/// Counts the cases that differ, under one row for each of `what`.
class Count
{
public:
    Count(std::string file, std::string what) : m_row{std::move(file), std::move(what), 0, 0} {}
    void add(bool isEqual) { m_row.worst += isEqual ? 0 : 1; }
    const GoldenRow& row() const { return m_row; }

private:
    GoldenRow m_row;
};

Result<void> checkTokenizer(std::vector<GoldenRow>& rows, const fs::path& folder, const std::string& file)
{
    GoldenFolder golden(folder);
    UNDERSTUDY_TRY(const auto tokenizer, BpeTokenizer::open(folder / file));
    UNDERSTUDY_TRY(const auto cases, golden.json("cases.json"));
    UNDERSTUDY_TRY(const auto pairs, golden.json("pairs.json"));
    Count ids(file, "ids"), whole(file, "ids with begin and end"), decoded(file, "decoded"),
        skipped(file, "decoded without special tokens"), two(file, "pairs");
    for (const auto& row : cases.at("cases")) {
        const auto text = row.at("text").get<std::string>();
        const auto expected = row.at("ids").get<Ids>();
        auto around = expected;
        around.insert(around.begin(), cases.at("bos").get<TokenId>());
        around.push_back(cases.at("eos").get<TokenId>());
        ids.add(tokenizer.encode(text, {.addSpecial = false}) == expected);
        whole.add(tokenizer.encode(text) == around);
        decoded.add(tokenizer.decode(expected) == row.at("decoded").get<std::string>());
        if (row.contains("decoded_skip_special"))
            skipped.add(tokenizer.decode(expected, {.skipSpecial = true}) ==
                        row.at("decoded_skip_special").get<std::string>());
    }
    for (const auto& row : pairs)
        two.add(tokenizer.encodePair(row.at("a").get<std::string>(), row.at("b").get<std::string>()) ==
                row.at("ids").get<Ids>());
    for (const auto* count : {&ids, &whole, &decoded, &skipped, &two})
        rows.push_back(count->row());
    return {};
}

} // namespace

GoldenRows checkTokenizerGolden(const fs::path& folder)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        std::vector<GoldenRow> rows;
        for (const auto* file : {"tokenizer.json", "tokenizer-string-merges.json"})
            if (fs::exists(folder / file))
                UNDERSTUDY_CHECK(checkTokenizer(rows, folder, file));
        return rows;
    });
}

} // namespace understudy
