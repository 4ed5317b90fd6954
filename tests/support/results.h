// VERIFY_OK and VERIFY_ERROR: a Result in a test, with the error printed when it surprises.
#pragma once

#include "core/base/result.h"

#include <QtTest>

#define VERIFY_OK(...)                                                                                       \
    do {                                                                                                     \
        const auto& verified_ = (__VA_ARGS__);                                                               \
        if (!verified_)                                                                                      \
            QFAIL(qPrintable(QString::fromStdString(verified_.error().describe())));                         \
    } while (false)

#define VERIFY_ERROR(result, expectedCode)                                                                   \
    do {                                                                                                     \
        const auto& verified_ = (result);                                                                    \
        QVERIFY2(!verified_, "succeeded, but an error was expected");                                        \
        QVERIFY2(verified_.error().code == (expectedCode),                                                   \
                 qPrintable(QString::fromStdString(verified_.error().describe())));                          \
    } while (false)

#define VERIFY_REASON(result, expectedReason)                                                                \
    do {                                                                                                     \
        const auto& verified_ = (result);                                                                    \
        QVERIFY2(!verified_, "succeeded, but an error was expected");                                        \
        QVERIFY2(verified_.error().reason == (expectedReason),                                               \
                 qPrintable(QString::fromStdString(verified_.error().describe())));                          \
    } while (false)
