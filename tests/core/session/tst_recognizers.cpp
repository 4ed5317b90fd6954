// Who hears words: a Whisper of the store where there is one for the language, else PocketSphinx.
#include "core/session/recognizers.h"

#include "core/data/recognition/pocket_sphinx.h"
#include "tests/support/results.h"

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

} // namespace

class TstRecognizers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<ModelStore>(fs::path(m_dir.path().toStdString()));
        VERIFY_OK(m_store->add({kGolden / "whisper-tiny-random", "small", false}));
        VERIFY_OK(m_store->add({kGolden / "whisper-v3-random", "smaller", false}));
        for (int i = 0; i < 40'000; ++i)
            m_sound.push_back(0.3F * float(std::sin(0.05 * i) * std::sin(0.0007 * i)));
    }

    void theStoreKnowsThem()
    {
        const auto info = m_store->find("small");
        VERIFY_OK(info);
        QCOMPARE(info->kind, ModelKind::Whisper);
        QVERIFY(info->missing.empty());
        for (const auto* name : {"tokenizer.json", "vocab.json", "merges.txt", "preprocessor_config.json"})
            QVERIFY2(std::ranges::find(info->files, name, &ModelFile::name) != info->files.end(), name);
        const auto verified = m_store->verify("small");
        VERIFY_OK(verified);
        QVERIFY(verified->problems.empty());
        VERIFY_OK(m_store->whisperFiles("small"));
        VERIFY_ERROR(m_store->csmFiles("small"), Code::InvalidInput);
        std::size_t known = 0;
        for (const auto& model : knownModels())
            known +=
                model.kind == ModelKind::Whisper && model.repository.starts_with("openai/whisper-") ? 1 : 0;
        QVERIFY(known >= 6);
    }

    void oneWithoutTokenizerIsTold()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        for (const auto* name : {"config.json", "model.safetensors"})
            fs::copy_file(kGolden / "whisper-v3-random" / name, folder / name);
        ModelStore store(folder / "models");
        VERIFY_OK(store.add({folder, "mute", false}));
        const auto info = store.find("mute");
        VERIFY_OK(info);
        QCOMPARE(info->missing, std::vector<std::string>{"tokenizer.json"});
        VERIFY_REASON(store.whisperFiles("mute"), Reason::FileMissing);
        const auto other = findRecognizer(store, "en");
        QVERIFY(!other || other->name() == kPocketSphinx);
    }

    void theLargestIsTaken()
    {
        const auto recognizer = findRecognizer(*m_store, "en-GB");
        QVERIFY(recognizer);
        QCOMPARE(recognizer->name(), std::string_view("whisper/small"));
        QVERIFY(isRecognizer(recognizer->name()) && isRecognizer(kPocketSphinx) && !isRecognizer("talk.srt"));
        QVERIFY(recognizer->knows("en") && recognizer->knows("en-US") && !recognizer->knows("de"));
        const auto cantonese = findRecognizer(*m_store, "yue"); // the larger one does not know it
        QVERIFY(cantonese);
        QCOMPARE(cantonese->name(), std::string_view("whisper/smaller"));
        QVERIFY(!findRecognizer(*m_store, "tlh"));
    }

    void hears()
    {
        const auto recognizer = findRecognizer(*m_store, "en");
        const auto heard = recognizer->hear(m_sound, SampleRate(24000), {});
        VERIFY_OK(heard);
        QVERIFY(heard->confidence >= 0 && heard->confidence <= 1);
        double last = 0;
        for (const auto& word : heard->words) {
            QVERIFY(word.start.value >= last && word.end >= word.start && !word.text.empty());
            last = word.start.value;
        }
        // The same again, also from two threads at once.
        Result<HeardWords> one = *heard, two = *heard;
        {
            std::jthread first([&] { one = recognizer->hear(m_sound, SampleRate(24000), {}); });
            two = recognizer->hear(m_sound, SampleRate(24000), {});
        }
        VERIFY_OK(one);
        VERIFY_OK(two);
        QCOMPARE(one->text, heard->text);
        QCOMPARE(two->text, heard->text);
    }

    void forErrorRates()
    {
        const auto recognizer = findRecognizer(*m_store, "en", RecognizerUse::ErrorRates);
        const auto heard = recognizer->hear(m_sound, SampleRate(16000), {});
        VERIFY_OK(heard);
        QVERIFY(heard->words.empty());
    }

    /// Weights of noise say something in each window of half a minute.
    void hearsAllOfALongSound()
    {
        const auto recognizer = findRecognizer(*m_store, "en", RecognizerUse::ErrorRates);
        std::vector<float> sound(std::size_t(16'000 * 70));
        for (std::size_t n = 0; n < sound.size(); ++n)
            sound[n] = m_sound[n % m_sound.size()];
        const auto first = recognizer->hear(std::span(sound).first(16'000 * 30), SampleRate(16000), {});
        const auto all = recognizer->hear(sound, SampleRate(16000), {});
        VERIFY_OK(first);
        VERIFY_OK(all);
        QVERIFY(all->text.size() > first->text.size());
    }

    void cancels()
    {
        const auto recognizer = findRecognizer(*m_store, "en");
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(recognizer->hear(m_sound, SampleRate(16000), stop.get_token()), Code::Cancelled);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<ModelStore> m_store;
    std::vector<float> m_sound;
};

QTEST_GUILESS_MAIN(TstRecognizers)
#include "tst_recognizers.moc"
