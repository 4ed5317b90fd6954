#include "core/audio/reader.h"
#include "core/base/files.h"
#include "core/model/ecapa/speaker_encoder.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden/ecapa-random";

std::vector<float> soundOf(const char* name)
{
    return readMono(kGolden / name, SpeakerEncoder::kRate).value().samples;
}

} // namespace

class TestSpeakerEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderAndAFile()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy_file(kGolden / "embedding_model.ckpt", folder / "embedding_model.ckpt");
        const auto fromFolder = SpeakerEncoder::open(folder);
        const auto fromFile = SpeakerEncoder::open(kGolden / "narrow.safetensors");
        VERIFY_OK(fromFolder);
        VERIFY_OK(fromFile);
        const auto sound = soundOf("voice_b_2p35s.wav");
        const auto one = (*fromFolder)->embed(sound);
        const auto other = (*fromFile)->embed(sound);
        VERIFY_OK(one);
        VERIFY_OK(other);
        QCOMPARE(one->size(), 192U);
        QCOMPARE(*one, *other);
    }

    void theShortestSound()
    {
        const auto encoder = SpeakerEncoder::open(kGolden / "narrow.safetensors");
        VERIFY_OK(encoder);
        auto sound = soundOf("voice_a_8s.wav");
        sound.resize(4'800);
        const auto embedding = (*encoder)->embed(sound);
        VERIFY_OK(embedding);
        for (const auto value : *embedding)
            QVERIFY(std::isfinite(value));
        // Silence has no voice, and still a vector.
        const auto silence = (*encoder)->embed(std::vector<float>(4'800));
        VERIFY_OK(silence);
        QVERIFY(std::ranges::all_of(*silence, [](float value) { return std::isfinite(value); }));
    }

    void whatIsNoModel()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        VERIFY_REASON(SpeakerEncoder::open(folder), Reason::FileMissing);
        VERIFY_OK(writeFile(folder / "embedding_model.ckpt", "no zip at all"));
        VERIFY_REASON(SpeakerEncoder::open(folder), Reason::WeightsDamaged);
        const fs::path mimi = UNDERSTUDY_TEST_DATA "/golden/mimi-tiny/model.safetensors";
        VERIFY_REASON(SpeakerEncoder::open(mimi), Reason::TensorMissing);
    }
};

QTEST_GUILESS_MAIN(TestSpeakerEncoder)
#include "tst_speaker_encoder.moc"
