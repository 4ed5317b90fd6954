// Adding, listing, verifying and removing models; and what bad input, a full disk and a kill leave behind.
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/model/store/model_store.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"
#include "tests/support/tiny_models.h"

#include <QTemporaryDir>

#include <csignal>
#include <filesystem>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const std::string kConfig = R"({"model_type": "csm"})";
const std::string kTokenizer = R"({"model": {}})";

/// The add of a child process: says on standard output that it is under way, then waits to be killed.
int addAsChild()
{
    ModelStore store(qEnvironmentVariable("UNDERSTUDY_TEST_HOME").toStdString());
    const auto wait = [](const Progress& progress) {
        if (progress.done < 1'500'000)
            return;
        (void)!::write(STDOUT_FILENO, "x", 1);
        ::pause();
    };
    (void)store.add({qEnvironmentVariable("UNDERSTUDY_TEST_SOURCE").toStdString(), "csm"}, {{}, wait});
    return 1;
}

} // namespace

class TestModelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        fs::create_directory(source());
    }

    void recognisesEveryLayout_data()
    {
        QTest::addColumn<QByteArray>("tensor");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("layout");
        const auto row = [](const char* name, const std::string& tensor, ModelKind kind, ModelLayout layout) {
            QTest::newRow(name) << QByteArray::fromStdString(tensor) << int(kind) << int(layout);
        };
        row("csm, hugging face", kCsmTensor, ModelKind::Csm, ModelLayout::HuggingFace);
        row("csm, sesame", "backbone.norm.scale", ModelKind::Csm, ModelLayout::Sesame);
        row("mimi, hugging face", kMimiTensor, ModelKind::Mimi, ModelLayout::HuggingFace);
        row("mimi, kyutai", "quantizer.rvq_first.input_proj.weight", ModelKind::Mimi, ModelLayout::Kyutai);
        row("whisper", "model.encoder.conv1.weight", ModelKind::Whisper, ModelLayout::HuggingFace);
        row("ecapa", "blocks.0.conv.conv.weight", ModelKind::Ecapa, ModelLayout::SpeechBrain);
    }
    void recognisesEveryLayout()
    {
        QFETCH(QByteArray, tensor);
        QFETCH(int, kind);
        QFETCH(int, layout);
        write("model.safetensors", tensorFile({tensor.toStdString()}));
        for (const auto& from : {source(), source() / "model.safetensors"}) {
            const auto added = store().add({from, from == source() ? "folder" : "file"});
            VERIFY_OK(added);
            QCOMPARE(int(added->kind), kind);
            QCOMPARE(int(added->layout), layout);
            QCOMPARE(added->files.size(), std::size_t(1));
        }
        QCOMPARE(store().list().models.size(), std::size_t(2));
    }

    /// As SpeechBrain publishes it: a pickle among others that are no models, and a config that is not read.
    void aSpeakerEncoderInAPickle()
    {
        const fs::path golden = UNDERSTUDY_TEST_DATA "/golden/ecapa-random";
        fs::copy_file(golden / "embedding_model.ckpt", source() / "embedding_model.ckpt");
        write("mean_var_norm_emb.ckpt", "not looked at");
        write("config.json", R"({"speechbrain_interface": "EncoderClassifier"})");
        VERIFY_OK(store().add({source(), "voices"}));
        const auto found = store().find("voices");
        VERIFY_OK(found);
        QCOMPARE(found->kind, ModelKind::Ecapa);
        QCOMPARE(found->weights, std::string("embedding_model.ckpt"));
        QCOMPARE(found->files.size(), std::size_t(1));
        QVERIFY(found->missing.empty() && !found->isSynthetic);
        const auto files = store().ecapaFiles("voices");
        VERIFY_OK(files);
        QVERIFY(fs::exists(files->weights));
        VERIFY_REASON(store().whisperFiles("voices"), Reason::WeightsUnknown);
        VERIFY_REASON(store().ecapaFiles("nobody"), Reason::ModelMissing);
    }

    void keepsWhatIsUsed()
    {
        writeCsm();
        write("README.md", "words");
        const auto added = store().add({source(), {}});
        VERIFY_OK(added);
        QCOMPARE(added->id, std::string("source"));
        QCOMPARE(added->missing, std::vector<std::string>{"codec"});
        QVERIFY(!fs::exists(added->folder / "README.md"));
        for (const auto& file : added->files)
            QCOMPARE(file.sha256, *sha256File(source() / file.name));
        const auto found = store().find("source");
        VERIFY_OK(found);
        QCOMPARE(found->sha256, added->sha256);
        QCOMPARE(entries(), std::set<std::string>{"source"});
    }

    void publishedFolderWithBothCopies()
    {
        writeCsm();
        write("model.safetensors", tensorFile({"backbone.norm.scale"}));
        write("a.safetensors", tensorFile({kCsmTensor}));
        write("t.safetensors.index.json", R"({"weight_map": {")" + kCsmTensor + R"(": "a.safetensors"}})");
        const auto one = store().add({source(), "one"});
        VERIFY_OK(one);
        QCOMPARE(one->weights, std::string("t.safetensors.index.json"));
        QVERIFY(!fs::exists(one->folder / "model.safetensors"));
        const auto whole = store().add({source(), "whole", true});
        VERIFY_OK(whole);
        QVERIFY(fs::exists(whole->folder / "model.safetensors"));
    }

    void badInput_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* what, const char* name, const std::string& bytes, Reason reason) {
            QTest::newRow(what) << QByteArray(name) << QByteArray::fromStdString(bytes) << int(reason);
        };
        const auto good = tensorFile({kCsmTensor});
        row("nothing there", "README.md", "words", Reason::WeightsUnknown);
        row("another model", "model.safetensors", tensorFile({"encoder.conv.weight"}), Reason::WeightsUnknown);
        row("an adapter", "adapter_model.safetensors", tensorFile({"base.q_proj.lora_A.weight"}),
            Reason::ModelIsAdapter);
        row("truncated", "model.safetensors", good.substr(0, good.size() - 1), Reason::WeightsDamaged);
        row("not safetensors", "model.safetensors", "PK\x03\x04 a zip file", Reason::WeightsDamaged);
        row("an index without its shard", "m.safetensors.index.json",
            R"({"weight_map": {"a": "b.safetensors"}})", Reason::FileMissing);
    }
    void badInput()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        write(name.toStdString(), bytes.toStdString());
        VERIFY_REASON(store().add({source(), {}}), Reason(reason));
        QVERIFY(entries().empty());
    }

    void badCompanions_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        QTest::newRow("config of another model")
            << QByteArray("config.json") << QByteArray(R"({"model_type": "llama"})") << int(Reason::ConfigDamaged);
        QTest::newRow("config is no JSON")
            << QByteArray("config.json") << QByteArray("{") << int(Reason::ConfigDamaged);
        QTest::newRow("tokenizer without a model")
            << QByteArray("tokenizer.json") << QByteArray("{}") << int(Reason::TokenizerDamaged);
    }
    void badCompanions()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        writeCsm();
        write(name.toStdString(), bytes.toStdString());
        VERIFY_REASON(store().add({source(), {}}), Reason(reason));
        QVERIFY(entries().empty());
    }

    void names()
    {
        writeCsm();
        for (const auto* name : {"../x", ".x", "a/b"})
            VERIFY_REASON(store().add({source(), name}), Reason::NameInvalid);
        VERIFY_OK(store().add({source(), "x"}));
        VERIFY_REASON(store().add({source(), "x"}), Reason::AlreadyExists);
        VERIFY_REASON(store().add({source() / "none", "y"}), Reason::FileMissing);
        for (const auto* name : {"../x", "none", ""}) {
            VERIFY_REASON(store().find(name), Reason::ModelMissing);
            VERIFY_REASON(store().remove(name), Reason::ModelMissing);
        }
    }

    void verifyFindsWhatChanged()
    {
        writeCsm();
        VERIFY_OK(store().add({source(), "csm"}));
        QVERIFY(store().verify("csm")->problems.empty());
        VERIFY_OK(writeFile(home() / "csm" / "config.json", kConfig + " "));
        fs::remove(home() / "csm" / "tokenizer.json");
        const auto report = store().verify("csm");
        VERIFY_OK(report);
        QCOMPARE(report->problems.size(), std::size_t(2));
        QCOMPARE(report->problems[0].reason, Reason::HashMismatch);
        QCOMPARE(report->problems[1].reason, Reason::FileMissing);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(store().verify("csm", {stop.get_token(), {}}), Code::Cancelled);
    }

    void damagedManifestIsAProblemOfItsOwn()
    {
        writeCsm();
        VERIFY_OK(store().add({source(), "good"}));
        VERIFY_OK(store().add({source(), "bad"}));
        VERIFY_OK(writeFile(home() / "bad" / "model.json", "{\"format\": 1}"));
        const auto list = store().list();
        QCOMPARE(list.models.size(), std::size_t(1));
        QCOMPARE(list.problems.size(), std::size_t(1));
        VERIFY_REASON(store().find("bad"), Reason::ConfigDamaged);
        VERIFY_OK(store().remove("bad"));
        QVERIFY(store().list().problems.empty());
    }

    void codecOfAnotherModel()
    {
        writeCsm();
        VERIFY_OK(store().add({source(), "csm"}));
        VERIFY_REASON(store().csmFiles("csm"), Reason::ModelMissing);
        const auto mimi = fs::path(m_dir->path().toStdString()) / "mimi.safetensors";
        VERIFY_OK(writeFile(mimi, tensorFile({kMimiTensor})));
        VERIFY_OK(store().addMade("a-noise", "formula", true, [&](const fs::path& folder) {
            fs::copy_file(mimi, folder / "model.safetensors");
            return Result<void>();
        }));
        VERIFY_REASON(store().csmFiles("csm"), Reason::ModelMissing); // never through a synthetic one
        VERIFY_OK(store().add({mimi, "mimi"}));
        QCOMPARE(store().csmFiles("csm")->codec, home() / "mimi" / "mimi.safetensors");
        QVERIFY(store().find("csm")->missing.empty());
        VERIFY_REASON(store().csmFiles("mimi"), Reason::WeightsUnknown);
    }

    void fullDiskLeavesNothing()
    {
        writeCsm(50'000);
        const FileSizeLimit limit(100'000);
        VERIFY_REASON(store().add({source(), "csm"}), Reason::DiskFull);
        QVERIFY(entries().empty());
    }

    void cancelLeavesNothing()
    {
        writeCsm(500'000);
        std::stop_source stop;
        const auto watch = [&](const Progress& progress) {
            if (progress.done > 0)
                stop.request_stop();
        };
        VERIFY_ERROR(store().add({source(), "csm"}, {stop.get_token(), watch}), Code::Cancelled);
        QVERIFY(entries().empty());
    }

    void aKilledAddIsClearedAway()
    {
        writeCsm(500'000);
        qputenv("UNDERSTUDY_TEST_HOME", QByteArray::fromStdString(home().string()));
        qputenv("UNDERSTUDY_TEST_SOURCE", QByteArray::fromStdString(source().string()));
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const auto child = ::fork();
        if (child == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            ::execl("/proc/self/exe", "tst_model_store", "add", nullptr);
            ::_exit(9);
        }
        char word = 0;
        QCOMPARE(::read(pipe[0], &word, 1), ssize_t(1));
        VERIFY_ERROR(store().add({source(), "csm"}), Code::Busy);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ::close(pipe[0]);
        ::close(pipe[1]);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(store().list().models.empty());
        QCOMPARE(entries(), std::set<std::string>{".csm.part"});
        VERIFY_OK(store().add({source(), "other"})); // clears away what the killed one left
        QCOMPARE(entries(), std::set<std::string>{"other"});
    }

private:
    fs::path home() const { return fs::path(m_dir->path().toStdString()) / "models"; }
    fs::path source() const { return fs::path(m_dir->path().toStdString()) / "source"; }
    ModelStore store() const { return ModelStore(home()); }
    void write(const std::string& name, const std::string& bytes)
    {
        VERIFY_OK(writeFile(source() / name, bytes));
    }
    void writeCsm(std::size_t values = 4)
    {
        write("model.safetensors", tensorFile({kCsmTensor}, values));
        write("config.json", kConfig);
        write("tokenizer.json", kTokenizer);
    }
    std::set<std::string> entries() const
    {
        std::set<std::string> found;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(home(), ignored))
            found.insert(entry.path().filename().string());
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

int main(int argc, char** argv)
{
    if (argc == 2 && std::string_view(argv[1]) == "add")
        return addAsChild();
    QCoreApplication application(argc, argv);
    TestModelStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_model_store.moc"
