#include "core/base/files.h"
#include "core/text/bpe_pieces_p.h"
#include "core/text/bpe_tokenizer.h"
#include "tests/core/text/tokenizer_changes.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

using namespace understudy;
using namespace understudy::test;
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

Result<BpeTokenizer> tokenizerOf(const Json& json)
{
    return BpeTokenizer::fromJson(json.dump(), "t.json");
}

} // namespace

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
        json["added_tokens"] =
            Json::array({addedToken(300, "<s>")}); // braces alone mean another thing to each compiler
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
        modelRows();
        addedTokenRows();
        pipelineRows();
        templateRows();
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
