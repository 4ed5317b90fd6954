#include "app/desktop/main_window.h"
#include "app/desktop/workspace.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/base/version.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace understudy;

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("path"),
                                 QCoreApplication::translate("main", "A project folder or a script"),
                                 QStringLiteral("[path]"));
}

/// Asked for help or the version alone, it answers and ends: there may be no display, without which an
/// application with windows does not even begin.
void answerWithoutDisplay(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    if (parser.parse(QCoreApplication::arguments()) &&
        (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))))
        parser.process(application);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Understudy"));
    QCoreApplication::setApplicationVersion(toQString(kVersion));
    answerWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("understudy-studio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/understudy.svg")));
    log::openFile(userStateFolder() / "understudy-studio.log");

    QTranslator translator;
    // English is loaded too: it holds the plural forms.
    const auto folder = QStringLiteral(":/i18n");
    if (translator.load(QLocale(), QStringLiteral("understudy"), QStringLiteral("_"), folder) ||
        translator.load(QStringLiteral("understudy_en"), folder))
        QApplication::installTranslator(&translator);
    QTranslator buttons; // and other words of Qt's own, where the system has them
    if (buttons.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&buttons);

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);

    UserSettings user(userConfigFolder() / "settings.json");
    Theme theme(application);
    Workspace workspace(user);
    MainWindow window(workspace, theme, makePortAudioOutput());
    window.show();
    if (!parser.positionalArguments().isEmpty())
        window.openPath(parser.positionalArguments().front());
    return QApplication::exec();
}
