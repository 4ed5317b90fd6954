// What torch.save() writes, and what only looks like it.
#include "core/base/files.h"
#include "core/model/weights/tensor_store.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cstring>

using namespace understudy;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

template<typename Number>
std::string number(Number value)
{
    return {reinterpret_cast<const char*>(&value), sizeof value}; // NOLINT: its bytes
}

struct File
{
    std::string name, data;
    std::uint16_t method = 0;
};

/// A zip of `files`, without checksums, which nobody reads.
std::string zipOf(const std::vector<File>& files)
{
    std::string zip;
    std::string list;
    for (const auto& file : files) {
        const auto sizes = number(std::uint32_t(0)) + number(std::uint32_t(file.data.size())) +
                           number(std::uint32_t(file.data.size())) + number(std::uint16_t(file.name.size()));
        const auto times = number(std::uint16_t(0)) + number(file.method) + number(std::uint32_t(0));
        const auto at = number(std::uint32_t(zip.size()));
        zip += "PK\3\4"s + number(std::uint16_t(20)) + times + sizes + number(std::uint16_t(0)) + file.name +
               file.data;
        list += "PK\1\2"s + number(std::uint32_t(0)) + times + sizes + std::string(12, '\0') + at + file.name;
    }
    const auto count = number(std::uint16_t(files.size()));
    return zip + list + "PK\5\6"s + std::string(4, '\0') + count + count +
           number(std::uint32_t(list.size())) + number(std::uint32_t(zip.size())) + std::string(2, '\0');
}

std::string text(const std::string& letters)
{
    return "X" + number(std::uint32_t(letters.size())) + letters;
}

std::string smallNumber(int value)
{
    return "K" + number(std::uint8_t(value));
}

/// ("storage", FloatStorage, "0", "cpu", count)
std::string storage(int count, const std::string& type = "ctorch\nFloatStorage\n",
                    const std::string& key = "0")
{
    return "(" + text("storage") + type + text(key) + text("cpu") + smallNumber(count) + "tQ";
}

/// A tensor of 2 x 3 over `values`.
std::string tensor(const std::string& values, const std::string& offset = smallNumber(0),
                   const std::string& strides = smallNumber(3) + smallNumber(1) + "\x86")
{
    return "ctorch._utils\n_rebuild_tensor_v2\n(" + values + offset + smallNumber(2) + smallNumber(3) +
           "\x86" + strides + "\x89" + "ccollections\nOrderedDict\n)RtR";
}

std::string dictionaryOf(const std::string& rows)
{
    return "\x80\x02"
           "ccollections\nOrderedDict\n)R(" +
           rows + "u.";
}

std::string zipWith(const std::string& pickle, std::size_t values = 24)
{
    return zipOf({{"m/data.pkl", pickle}, {"m/data/0", std::string(values, 'v')}});
}

std::string goodPickle()
{
    return dictionaryOf(text("t") + tensor(storage(6)));
}

} // namespace

class TestPickledTensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void theSameAsSafetensors()
    {
        const fs::path folder = UNDERSTUDY_TEST_DATA "/golden/ecapa-random";
        const auto pickled = TensorStore::open(folder / "embedding_model.ckpt");
        VERIFY_OK(pickled);
        const auto plain = TensorStore::open(folder / "narrow.safetensors");
        VERIFY_OK(plain);
        QCOMPARE((*pickled)->tensors().size(), 231U);
        for (const auto& [name, view] : (*plain)->tensors()) {
            const auto* found = (*pickled)->find(name);
            QVERIFY2(found != nullptr, name.c_str());
            QVERIFY(found->type == view.type);
            QVERIFY(found->shape == view.shape);
            QVERIFY(found->bytes.size() == view.bytes.size() &&
                    std::memcmp(found->bytes.data(), view.bytes.data(), view.bytes.size()) == 0);
        }
    }

    void what_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const std::string& file, const char* problem) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QString::fromUtf8(problem);
        };
        const auto pickle = [&](const char* name, const std::string& rows, const char* problem) {
            row(name, zipWith(dictionaryOf(rows)), problem);
        };
        row("good", zipWith(goodPickle()), "");
        row("attributes are left alone", zipWith(goodPickle().substr(0, goodPickle().size() - 1) + "}b."),
            "");
        row("no tensors", zipWith(dictionaryOf("")), "");
        row("asks for a program",
            zipWith("\x80\x02"
                    "cposix\nsystem\n(" +
                    text("rm -rf ~") + "tR."),
            "it asks for posix.system, which is no part of tensors; nothing was run");
        row("asks by another way",
            zipWith("\x80\x02"
                    "cbuiltins\neval\n(" +
                    text("1") + "tR."),
            "builtins.eval");
        row("calls by text",
            zipWith("\x80\x02"
                    "(" +
                    text("os") + "i"),
            "instruction 105");
        row("persistent name by text", zipWith("\x80\x02Psystem\n."), "instruction 80");
        row("calls a type",
            zipWith("\x80\x02"
                    "ctorch\nFloatStorage\n)R."),
            "broken");
        row("calls a number", zipWith("\x80\x02K\x01)R."), "broken");
        row("calls with no arguments",
            zipWith("\x80\x02"
                    "ctorch._utils\n_rebuild_tensor_v2\n)R."),
            "broken");
        row("nothing", zipWith(""), "cut off");
        row("cut off", zipWith(goodPickle().substr(0, 60)), "cut off");
        row("a number alone", zipWith("\x80\x02K\x01."), "no list of tensors");
        row("two values", zipWith("\x80\x02K\x01K\x01."), "does not end as one");
        row("takes too much", zipWith("\x80\x02\x87."), "takes what is not there");
        row("no mark", zipWith("\x80\x02t."), "takes what is not there");
        row("remembers nothing", zipWith("\x80\x02h\x01."), "broken");
        row("remembers far away", zipWith("\x80\x02}r\xff\xff\xff\x7f."), "broken");
        row("a new protocol", zipWith("\x80\x09}."), "newer kind");
        row("a long text",
            zipWith("\x80\x02X\xff\xff\xff\xff"
                    "abc"),
            "cut off");
        row("a huge number",
            zipWith("\x80\x02\x8a\x09"
                    "123456789."),
            "too large");
        pickle("a number among them", text("n") + smallNumber(1), "something else than tensors");
        pickle("a key that is no text", smallNumber(1) + tensor(storage(6)), "something else than tensors");
        pickle("a key alone", text("n"), "broken");
        pickle("twice", text("t") + tensor(storage(6)) + text("t") + tensor(storage(6)), "t is there twice");
        pickle("a name that is no UTF-8", text("\xff") + tensor(storage(6)), "UTF-8");
        pickle("too few values", text("t") + tensor(storage(5)), "ends after its values");
        pickle("behind its values", text("t") + tensor(storage(6), smallNumber(1)), "ends after its values");
        pickle("transposed",
               text("t") + tensor(storage(6), smallNumber(0), smallNumber(1) + smallNumber(2) + "\x86"),
               "gaps");
        pickle("other strides", text("t") + tensor(storage(6), smallNumber(0), smallNumber(1) + "\x85"),
               "broken");
        pickle("a negative offset", text("t") + tensor(storage(6), "J\xff\xff\xff\xff"), "broken");
        pickle("values that are away", text("t") + tensor(storage(6, "ctorch\nFloatStorage\n", "7")),
               "t: its values are missing");
        pickle("values of another type", text("t") + tensor(storage(6, "ctorch\nDoubleStorage\n")),
               "t: its values are missing");
        pickle("a storage of no type", text("t") + tensor(storage(6, "ccollections\nOrderedDict\n")),
               "broken");
        row("a short file of values", zipWith(goodPickle(), 23), "t: its values are missing");
        row("no pickle", zipOf({{"m/other", "x"}}), "without a list of tensors");
        row("compressed", zipOf({{"m/data.pkl", goodPickle(), 8}}), "m/data.pkl is compressed");
        row("a name twice", zipOf({{"m/data.pkl", "a"}, {"m/data.pkl", "b"}}), "m/data.pkl is there twice");
        row("the start of a zip", zipWith(goodPickle()).substr(0, 100), "cut off");
        row("an end alone", "PK\3\4"s + std::string(18, '\0'), "cut off");
        auto far = zipWith(goodPickle());
        far.replace(far.size() - 6, 4, "\xf0\xff\xff\xff");
        row("a list behind the end", far, "ends after the file");
        far.replace(far.size() - 6, 4, "\xff\xff\xff\xff");
        row("a list that is elsewhere", far, "not found");
    }
    void what()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, problem);
        const auto path = fs::path(m_dir->path().toStdString()) / "model.ckpt";
        VERIFY_OK(writeFile(path, file.toStdString()));
        const auto store = TensorStore::open(path);
        if (problem.isEmpty()) {
            VERIFY_OK(store);
            return;
        }
        VERIFY_REASON(store, Reason::WeightsDamaged);
        const auto detail = QString::fromStdString(store.error().detail);
        QVERIFY2(detail.contains(problem), qPrintable(detail));
        QCOMPARE(store.error().subject, path.string());
    }

    void aZipOfManyGigabytes()
    {
        // As above, with sizes and places in 64 bits, as writers do beyond 4 GB.
        const auto pickle = goodPickle();
        const auto wide = [](std::uint64_t size, std::uint64_t at) {
            return number(std::uint16_t(1)) + number(std::uint16_t(24)) + number(size) + number(size) +
                   number(at);
        };
        std::string zip;
        std::string list;
        for (const auto& [name, data] :
             {std::pair{"m/data.pkl"s, pickle}, {"m/data/0"s, std::string(24, 'v')}}) {
            const auto extra = wide(data.size(), zip.size());
            const auto head = number(std::uint16_t(0)) + number(std::uint16_t(0)) + number(std::uint32_t(0)) +
                              number(std::uint32_t(0)) + std::string(8, '\xff') +
                              number(std::uint16_t(name.size())) + number(std::uint16_t(extra.size()));
            zip += "PK\3\4"s + number(std::uint16_t(45)) + head + name + extra + data;
            list += "PK\1\2"s + number(std::uint32_t(0)) + head + std::string(10, '\0') +
                    std::string(4, '\xff') + name + extra;
        }
        const auto end = zip.size() + list.size();
        const auto end64 = "PK\6\6"s + std::string(36, '\0') + number(std::uint64_t(list.size())) +
                           number(std::uint64_t(zip.size()));
        const auto locator =
            "PK\6\7"s + std::string(4, '\0') + number(std::uint64_t(end)) + std::string(4, '\0');
        zip += list + end64 + locator + "PK\5\6"s + std::string(8, '\0') + std::string(8, '\xff') +
               std::string(2, '\0');
        const auto path = fs::path(m_dir->path().toStdString()) / "model.ckpt";
        VERIFY_OK(writeFile(path, zip));
        const auto store = TensorStore::open(path);
        VERIFY_OK(store);
        QCOMPARE((*store)->find("t")->bytes.size(), 24U);
        QCOMPARE(char((*store)->find("t")->bytes[0]), 'v');
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestPickledTensors)
#include "tst_pickled_tensors.moc"
