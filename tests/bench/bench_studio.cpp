// How fluid the studio stays with 3,000 lines while it renders with the draft voices, plays and takes 200
// keys (asked: opening within 1 s, a key within 16 ms, no stall beyond 16 ms).
#include "tests/support/studio.h"

#include <QTemporaryDir>

#include <cstdio>

namespace {

constexpr int kLines = 3000;
constexpr int kKeys = 200;
constexpr int kRendered = 60; ///< lines to wait for
constexpr int kWaitMs = 120'000;
constexpr double kOpenMs = 1000;
constexpr double kFrameMs = 16;

void print(const char* what, double milliseconds, double asked)
{
    std::printf("%-34s %8.1f ms  %6.2f of the %.0f ms asked for\n", what, milliseconds, milliseconds / asked,
                asked);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace understudy;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir home;
    const auto folder = std::filesystem::path(home.path().toStdString());
    const auto script = folder / "long.md";
    if (!writeFile(script, test::longScript(kLines, "draft/slt", "draft/rms")))
        return EXIT_FAILURE;
    test::Studio studio(folder / "home", {});
    const auto figures = test::measureFluency(studio, QString::fromStdString(script.string()), kLines, kKeys,
                                              kRendered, kWaitMs);
    if (!figures) {
        std::puts("The script was not opened and rendered in time.");
        return EXIT_FAILURE;
    }
    std::printf("%d lines, %d keys typed while %d lines were rendered and played\n", kLines, kKeys,
                figures->rendered);
    print("Opening", figures->openMs, kOpenMs);
    print("Slowest key", figures->slowestKeyMs, kFrameMs);
    print("Longest stall of the event loop", figures->longestStallMs, kFrameMs);
    print("Longest work of the GUI thread", figures->mostWorkMs, kFrameMs);
    return EXIT_SUCCESS;
}
