// How fast somebody reviews, since the first verdict.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

namespace understudy {

class ReviewPace
{
    Q_DECLARE_TR_FUNCTIONS(understudy::ReviewPace)
public:
    void add(int verdicts);
    /// "18 min, 6.2 clips a minute"; empty before the first.
    QString text() const;

private:
    QElapsedTimer m_since;
    int m_count = 0;
};

} // namespace understudy
