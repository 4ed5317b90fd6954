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

QString inSentence(const QString& name)
{
    const bool isAbbreviation = name.size() > 1 && name[1].isUpper();
    const bool isKept =
        ListText::tr("lower", "\"keep\" where the names of things begin with a capital within a "
                              "sentence too, as in German") == QLatin1String("keep");
    return isAbbreviation || isKept ? name : name.left(1).toLower() + name.mid(1);
}

QString firstOf(const QStringList& all, const QString& separator)
{
    auto named = all.mid(0, kMostNamed);
    if (all.size() > kMostNamed)
        named << ListText::tr("and %n more", nullptr, int(all.size() - kMostNamed));
    return named.join(separator);
}

} // namespace understudy::words
