#include "widgets/words/list_text.h"

#include <QCoreApplication>

namespace understudy::words {

namespace {

constexpr qsizetype kMostNamed = 5;

struct ListText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ListText)
};

} // namespace

QString firstOf(const QStringList& all, const QString& separator)
{
    auto named = all.mid(0, kMostNamed);
    if (all.size() > kMostNamed)
        named << ListText::tr("and %n more", nullptr, int(all.size() - kMostNamed));
    return named.join(separator);
}

} // namespace understudy::words
