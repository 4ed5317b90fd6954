// Fields of a request: by the same rows a body is checked, and described for others.
#include "app/server/fields.h"
#include "tests/support/results.h"

using namespace understudy;
using namespace understudy::server;

namespace {

FieldSet sample()
{
    FieldSet set{"Sample", {}};
    Field config{"config", FieldKind::Object, {}};
    config.fields = {{"seed", FieldKind::Whole, {}, 0, 10}, {"stream", FieldKind::YesNo, {}}};
    set.fields = {{"text", FieldKind::Text, "What is said.", 1, 5, {}, true},
                  {"format", FieldKind::Text, {}, 0, 0, {"wav", "mp3"}},
                  {"speed", FieldKind::Number, {}, 0.25, 4},
                  {"voice", FieldKind::Name, {}, 1, 9},
                  {"note", FieldKind::Text, {}, 0, 0, {}, false, true},
                  {"ids", FieldKind::Texts, {}, 1, 2},
                  {"more", FieldKind::Scalars, {}},
                  {"words", FieldKind::TextsByName, {}},
                  std::move(config)};
    return set;
}

} // namespace

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char* body :
             {R"({"text": "abc"})", R"({"text": "äöüßé"})", R"({"text": "a", "format": "mp3", "speed": 4})",
              R"({"text": "a", "voice": {"id": "slt"}})", R"({"text": "a", "note": null})",
              R"({"text": "a", "config": {"seed": 10.0, "stream": true}})",
              R"({"text": "a", "ids": ["x", "y"]})",
              R"({"text": "a", "more": {"a": 1, "b": true, "c": "d"}})"})
            QTest::newRow(body) << QByteArray(body);
    }
    void takes()
    {
        QFETCH(QByteArray, body);
        const auto error = checkFields(Json::parse(body.toStdString()), sample());
        QVERIFY2(!error, error ? error->message.c_str() : "");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("param");
        const auto row = [](const char* body, const char* param) {
            QTest::newRow(body) << QByteArray(body) << QString::fromUtf8(param);
        };
        row(R"([])", "");
        row(R"("text")", "");
        row(R"({})", "text");
        row(R"({"text": 3})", "text");
        row(R"({"text": ""})", "text");
        row(R"({"text": "äöüßéx"})", "text");
        row(R"({"text": "a", "formt": "wav"})", "formt");
        row(R"({"text": "a", "format": "ogg"})", "format");
        row(R"({"text": "a", "speed": 4.1})", "speed");
        row(R"({"text": "a", "speed": "1"})", "speed");
        row(R"({"text": "a", "voice": {"name": "slt"}})", "voice");
        row(R"({"text": "a", "voice": {"id": "a name too long"}})", "voice");
        row(R"({"text": "a", "format": null})", "format");
        row(R"({"text": "a", "config": {"seed": 1.5}})", "config.seed");
        row(R"({"text": "a", "config": {"seed": 1e300}})", "config.seed");
        row(R"({"text": "a", "config": {"sed": 1}})", "config.sed");
        row(R"({"text": "a", "config": []})", "config");
        row(R"({"text": "a", "ids": []})", "ids");
        row(R"({"text": "a", "ids": ["x", 1]})", "ids");
        row(R"({"text": "a", "more": {"a": []}})", "more");
        row(R"({"text": "a", "more": {"a": null}})", "more");
        row(R"({"text": "a", "words": {"a": 1}})", "words");
    }
    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, param);
        const auto error = checkFields(Json::parse(body.toStdString()), sample());
        QVERIFY(error);
        QCOMPARE(error->status, 400);
        QCOMPARE(QString::fromStdString(error->param), param);
        QVERIFY(error->message.ends_with('.'));
    }

    void passesOverWhatOthersSay()
    {
        auto set = sample();
        set.takesOthers = true;
        QVERIFY(!checkFields(Json{{"text", "a"}, {"theirs", 1}}, set));
    }

    void wantsOneOfTwo()
    {
        FieldSet set{"Any", {{"a", FieldKind::Text, {}}, {"b", FieldKind::Text, {}}}, false, {"a", "b"}};
        QVERIFY(!checkFields(Json{{"b", "x"}}, set));
        QCOMPARE(checkFields(Json::object(), set)->param, std::string("a"));
        QCOMPARE(checkFields(Json{{"a", "x"}, {"b", "x"}}, set)->param, std::string("b"));
        QCOMPARE(schemaOf(set)["oneOf"].size(), std::size_t(2));
    }

    void knowsItsVariants()
    {
        FieldSet set{"Jobs", {}};
        for (const char* kind : {"one", "two"}) {
            Field first{"kind", FieldKind::Text, {}};
            first.choices = {kind};
            first.isRequired = true;
            set.variants.push_back({kind, {first, {std::string("of_") + kind, FieldKind::Text, {}}}});
        }
        QVERIFY(!checkFields(Json{{"kind", "two"}, {"of_two", "x"}}, set));
        QCOMPARE(checkFields(Json{{"kind", "two"}, {"of_one", "x"}}, set)->param, std::string("of_one"));
        QCOMPARE(checkFields(Json{{"kind", "three"}}, set)->param, std::string("kind"));
        QCOMPARE(checkFields(Json::object(), set)->param, std::string("kind"));
        QCOMPARE(schemaOf(set)["oneOf"].size(), std::size_t(2));
    }

    void describes()
    {
        const auto schema = schemaOf(sample());
        QCOMPARE(schema["required"], Json::array({"text"}));
        QCOMPARE(schema["additionalProperties"], Json(false));
        const auto& properties = schema["properties"];
        QCOMPARE(
            properties["text"],
            (Json{{"type", "string"}, {"minLength", 1}, {"maxLength", 5}, {"description", "What is said."}}));
        QCOMPARE(properties["format"]["enum"], (Json{"wav", "mp3"}));
        QCOMPARE(properties["speed"]["maximum"], Json(4.0));
        QCOMPARE(properties["config"]["properties"]["seed"]["type"], Json("integer"));
        QCOMPARE(properties["voice"]["oneOf"].size(), std::size_t(2));
    }

    void readsJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cut") << QByteArray("{");
        QTest::newRow("double keys") << QByteArray(R"({"a": 1, "a": 2})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("long") << '[' + QByteArray("1,").repeated(30'000) + "1]";
        QTest::newRow("no UTF-8") << QByteArray("\"\xff\"");
        QTest::newRow("NaN") << QByteArray("[NaN]");
        QTest::newRow("a NUL after it") << QByteArray("{}\0", 3);
        QTest::newRow("two") << QByteArray("1 2");
        QTest::newRow("nothing") << QByteArray();
    }
    void readsJson()
    {
        QFETCH(QByteArray, text);
        std::string problem;
        QVERIFY(!readJson(text.toStdString(), problem));
        QVERIFY(!problem.empty());
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
