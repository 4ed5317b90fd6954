#include "core/base/files.h"
#include "core/text/bpe_pieces_p.h"
#include "core/text/bpe_tokenizer.h"
#include "tests/support/results.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

using namespace understudy;
using Json = nlohmann::json;
using Ids = std::vector<TokenId>;

namespace {

const std::filesystem::path kGolden = UNDERSTUDY_TEST_DATA "/golden/tokenizer-tiny";

Json readJson(const char* name)
{
    return Json::parse(readFile(kGolden / name, Bytes(10'000'000)).value());
}

QByteArray textOf(const Ids& ids)
{
    return QByteArray::fromStdString(Json(ids).dump());
}

/// A tokenizer.json of the byte alphabet and a few merges, for rows that change one thing.
Json smallTokenizer()
{
    static const Json published = readJson("tokenizer.json");
    Json small = published;
    auto& vocabulary = small["model"]["vocab"];
    vocabulary.clear();
    for (const auto& [token, id] : published["model"]["vocab"].items())
        if (id < 256)
            vocabulary[token] = id;
    vocabulary["ab"] = 256;
    vocabulary["abc"] = 257;
    vocabulary["bc"] = 258;
    small["model"]["merges"] = Json::parse(R"([["b","c"],["a","b"],["a","bc"]])");
    small["added_tokens"] = Json::array();
    small["post_processor"] = nullptr;
    return small;
}

Json addedToken(int id, const char* content, bool isSpecial = true)
{
    return {{"id", id}, {"content", content}, {"special", isSpecial}};
}

Result<BpeTokenizer> tokenizerOf(const Json& json)
{
    return BpeTokenizer::fromJson(json.dump(), "t.json");
}

using Change = std::function<void(Json&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestBpeTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* file : {"tokenizer.json", "tokenizer-string-merges.json"}) {
            auto tokenizer = BpeTokenizer::open(kGolden / file);
            VERIFY_OK(tokenizer);
            m_golden.push_back(*tokenizer);
        }
    }

    void equalsTheReference_data()
    {
        QTest::addColumn<int>("file");
        QTest::addColumn<QByteArray>("row");
        const auto cases = readJson("cases.json")["cases"];
        QVERIFY(cases.size() > 200);
        for (int file = 0; file < 2; ++file)
            for (std::size_t i = 0; i < cases.size(); ++i)
                QTest::addRow("%s, %s %d", file == 0 ? "pairs" : "strings",
                              cases[i]["kind"].get<std::string>().c_str(), int(i))
                    << file << QByteArray::fromStdString(cases[i].dump());
    }
    void equalsTheReference()
    {
        QFETCH(int, file);
        QFETCH(QByteArray, row);
        const auto& tokenizer = m_golden[static_cast<std::size_t>(file)];
        const auto golden = Json::parse(row.toStdString());
        const auto text = golden["text"].get<std::string>();
        const auto ids = golden["ids"].get<Ids>();
        QCOMPARE(textOf(tokenizer.encode(text, {.addSpecial = false})), textOf(ids));
        Ids framed = ids;
        framed.insert(framed.begin(), *tokenizer.idOf("<|begin_of_text|>"));
        framed.push_back(*tokenizer.idOf("<|end_of_text|>"));
        QCOMPARE(textOf(tokenizer.encode(text)), textOf(framed));
        QCOMPARE(tokenizer.decode(ids), golden["decoded"].get<std::string>());
        QCOMPARE(tokenizer.decode(framed, {.skipSpecial = true}),
                 golden.value("decoded_skip_special", golden["decoded"].get<std::string>()));
    }

    void encodesPairsAsTheReference()
    {
        for (const auto& row : readJson("pairs.json")) {
            const auto ids = m_golden[0].encodePair(row["a"].get<std::string>(), row["b"].get<std::string>());
            QCOMPARE(textOf(ids), textOf(row["ids"].get<Ids>()));
        }
        QCOMPARE(textOf(m_golden[0].encodePair("a", "b", {.addSpecial = false})), QByteArray("[64,65]"));
    }

    /// A script may hold any spelling; as text it becomes no special token and comes back as it was.
    void specialSpellingsCanBeText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("specialTokens");
        QTest::newRow("alone") << QByteArray("<|AUDIO|>") << 1;
        QTest::newRow("within a line") << QByteArray("Say <|audio_eos|><|eot_id|> now") << 2;
        QTest::newRow("half of one") << QByteArray("<|AUDIO| and |>") << 0;
        QTest::newRow("one in another") << QByteArray("<|<|AUDIO|>AUDIO|>") << 1;
    }
    void specialSpellingsCanBeText()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, specialTokens);
        const auto first = *m_golden[0].idOf("<|begin_of_text|>"); // the special ones are the last
        const auto special = [&](const Ids& ids) {
            return std::ranges::count_if(ids, [first](TokenId id) { return id >= first; });
        };
        const auto tokens = m_golden[0].encode(text.toStdString(), {.addSpecial = false});
        QCOMPARE(special(tokens), specialTokens);
        const auto plain =
            m_golden[0].encode(text.toStdString(), {.addSpecial = false, .specialText = Special::AsText});
        QCOMPARE(special(plain), 0);
        QCOMPARE(m_golden[0].decode(plain), text.toStdString());
    }

    void addedTokensMatchLeftmostLongest()
    {
        auto json = smallTokenizer();
        json["added_tokens"] = {addedToken(300, "<a>"), addedToken(301, "<a><b>"),
                                addedToken(302, "<a><b><c>"), addedToken(303, "a b", false)};
        const auto tokenizer = tokenizerOf(json);
        VERIFY_OK(tokenizer);
        QCOMPARE(textOf(tokenizer->encode("<a><b><a><b><c><a>")), QByteArray("[301,302,300]"));
        QCOMPARE(textOf(tokenizer->encode("xa b")), QByteArray("[87,303]"));
        QCOMPARE(textOf(tokenizer->encode("a b", {.specialText = Special::AsText})), QByteArray("[303]"));
        QCOMPARE(tokenizer->decode(Ids{303, 300}), std::string("a b<a>"));
        QCOMPARE(tokenizer->decode(Ids{303, 300}, {.skipSpecial = true}), std::string("a b"));
        QCOMPARE(tokenizer->size(), std::size_t(304));
        QVERIFY(!tokenizer->idOf("<c>"));
    }

    void wholePiecesGoBeforeMergesOnlyWhereAsked()
    {
        auto json = smallTokenizer();
        json["model"]["vocab"]["cab"] = 259; // no merge builds it
        QCOMPARE(textOf(tokenizerOf(json).value().encode("cab")), QByteArray("[259]"));
        json["model"]["ignore_merges"] = false;
        QCOMPARE(textOf(tokenizerOf(json).value().encode("cab")), QByteArray("[66,256]"));
        QCOMPARE(textOf(tokenizerOf(json).value().encode("abcab")), QByteArray("[257,256]"));
    }

    /// The post-processor of stock Llama files: an extra step, and no end.
    void readsStockTemplates()
    {
        auto json = smallTokenizer();
        json["added_tokens"] = {addedToken(300, "<s>")};
        const Json start = {{"SpecialToken", {{"id", "<s>"}, {"type_id", 0}}}};
        const Json a = {{"Sequence", {{"id", "A"}, {"type_id", 0}}}};
        const Json b = {{"Sequence", {{"id", "B"}, {"type_id", 1}}}};
        json["post_processor"] = {{"type", "Sequence"},
                                  {"processors",
                                   {{{"type", "ByteLevel"}},
                                    {{"type", "TemplateProcessing"},
                                     {"single", {start, a}},
                                     {"pair", {start, a, start, b}},
                                     {"special_tokens", {{"<s>", {{"id", "<s>"}, {"ids", {300}}}}}}}}}};
        const auto tokenizer = tokenizerOf(json);
        VERIFY_OK(tokenizer);
        QCOMPARE(textOf(tokenizer->encode("a")), QByteArray("[300,64]"));
        QCOMPARE(textOf(tokenizer->encodePair("a", "b")), QByteArray("[300,64,300,65]"));
    }

    void skipsTheVersionLine()
    {
        auto json = smallTokenizer();
        json["model"]["merges"] = {"#version: 0.2", "b c", "a b", "a bc"};
        QCOMPARE(textOf(tokenizerOf(json).value().encode("abcab!")), QByteArray("[257,256,0]"));
    }

    void cutsPieces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("pieces");
        const auto row = [](const char* text, const QByteArrayList& pieces) {
            QTest::newRow(text) << QByteArray(text) << pieces;
        };
        row("Hello world", {"Hello", " world"});
        row("[0]Hey", {"[", "0", "]Hey"});
        row("1234567", {"123", "456", "7"});
        row("we'll I'Ve he'd", {"we", "'ll", " I", "'Ve", " he", "'d"});
        row("'quote", {"'quote"});
        row("'re", {"'re"});
        row("'r", {"'r"});
        row("a   b", {"a", "  ", " b"});
        row("a   ", {"a", "   "});
        row("a \n \n  b", {"a", " \n \n", " ", " b"});
        row("a\r\n\r\nb", {"a", "\r\n\r\n", "b"});
        row("\tword", {"\tword"});
        row("\nword", {"\n", "word"});
        row(" !?\n\nx", {" !?\n\n", "x"});
        row("  !", {" ", " !"});
        row("caf\xc3\xa9 \xc2\xb2\xc2\xb3", {"caf\xc3\xa9", " ", "\xc2\xb2\xc2\xb3"});
        row("a\xcc\x81z", {"a", "\xcc\x81z"}); // a combining mark is no letter
        row("\xff\xff", {"\xff\xff"});
        row("a\xe2\x82", {"a", "\xe2\x82"});
    }
    void cutsPieces()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, pieces);
        const auto whole = text.toStdString();
        QByteArrayList found;
        for (std::string_view rest = whole; !rest.empty();) {
            const auto length = bytesOfFirstPiece(rest);
            found << QByteArray(rest.data(), qsizetype(length));
            rest.remove_prefix(length);
        }
        QCOMPARE(found, pieces);
    }

    void foreignBytesComeBack()
    {
        const std::string text = "a\xff\xc3(\xe2\x82";
        const auto ids = m_golden[0].encode(text, {.addSpecial = false});
        QCOMPARE(m_golden[0].decode(ids), std::string("a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD"));
        QCOMPARE(m_golden[0].decode(Ids{-1, 64, 2'000'000'000}), std::string("a"));
    }

    void longRunsTakeNoSquareTime()
    {
        const std::string text(2'000'000, 'e');
        const auto ids = m_golden[0].encode(text, {.addSpecial = false});
        QCOMPARE(m_golden[0].decode(ids), text);
    }

    void refuses_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* title, Code code, const char* detail, Change change) {
            QTest::newRow(title) << change << int(code) << detail;
        };
        const auto damaged = Code::Corrupt;
        const auto unknown = Code::Unsupported;
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
        row("merge line of three", damaged, "no two tokens",
            [](Json& t) { t["model"]["merges"][1] = "a b c"; });
        row("merge line empty", damaged, "no two tokens", [](Json& t) { t["model"]["merges"][1] = ""; });
        row("added tokens an object", damaged, "added_tokens", [](Json& t) {
            t["added_tokens"] = {{"a", 1}};
        });
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
    void refuses()
    {
        QFETCH(Change, change);
        QFETCH(int, code);
        QFETCH(QString, detail);
        auto json = smallTokenizer();
        VERIFY_OK(tokenizerOf(json));
        change(json);
        const auto tokenizer = tokenizerOf(json);
        VERIFY_REASON(tokenizer, Reason::TokenizerDamaged);
        VERIFY_ERROR(tokenizer, static_cast<Code>(code));
        QCOMPARE(tokenizer.error().subject, std::string("t.json"));
        QVERIFY2(QString::fromStdString(tokenizer.error().detail).contains(detail),
                 tokenizer.error().detail.c_str());
    }

    void refusesWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("tokenizer");
        QTest::newRow("cut off") << QByteArray::fromStdString(smallTokenizer().dump()).chopped(9);
        QTest::newRow("deep") << QByteArray(1'000'000, '[');
        QTest::newRow("key twice") << QByteArray(R"({"model":{},"model":{}})");
    }
    void refusesWhatIsNoJson()
    {
        QFETCH(QByteArray, bytes);
        const auto tokenizer = BpeTokenizer::fromJson(bytes.toStdString(), "t.json");
        VERIFY_REASON(tokenizer, Reason::TokenizerDamaged);
    }

    void refusesFiles()
    {
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        VERIFY_REASON(BpeTokenizer::open(folder / "none.json"), Reason::FileMissing);
        VERIFY_REASON(BpeTokenizer::open(folder), Reason::NotAFile);
        const auto large = folder / "large.json";
        VERIFY_OK(writeFile(large, "{"));
        std::filesystem::resize_file(large, 100'000'001); // a hole: nothing is written
        VERIFY_REASON(BpeTokenizer::open(large), Reason::FileTooLarge);
    }

private:
    std::vector<BpeTokenizer> m_golden;
};

QTEST_GUILESS_MAIN(TestBpeTokenizer)
#include "tst_bpe_tokenizer.moc"
