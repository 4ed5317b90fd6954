// Golden rows in a test: every row that is out of its tolerance fails it, by name.
#pragma once

#include "core/model/golden/golden.h"
#include "tests/support/results.h"

namespace understudy::test {

/// `least`: how many rows there must be.
inline void verifyRows(const GoldenRows& rows, std::size_t least)
{
    VERIFY_OK(rows);
    QString failed;
    for (const auto& row : *rows)
        if (!row.passed())
            failed += QStringLiteral("\n%1 %2: %3, allowed %4")
                          .arg(QString::fromStdString(row.file), QString::fromStdString(row.what))
                          .arg(row.worst)
                          .arg(row.allowed);
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    QVERIFY2(rows->size() >= least, qPrintable(QStringLiteral("%1 rows of %2").arg(rows->size()).arg(least)));
}

} // namespace understudy::test
