// Speech over HTTP: whole, streamed, in events, in every format; who may ask, what is refused, and what
// becomes of a client that goes.
#include "tests/app/server/api_scene.h"

#include <QScopeGuard>

#include <atomic>
#include <semaphore>

using namespace understudy;
using namespace understudy::test;
using server::Json;

namespace {

constexpr const char* kText = "The moon pulls the sea along. Twice a day it turns around again.";

Json synthesize(const char* text = kText)
{
    return {{"text", text}, {"speaker_id", "low"}};
}

/// The whole of it, for who reads the answer piece by piece.
std::string request(const Json& body)
{
    const auto text = server::textOf(body);
    return "POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
           "Bearer " +
           std::string(kToken) + "\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n" + text;
}

Json speech(const char* format = "wav")
{
    return {{"model", "draft"}, {"voice", "fake/low"}, {"input", kText}, {"response_format", format}};
}

} // namespace

class TestApiSpeech : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ApiScene>(); }
    void cleanup() { m_scene.reset(); }

    void saysWhatTheServiceSays()
    {
        VERIFY_OK(m_scene->start());
        const auto answer = m_scene->post("/synthesize", synthesize());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-type"), std::string("audio/wav"));
        QVERIFY(!answer.header("x-request-id").empty() && !answer.header("server-timing").empty());
        QTemporaryDir dir;
        const auto file = std::filesystem::path(dir.path().toStdString()) / "say.wav";
        VERIFY_OK(m_scene->voices().say({kText, VoiceId("fake/low"), 0}, file)->wait());
        QFile said(QString::fromStdString(file.string()));
        QVERIFY(said.open(QIODevice::ReadOnly));
        // The samples of both; the header of one names its writer.
        const auto whole = said.readAll();
        QCOMPARE(QByteArray::fromStdString(answer.body.substr(44)), whole.mid(whole.indexOf("data") + 8));
        QCOMPARE(m_scene->post("/synthesize", synthesize()).body, answer.body);
    }

    void formats_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("wav") << QByteArray("wav") << QByteArray("audio/wav") << QByteArray("RIFF");
        QTest::newRow("pcm") << QByteArray("pcm") << QByteArray("audio/pcm") << QByteArray();
        QTest::newRow("flac") << QByteArray("flac") << QByteArray("audio/flac") << QByteArray("fLaC");
        QTest::newRow("mp3") << QByteArray("mp3") << QByteArray("audio/mpeg") << QByteArray("\xff");
        QTest::newRow("opus") << QByteArray("opus") << QByteArray("audio/ogg") << QByteArray("OggS");
        QTest::newRow("aac") << QByteArray("aac") << QByteArray("audio/aac") << QByteArray("\xff\xf1");
    }
    void formats()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, magic);
        VERIFY_OK(m_scene->start());
        auto body = synthesize();
        body["config"] = {{"format", format.toStdString()}};
        for (const bool isStreamed : {false, true}) {
            body["config"]["stream"] = isStreamed;
            const auto answer = m_scene->post("/synthesize", body);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.isWhole);
            QCOMPARE(QByteArray::fromStdString(answer.header("content-type")), type);
            QVERIFY(QByteArray::fromStdString(answer.body).startsWith(magic));
            QCOMPARE(answer.header("transfer-encoding") == "chunked", isStreamed);
        }
        const auto answer = m_scene->post("/v1/audio/speech", speech(format.constData()));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isWhole && QByteArray::fromStdString(answer.body).startsWith(magic));
    }

    void sendsEvents()
    {
        VERIFY_OK(m_scene->start());
        auto body = speech("pcm");
        body["stream_format"] = "sse";
        const auto answer = m_scene->post("/v1/audio/speech", body);
        QCOMPARE(answer.header("content-type"), std::string("text/event-stream"));
        QByteArray sound;
        Json last;
        for (const auto& event : QByteArray::fromStdString(answer.body).split('\n')) {
            if (event.isEmpty())
                continue;
            QVERIFY(event.startsWith("data: "));
            last = Json::parse(event.mid(6).toStdString());
            if (last["type"] == "speech.audio.delta")
                sound += QByteArray::fromBase64(QByteArray::fromStdString(last["audio"].get<std::string>()));
        }
        QCOMPARE(last["type"], Json("speech.audio.done"));
        QCOMPARE(last["usage"]["input_tokens"], Json(std::strlen(kText)));
        body.erase("stream_format");
        QCOMPARE(sound, QByteArray::fromStdString(m_scene->post("/v1/audio/speech", body).body));
    }

    void streamsWhileItIsSpoken()
    {
        std::counting_semaphore<> goOn{0};
        ApiScene scene;
        const auto release = qScopeGuard([&] { goOn.release(100); });
        VERIFY_OK(scene.start({.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 3)
                goOn.acquire();
        }}));
        auto body = synthesize("One sentence alone is spoken here.");
        body["config"] = {{"stream", true}, {"format", "pcm"}};
        HttpClient client(scene.port());
        client.send(request(body));
        QCOMPARE(client.readHeader().status, 200);
        std::string sound;
        QVERIFY(client.readChunk(sound)); // while the engine stands still
        goOn.release();
        while (client.readChunk(sound)) {
        }
        QVERIFY(client.isAtEnd());
    }

    void aClientThatGoesEndsTheSpeech()
    {
        std::atomic<int> chunks = 0;
        std::counting_semaphore<> goOn{0};
        ApiScene scene;
        const auto release = qScopeGuard([&] { goOn.release(100); });
        VERIFY_OK(scene.start({.beforeChunk = [&](const SpeechRequest&, int) {
            ++chunks;
            goOn.acquire();
        }}));
        {
            HttpClient client(scene.port());
            client.send(request(synthesize()));
            QTRY_COMPARE(chunks, 1);
        }
        QTRY_VERIFY(scene.log().find("\"cut_off\":true") != std::string::npos);
        goOn.release(100);
        QTRY_VERIFY(scene.metric("understudy_speech_total{model=\"draft\",end=\"cancelled\"}") == 1);
        QVERIFY(chunks <= 2); // within a frame
    }

    void anErrorInMidStreamBreaksIt()
    {
        VERIFY_OK(m_scene->start({.refusedWord = "pool"}));
        auto body =
            synthesize("The sea lets go of this shelf of rock. Nothing in the pool moves around now.");
        QCOMPARE(m_scene->post("/synthesize", body).status, 400); // whole, it is an answer
        body["config"] = {{"stream", true}};
        const auto answer = m_scene->post("/synthesize", body);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.isWhole); // nobody takes a part for the whole
        Json events{{"model", "draft"}, {"voice", "low"}, {"input", body["text"]}, {"stream_format", "sse"}};
        const auto told = m_scene->post("/v1/audio/speech", events);
        QVERIFY(told.isWhole);
        QVERIFY(told.body.find("event: error\ndata: {\"error\":{") != std::string::npos);
        QVERIFY(told.body.find("speech.audio.done") == std::string::npos);
    }

    void aModelThatIsUnloadedIsLoadedAgain()
    {
        VERIFY_OK(m_scene->start({.beforeChunk =
                                      [this](const SpeechRequest&, int chunk) {
                                          if (chunk == 1)
                                              m_scene->engine().unload();
                                      },
                                  .memory = {"m", Bytes(1000), Bytes(10)}}));
        auto body = synthesize();
        body["config"] = {{"stream", true}};
        const auto answer = m_scene->post("/synthesize", body);
        QVERIFY(answer.isWhole);
        QCOMPARE(m_scene->engine().spoken(), 2);
    }

    void linesOfClientsAreSpokenTogether()
    {
        // The first chunk of each line waits until the other's is there: one after the other, neither would
        // end.
        std::atomic<int> begun = 0;
        ApiScene scene;
        VERIFY_OK(scene.start({.beforeChunk =
                                   [&](const SpeechRequest&, int chunk) {
                                       if (chunk > 0)
                                           return;
                                       ++begun;
                                       while (begun < 2) {
                                       }
                                   },
                               .linesAtOnce = 2}));
        std::jthread other([&] { scene.post("/synthesize", synthesize("Another client's line is this.")); });
        QCOMPARE(scene.post("/synthesize", synthesize("One client's line is this one.")).status, 200);
    }

    void refusesTooMany()
    {
        std::counting_semaphore<> goOn{0};
        ApiScene scene;
        std::vector<std::unique_ptr<HttpClient>> clients;
        const auto release = qScopeGuard([&] { goOn.release(100'000); });
        VERIFY_OK(scene.start({.beforeChunk = [&](const SpeechRequest&, int) { goOn.acquire(); }}));
        for (int i = 0; i < 32; ++i) {
            clients.push_back(std::make_unique<HttpClient>(scene.port()));
            clients.back()->send(request(synthesize()));
        }
        QTRY_VERIFY(scene.metric("understudy_speech_texts") == 32);
        const auto answer = scene.post("/synthesize", synthesize());
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.header("retry-after"), std::string("1"));
        QCOMPARE(ApiScene::json(answer)["error"]["type"], Json("rate_limit_error"));
        goOn.release(100'000);
        // Another client's share is its own.
        QCOMPARE(scene.post("/synthesize", synthesize(), "X-Client-Id: another\r\n").status, 200);
        for (const auto& client : clients)
            QCOMPARE(client->read().status, 200);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("param");
        const auto row = [](const char* path, const char* body, int status, const char* code,
                            const char* param) {
            QTest::newRow(body) << QByteArray(path) << QByteArray(body) << status << QString::fromUtf8(code)
                                << QString::fromUtf8(param);
        };
        row("/synthesize", R"({"text": "a <foo>b</foo>", "voice": "low"})", 422, "script_has_problems",
            "text");
        row("/synthesize", R"({"text": " ", "voice": "low"})", 422, "script_empty", "text");
        row("/synthesize", R"({"text": "a", "voice": "low", "speaker_id": "high"})", 400, "invalid_field",
            "voice");
        row("/synthesize", R"({"text": "a", "voice": "low", "config": {"seed": -1}})", 400, "invalid_field",
            "config.seed");
        row("/synthesize", R"({"text": "a"})", 400, "invalid_field", "speaker_id");
        row("/synthesize", R"({"text": "a", "voice": "low", "file": "/etc/passwd"})", 400, "invalid_field",
            "file");
        row("/synthesize", R"({"text": )", 400, "not_json", "");
        row("/v1/audio/speech", R"({"model": "tts-1", "voice": "low", "input": "a"})", 404, "model_unknown",
            "model");
        row("/v1/audio/speech", R"({"model": "csm-1b", "voice": "low", "input": "a"})", 400, "invalid_field",
            "model");
        row("/v1/audio/speech", R"({"model": "draft", "voice": "low", "input": "a", "speed": 5})", 400,
            "invalid_field", "speed");
        row("/v1/audio/speech",
            R"({"model": "draft", "voice": "low", "input": "a", "response_format": "ogg"})", 400,
            "invalid_field", "response_format");
    }
    void refuses()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, param);
        VERIFY_OK(m_scene->start());
        const auto answer =
            HttpClient(m_scene->port()).ask("POST", path.toStdString(), kToken, body.toStdString());
        QCOMPARE(answer.status, status);
        const auto error = ApiScene::json(answer)["error"];
        QCOMPARE(QString::fromStdString(error["code"].get<std::string>()), code);
        QCOMPARE(error["param"], param.isEmpty() ? Json(nullptr) : Json(param.toStdString()));
        QCOMPARE(error["request_id"], Json(answer.header("x-request-id")));
    }

    void longSoundsAreRefused()
    {
        VERIFY_OK(m_scene->start());
        std::string bomb;
        for (int i = 0; i < 220; ++i) // 8,360 characters, 37 minutes
            bomb += "One two three four.<break time=\"10s\"/>";
        for (const bool isStreamed : {false, true}) {
            const auto answer = m_scene->post(
                "/synthesize", {{"text", bomb}, {"voice", "low"}, {"config", {{"stream", isStreamed}}}});
            QCOMPARE(answer.status, 422);
            QCOMPARE(ApiScene::errorCode(answer), std::string("text_too_long"));
        }
        QCOMPARE(m_scene->engine().spoken(), 0);
    }

    void speedIsAFactor()
    {
        std::vector<double> rates;
        VERIFY_OK(m_scene->start({.beforeChunk = [&](const SpeechRequest& request, int chunk) {
            if (chunk == 0)
                rates.push_back(request.runs.front().style.rate);
        }}));
        auto body = speech();
        body["input"] = "One <prosody rate=\"200%\">two</prosody> and three are here.";
        body["speed"] = 1.5;
        QCOMPARE(m_scene->post("/v1/audio/speech", body).status, 200);
        body["input"] = "<prosody rate=\"200%\">Two times as fast as that is this.</prosody>";
        body["speed"] = 4;
        QCOMPARE(m_scene->post("/v1/audio/speech", body).status, 200);
        QCOMPARE(rates, (std::vector<double>{1.5, 4}));
    }

    void bringsToALoudness()
    {
        VERIFY_OK(m_scene->start());
        auto body = synthesize();
        const auto plain = m_scene->post("/synthesize", body);
        body["config"] = {{"profile", "broadcast"}};
        const auto master = m_scene->post("/synthesize", body);
        QCOMPARE(master.status, 200);
        QCOMPARE(master.body.size(), plain.body.size());
        QVERIFY(master.body != plain.body);
        body["config"]["stream"] = true; // its loudness is known at its end
        QCOMPARE(m_scene->post("/synthesize", body).body, master.body);
    }

private:
    std::unique_ptr<ApiScene> m_scene;
};

QTEST_GUILESS_MAIN(TestApiSpeech)
#include "tst_api_speech.moc"
