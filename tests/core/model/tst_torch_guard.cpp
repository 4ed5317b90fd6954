// What LibTorch throws, as errors of ours.
#include "core/model/torch_guard_p.h"
#include "tests/support/results.h"

#include <new>
#include <stdexcept>

using namespace understudy;

class TstTorchGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exceptionsBecomeErrors_data()
    {
        QTest::addColumn<QByteArray>("thrown"); // its text
        QTest::addColumn<Code>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char* name, const char* thrown, Code code, const char* detail) {
            QTest::newRow(name) << QByteArray(thrown) << code << QByteArray(detail);
        };
        row("a mistake", "mat1 and mat2 shapes cannot be multiplied", Code::Internal,
            "mat1 and mat2 shapes cannot be multiplied");
        row("no memory", "DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes",
            Code::OutOfMemory, "DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes");
        row("no memory of a card", "CUDA error: out of memory", Code::OutOfMemory,
            "CUDA error: out of memory");
        row("a card that is lost",
            "CUDA error: unspecified launch failure\nCUDA kernel errors might be asynchronously reported",
            Code::DeviceLost, "CUDA error: unspecified launch failure");
    }
    void exceptionsBecomeErrors()
    {
        QFETCH(const QByteArray, thrown);
        QFETCH(const Code, code);
        QFETCH(const QByteArray, detail);
        const auto done = torchGuard("step 12", [&]() -> Result<void> {
            throw c10::Error({__func__, __FILE__, __LINE__}, thrown.toStdString());
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, code);
        QCOMPARE(done.error().subject, std::string("step 12"));
        QCOMPARE(QByteArray::fromStdString(done.error().detail), detail);
    }

    void othersToo()
    {
        const auto memory = torchGuard("load", []() -> Result<void> { throw std::bad_alloc(); });
        VERIFY_ERROR(memory, Code::OutOfMemory);
        const auto other = torchGuard("load", []() -> Result<void> { throw std::runtime_error("odd"); });
        VERIFY_ERROR(other, Code::Internal);
        VERIFY_OK(torchGuard("load", []() -> Result<void> { return {}; }));
    }
};

QTEST_GUILESS_MAIN(TstTorchGuard)
#include "tst_torch_guard.moc"
