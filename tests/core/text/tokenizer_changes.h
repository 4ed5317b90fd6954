// Rows of a tokenizer.json in which one thing is wrong, and what is said of it: "change", "code", "detail".
#pragma once

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <functional>

namespace understudy::test {

using Json = nlohmann::json;
using Change = std::function<void(Json&)>;

inline Json addedToken(int id, const char* content, bool isSpecial = true)
{
    return {{"id", id}, {"content", content}, {"special", isSpecial}};
}

inline void row(const char* title, Code code, const char* detail, Change change)
{
    QTest::newRow(title) << std::move(change) << int(code) << detail;
}

inline constexpr auto damaged = Code::Corrupt, unknown = Code::Unsupported;

/// Of the vocabulary and its merges.
inline void modelRows()
{
    row("a list", damaged, "no object", [](Json& t) { t = Json::array(); });
    row("no model", damaged, "no model", [](Json& t) { t.erase("model"); });
    row("model a number", damaged, "no model", [](Json& t) { t["model"] = 3; });
    row("vocabulary a list", damaged, "no vocabulary", [](Json& t) { t["model"]["vocab"] = {1}; });
    row("byte missing", damaged, "no token for byte 33", [](Json& t) { t["model"]["vocab"].erase("!"); });
    row("id twice", damaged, "id 256 twice", [](Json& t) { t["model"]["vocab"]["bc"] = 256; });
    row("id negative", damaged, "out of range", [](Json& t) { t["model"]["vocab"]["bc"] = -1; });
    row("id far away", damaged, "out of range", [](Json& t) { t["model"]["vocab"]["bc"] = 2'000'000; });
    row("id no number", damaged, "out of range", [](Json& t) { t["model"]["vocab"]["bc"] = "258"; });
    row("id a fraction", damaged, "out of range", [](Json& t) { t["model"]["vocab"]["bc"] = 258.5; });
    row("empty token", damaged, "an empty token", [](Json& t) { t["model"]["vocab"][""] = 300; });
    row("merges missing", damaged, "no merges", [](Json& t) { t["model"].erase("merges"); });
    row("merge of an unknown token", damaged, "merge 3: \"q!\" is not in", [](Json& t) {
        t["model"]["merges"].push_back({"q!", "a"});
    });
    row("merge to an unknown token", damaged, "merge 3: \"ca\" is not in", [](Json& t) {
        t["model"]["merges"].push_back({"c", "a"});
    });
    row("merge of one", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = {"a"}; });
    row("merge of numbers", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = {1, 2}; });
    row("merge a number", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = 5; });
    row("merge line of one", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = "ab"; });
    row("merge line of three", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = "a b c"; });
    row("merge line empty", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = ""; });
}

inline void addedTokenRows()
{
    row("added tokens an object", damaged, "added_tokens", [](Json& t) { t["added_tokens"] = {{"a", 1}}; });
    row("added token a number", damaged, "without content", [](Json& t) { t["added_tokens"] = {1}; });
    row("added token without an id", damaged, "out of range", [](Json& t) {
        t["added_tokens"] = Json::array({{{"content", "x"}}});
    });
    row("added token on another's id", damaged, "id 65 twice",
        [](Json& t) { t["added_tokens"] = Json::array({addedToken(65, "<x>")}); });
    row("added token twice", damaged, "\"<x>\" twice", [](Json& t) {
        t["added_tokens"] = {addedToken(300, "<x>"), addedToken(301, "<x>")};
    });
    row("added token that strips", unknown, "with lstrip", [](Json& t) {
        t["added_tokens"] = Json::array({addedToken(300, "<x>")});
        t["added_tokens"][0]["lstrip"] = true;
    });
}

/// What surrounds the model.
inline void pipelineRows()
{
    row("normalizer", unknown, "normalizer NFC", [](Json& t) { t["normalizer"] = {{"type", "NFC"}}; });
    row("no pre-tokenizer", unknown, "pre_tokenizer null", [](Json& t) { t.erase("pre_tokenizer"); });
    row("another pre-tokenizer", unknown, "pre_tokenizer Metaspace", [](Json& t) {
        t["pre_tokenizer"] = {{"type", "Metaspace"}};
    });
    row("another first step", unknown, "pre_tokenizer Digits", [](Json& t) {
        t["pre_tokenizer"]["pretokenizers"][0] = {{"type", "Digits"}};
    });
    row("another pattern", unknown, "another pattern",
        [](Json& t) { t["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "\\s+"; });
    row("a prefix space", unknown, "pre_tokenizer ByteLevel",
        [](Json& t) { t["pre_tokenizer"]["pretokenizers"][1]["add_prefix_space"] = true; });
    row("another decoder", unknown, "decoder WordPiece", [](Json& t) {
        t["decoder"] = {{"type", "WordPiece"}};
    });
    row("another model", unknown, "model Unigram", [](Json& t) { t["model"]["type"] = "Unigram"; });
    row("byte fallback", unknown, "byte_fallback", [](Json& t) { t["model"]["byte_fallback"] = true; });
    row("unknown token", unknown, "unk_token", [](Json& t) { t["model"]["unk_token"] = "<unk>"; });
    row("another post-processor", unknown, "post_processor BertProcessing", [](Json& t) {
        t["post_processor"] = {{"type", "BertProcessing"}};
    });
}

inline void templateRows()
{
    row("template without its lists", damaged, "template without single", [](Json& t) {
        t["post_processor"] = {{"type", "TemplateProcessing"}};
    });
    const auto single = [](Json part) {
        return [part = std::move(part)](Json& t) {
            t["post_processor"] = {{"type", "TemplateProcessing"},
                                   {"single", Json::array({part})},
                                   {"pair", Json::array()},
                                   {"special_tokens", {{"<s>", {{"ids", {999}}}}}}};
        };
    };
    row("template of an unknown part", damaged, "template single: {\"X\"", single({{"X", 1}}));
    row("template of an unknown token", damaged, "template single",
        single({{"SpecialToken", {{"id", "<none>"}}}}));
    row("template of an id that is not there", damaged, "template single",
        single({{"SpecialToken", {{"id", "<s>"}}}}));
    row("template of the second text", damaged, "not its texts", single({{"Sequence", {{"id", "B"}}}}));
    row("pair without its texts", damaged, "template pair: not its texts",
        single({{"Sequence", {{"id", "A"}}}}));
}

} // namespace understudy::test

Q_DECLARE_METATYPE(understudy::test::Change)
