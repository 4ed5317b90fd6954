// How fast somebody reviews: clips that were heard and then judged.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

#include <set>
#include <string>
#include <vector>

namespace understudy {

class ReviewPace
{
    Q_DECLARE_TR_FUNCTIONS(understudy::ReviewPace)
public:
    /// Somebody listens to it.
    void hear(const std::string& clip);
    /// Of those that one verdict is for, the ones that were heard since the last count.
    void judge(const std::vector<std::string>& clips);
    int judged() const { return m_judged; }
    /// "18 min, 6.2 clips a minute", since the first was heard; empty in the first minute, and before a
    /// verdict.
    QString text() const;

private:
    QElapsedTimer m_since;
    std::set<std::string> m_heard;
    int m_judged = 0;
};

} // namespace understudy
