#include "core/base/files.h"
#include "core/model/weights/tensor_store.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <filesystem>

#include <sys/stat.h>

using namespace understudy;
namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

/// A file as it stands on disk: length, header, data.
std::string fileOf(const std::string& header, const std::string& data)
{
    std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + header + data;
}

std::string oneTensor(const std::string& type, const std::string& shape, const std::string& offsets)
{
    return R"({"t":{"dtype":)" + type + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text));
}

std::string textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

class TestTensorStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    /// The bytes are what safetensors 0.8.0 (Python) wrote for these tensors.
    void writesAsTheOriginal_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("types, names, scalars, metadata")
            << 0
            << QByteArray::fromStdString(
                   "\x10\x01\0\0\0\0\0\0"s
                   R"({"__metadata__":{"format":"pt"},"scalar":{"dtype":"F32","shape":[],"data_offsets":[0,4]},)"
                   "\"\xc3\xa9\\\"\\\\\\n\\u001f\x7f/\\b\""
                   R"(:{"dtype":"F32","shape":[2,0],"data_offsets":[4,4]},"b":{"dtype":"I8","shape":[3],)"
                   R"("data_offsets":[4,7]},"a":{"dtype":"BOOL","shape":[2],"data_offsets":[7,9]}}     )"
                   "\0\0 @\x01\x02\x03\x01\0"s);
        QTest::newRow("nothing") << 1 << QByteArray::fromStdString("\x08\0\0\0\0\0\0\0{}      "s);
        QTest::newRow("empty tensor after a full one of its type")
            << 2
            << QByteArray::fromStdString("p\0\0\0\0\0\0\0"s
                                         R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},)"
                                         R"("z":{"dtype":"F32","shape":[0],"data_offsets":[12,12]}}  )" +
                                         std::string(12, '\0'));
    }
    void writesAsTheOriginal()
    {
        QFETCH(int, number);
        QFETCH(QByteArray, expected);
        const std::string scalar("\0\0 @", 4);
        const std::string zeros(12, '\0');
        const std::string flags("\1\0", 2);
        const std::string small("\1\2\3", 3);
        const std::vector<std::vector<NamedTensor>> sets = {
            {{"a", {TensorType::Bool, {2}, bytesOf(flags)}},
             {"b", {TensorType::I8, {3}, bytesOf(small)}},
             {"\xc3\xa9\"\\\n\x1f\x7f/\b", {TensorType::F32, {2, 0}, {}}},
             {"scalar", {TensorType::F32, {}, bytesOf(scalar)}}},
            {},
            {{"z", {TensorType::F32, {0}, {}}}, {"a", {TensorType::F32, {3}, bytesOf(zeros)}}}};
        const auto& tensors = sets[static_cast<std::size_t>(number)];
        const std::map<std::string, std::string> metadata = {{"format", "pt"}};
        const auto path = folder() / "written.safetensors";
        VERIFY_OK(writeTensors(path, tensors, number == 0 ? metadata : decltype(metadata){}));
        QCOMPARE(QByteArray::fromStdString(*readFile(path, Bytes(10'000))), expected);
    }

    /// safetensors 0.8.0 puts the types in this order.
    void ordersTheTypesAsTheOriginal()
    {
        const std::string data(8, '\7');
        std::vector<NamedTensor> tensors;
        for (const auto* type : {"BOOL", "BF16", "U8", "F64", "I8", "I64", "I16", "F16", "F32", "I32"}) {
            const auto known = tensorType(type);
            QVERIFY(known);
            QCOMPARE(name(*known), std::string_view(type));
            tensors.push_back({type, {*known, {1}, bytesOf(data).first(sizeOf(*known))}});
        }
        VERIFY_OK(writeTensors(folder() / "types.safetensors", tensors));
        const auto store = TensorStore::open(folder() / "types.safetensors");
        VERIFY_OK(store);
        std::vector<std::pair<const std::byte*, std::string>> found;
        for (const auto& [tensorName, view] : (*store)->tensors())
            found.emplace_back(view.bytes.data(), tensorName);
        std::ranges::sort(found);
        std::string order;
        for (const auto& tensor : found)
            order += tensor.second + ' ';
        QCOMPARE(order, std::string("I64 F64 F32 I32 BF16 F16 I16 I8 U8 BOOL "));
    }

    void readsWhatItWrote()
    {
        const std::string floats(24, '\5');
        const std::vector<NamedTensor> tensors = {{"w", {TensorType::F32, {2, 3}, bytesOf(floats)}},
                                                  {"none", {TensorType::BF16, {4, 0}, {}}}};
        const auto path = folder() / "round.safetensors";
        VERIFY_OK(writeTensors(path, tensors, {{"by", "us"}, {"a", "b"}}));
        const auto store = TensorStore::open(path);
        VERIFY_OK(store);
        QCOMPARE((*store)->path(), path);
        QCOMPARE((*store)->size().value, std::int64_t(fs::file_size(path)));
        QCOMPARE((*store)->metadata().at("by"), std::string("us"));
        const auto* weights = (*store)->find("w");
        QVERIFY(weights);
        QCOMPARE(weights->shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(textOf(weights->bytes), floats);
        QCOMPARE((*store)->find("none")->bytes.size(), std::size_t(0));
        QVERIFY(!(*store)->find("other"));
    }

    void keepsTheBytesAfterRelease()
    {
        const std::string data(100'000, '\3');
        const std::vector<NamedTensor> tensors = {{"a", {TensorType::U8, {100'000}, bytesOf(data)}}};
        VERIFY_OK(writeTensors(folder() / "big.safetensors", tensors));
        const auto store = TensorStore::open(folder() / "big.safetensors");
        VERIFY_OK(store);
        const auto* view = (*store)->find("a");
        (*store)->release(*view);
        QCOMPARE(textOf(view->bytes), data);
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* title, const std::string& file, const char* detail) {
            QTest::newRow(title) << QByteArray::fromStdString(file) << detail;
        };
        const auto tensor = [&](const char* title, const char* type, const char* shape, const char* offsets,
                                const char* detail) {
            row(title, fileOf(oneTensor(type, shape, offsets), "12345678"), detail);
        };
        row("empty", "", "0 bytes");
        row("shorter than a length", "1234567", "7 bytes");
        row("length beyond the file", fileOf("{}", "").substr(0, 9), "after the file");
        row("length beyond the limit", "\1\xe1\xf5\5\0\0\0\0{}"s, "at most 100000000");
        row("length of all bits", std::string(8, '\xff') + "{}", "at most 100000000");
        row("no header", fileOf("", "{}"), "start with {");
        row("an array", fileOf("[]", ""), "start with {");
        row("space before the header", fileOf(" {}", ""), "start with {");
        row("not JSON", fileOf("{\"t\":", ""), "not JSON");
        row("more after the header", fileOf("{}{}", ""), "not JSON");
        row("not UTF-8", fileOf("{\"\xff\":1}", ""), "not JSON");
        row("very deep", fileOf("{\"t\":" + std::string(1'000'000, '['), ""), "nested deeper");
        std::string many = "{\"t\":[0";
        for (int i = 0; i < 2'000'000; ++i)
            many += ",0";
        row("too many values", fileOf(many + "]}", ""), "JSON values");
        row("no object", fileOf("{\"t\":1}", ""), "not dtype");
        row("part missing", fileOf(R"({"t":{"dtype":"F32","shape":[2]}})", "12345678"), "not dtype");
        row("part too many", fileOf(R"({"t":{"dtype":"I8","shape":[0],"data_offsets":[0,0],"x":1}})", ""),
            "not dtype");
        row("name twice",
            fileOf(R"({"t":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},)"
                   R"("t":{"dtype":"I8","shape":[1],"data_offsets":[1,2]}})",
                   "12"),
            "twice");
        row("shape twice", fileOf(R"({"t":{"shape":[1],"shape":[2]}})", "12"), "twice");
        tensor("unknown dtype", "\"F8_E4M3\"", "[8]", "[0,8]", "unknown dtype \"F8_E4M3\"");
        tensor("dtype a number", "5", "[8]", "[0,8]", "unknown dtype 5");
        tensor("negative shape", "\"F32\"", "[-2]", "[0,8]", "shape");
        tensor("fractional shape", "\"F32\"", "[2.0]", "[0,8]", "shape");
        tensor("shape a number", "\"F32\"", "2", "[0,8]", "shape");
        tensor("shape beyond 63 bits", "\"F32\"", "[9223372036854775808]", "[0,8]", "shape");
        tensor("shape beyond 64 bits", "\"F32\"", "[99999999999999999999]", "[0,8]", "shape");
        tensor("overflow to the right size", "\"F32\"", "[4294967296,4294967296,2]", "[0,8]", "too many");
        tensor("size of another dtype", "\"F64\"", "[2]", "[0,8]", "span 8 bytes, the shape needs 16");
        tensor("reversed offsets", "\"F32\"", "[2]", "[8,0]", "backwards");
        tensor("one offset", "\"F32\"", "[2]", "[8]", "data_offsets");
        tensor("negative offset", "\"F32\"", "[2]", "[-8,0]", "data_offsets");
        tensor("hole before", "\"F32\"", "[1]", "[4,8]", "hole");
        tensor("bytes after", "\"F32\"", "[1]", "[0,4]", "4 bytes after");
        tensor("beyond the end", "\"F32\"", "[3]", "[0,12]", "of 8; the file is cut off");
        row("overlap",
            fileOf(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},)"
                   R"("b":{"dtype":"I8","shape":[4],"data_offsets":[2,6]}})",
                   "123456"),
            "b: overlaps");
        row("same bytes twice",
            fileOf(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},)"
                   R"("b":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})",
                   "1234"),
            "overlaps");
        row("metadata no object", fileOf(R"({"__metadata__":"x"})", ""), "__metadata__");
        row("metadata a number", fileOf(R"({"__metadata__":{"x":1}})", ""), "__metadata__");
    }
    void refusesDamage()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, detail);
        const auto path = folder() / "damaged.safetensors";
        VERIFY_OK(writeFile(path, file.toStdString()));
        const auto store = TensorStore::open(path);
        VERIFY_ERROR(store, Code::Corrupt);
        VERIFY_REASON(store, Reason::WeightsDamaged);
        QCOMPARE(store.error().subject, path.string());
        QVERIFY2(QString::fromStdString(store.error().detail).contains(detail), store.error().detail.c_str());
    }

    void refusesWhatIsNoFile()
    {
        VERIFY_REASON(TensorStore::open(folder() / "none.safetensors"), Reason::FileMissing);
        VERIFY_REASON(TensorStore::open(folder()), Reason::NotAFile);
        const auto pipe = folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        VERIFY_REASON(TensorStore::open(pipe), Reason::NotAFile);
    }

    void readsShards()
    {
        writeShard("one.safetensors", "a", "1234");
        writeShard("two.safetensors", "b", "5678");
        // Shards in the caches of the published tools are links to files elsewhere.
        const auto elsewhere = folder() / "elsewhere";
        fs::create_directory(elsewhere);
        fs::rename(folder() / "two.safetensors", elsewhere / "blob");
        fs::create_symlink("elsewhere/blob", folder() / "two.safetensors");
        const auto index = folder() / "m.safetensors.index.json";
        VERIFY_OK(writeFile(index, R"({"metadata":{"total_size":99},"weight_map":
                                       {"a":"one.safetensors","b":"two.safetensors"}})"));
        const auto store = TensorStore::open(index);
        VERIFY_OK(store);
        QCOMPARE((*store)->tensors().size(), std::size_t(2));
        QCOMPARE(textOf((*store)->find("b")->bytes), std::string("5678"));
        QCOMPARE((*store)->size().value, std::int64_t(fs::file_size(folder() / "one.safetensors") * 2));
    }

    void refusesDamagedIndex_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::addColumn<int>("reason");
        const auto damaged = int(Reason::WeightsDamaged);
        QTest::newRow("empty") << QByteArray() << damaged;
        QTest::newRow("not JSON") << QByteArray("{") << damaged;
        QTest::newRow("an array") << QByteArray("[]") << damaged;
        QTest::newRow("no map") << QByteArray("{}") << damaged;
        QTest::newRow("map a list") << QByteArray(R"({"weight_map":[]})") << damaged;
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << damaged;
        QTest::newRow("tensor twice")
            << QByteArray(R"({"weight_map":{"a":"one.safetensors","a":"one.safetensors"}})") << damaged;
        QTest::newRow("shard a number") << QByteArray(R"({"weight_map":{"a":1}})") << damaged;
        QTest::newRow("shard without a name") << QByteArray(R"({"weight_map":{"a":""}})") << damaged;
        QTest::newRow("shard above") << QByteArray(R"({"weight_map":{"a":"../one.safetensors"}})") << damaged;
        QTest::newRow("shard is above") << QByteArray(R"({"weight_map":{"a":".."}})") << damaged;
        QTest::newRow("shard below") << QByteArray(R"({"weight_map":{"a":"x/one.safetensors"}})") << damaged;
        QTest::newRow("shard anywhere") << QByteArray(R"({"weight_map":{"a":"/etc/hostname"}})") << damaged;
        QTest::newRow("shard with a zero")
            << QByteArray(R"({"weight_map":{"a":"one.safetensors\u0000"}})") << damaged;
        QTest::newRow("shard missing")
            << QByteArray(R"({"weight_map":{"a":"none.safetensors"}})") << int(Reason::FileMissing);
        QTest::newRow("tensor missing")
            << QByteArray(R"({"weight_map":{"z":"one.safetensors"}})") << int(Reason::TensorMissing);
        QTest::newRow("shard damaged") << QByteArray(R"({"weight_map":{"a":"bad"}})") << damaged;
        QTest::newRow("index too large") << QByteArray(16'000'001, ' ') << int(Reason::FileTooLarge);
    }
    void refusesDamagedIndex()
    {
        QFETCH(QByteArray, index);
        QFETCH(int, reason);
        writeShard("one.safetensors", "a", "1234");
        VERIFY_OK(writeFile(folder() / "bad", "bad"));
        const auto path = folder() / "m.safetensors.index.json";
        VERIFY_OK(writeFile(path, index.toStdString()));
        VERIFY_REASON(TensorStore::open(path), static_cast<Reason>(reason));
    }

    void fullDiskKeepsTheOldFile()
    {
        writeShard("w.safetensors", "a", "1234");
        const std::string data(100'000, '\1');
        const std::vector<NamedTensor> tensors = {{"a", {TensorType::U8, {100'000}, bytesOf(data)}}};
        {
            const FileSizeLimit limit(50'000);
            VERIFY_REASON(writeTensors(folder() / "w.safetensors", tensors), Reason::DiskFull);
        }
        VERIFY_OK(TensorStore::open(folder() / "w.safetensors"));
        QCOMPARE(std::distance(fs::directory_iterator(folder()), fs::directory_iterator{}), 1);
    }

private:
    fs::path folder() const { return m_dir->path().toStdString(); }
    void writeShard(const std::string& file, const std::string& tensor, const std::string& data)
    {
        const std::vector<NamedTensor> tensors = {
            {tensor, {TensorType::U8, {std::int64_t(data.size())}, bytesOf(data)}}};
        VERIFY_OK(writeTensors(folder() / file, tensors));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestTensorStore)
#include "tst_tensor_store.moc"
