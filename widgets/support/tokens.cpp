#include "widgets/support/tokens.h"

#include "core/base/contract.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>

// Outside every namespace: it declares a global function. The resources sit in this static library, and
// nothing else would make the linker keep them.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace understudy {

namespace {

constexpr std::array<const char*, kTokenCount> kNames{
    "window",     "raised", "surface",   "sunken",    "hover",       "selection", "playing",
    "caret-line", "line",   "control",   "button",    "button-line", "text",      "muted",
    "accent",     "fill",   "on-fill",   "playhead",  "ok",          "warn",      "bad",
    "lock",       "ok-bg",  "warn-bg",   "bad-bg",    "info-bg",     "lock-bg",   "wave",
    "wave-rms",   "wave2",  "wave2-rms", "voice1-bg", "voice2-bg",   "grid"};

ViewPalette readScheme(const QJsonObject& colors, Scheme scheme)
{
    ViewPalette palette;
    palette.scheme = scheme;
    for (std::size_t i = 0; i < kTokenCount; ++i) {
        palette.colors[i] = QColor(colors.value(QLatin1String(kNames[i])).toString());
        UNDERSTUDY_ASSERT(palette.colors[i].isValid()); // our own file, built into the program
    }
    return palette;
}

QJsonObject readFile()
{
    initResources();
    QFile file(QStringLiteral(":/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    UNDERSTUDY_ASSERT(opened);
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Straight lines between the file's stops, each a place from 0 to 1 and a colour.
QList<QRgb> readMap(QLatin1String scheme)
{
    const auto stops = readFile().value(QLatin1String("spectrogram")).toObject().value(scheme).toArray();
    const auto placeOf = [&](qsizetype i) { return stops[i].toArray()[0].toDouble(); };
    const auto colorOf = [&](qsizetype i) { return QColor(stops[i].toArray()[1].toString()); };
    QList<QRgb> colors;
    for (qsizetype stop = 0; colors.size() < 256;) {
        const double place = static_cast<double>(colors.size()) / 255;
        while (stop + 2 < stops.size() && placeOf(stop + 1) < place)
            ++stop;
        const double part = (place - placeOf(stop)) / (placeOf(stop + 1) - placeOf(stop));
        const auto mix = [part](int from, int to) { return qRound(from + part * (to - from)); };
        const QColor low = colorOf(stop), high = colorOf(stop + 1);
        colors << qRgb(mix(low.red(), high.red()), mix(low.green(), high.green()),
                       mix(low.blue(), high.blue()));
    }
    return colors;
}

std::array<ViewPalette, 2> readTokens()
{
    const auto schemes = readFile();
    return {readScheme(schemes.value(QLatin1String("light")).toObject(), Scheme::Light),
            readScheme(schemes.value(QLatin1String("dark")).toObject(), Scheme::Dark)};
}

} // namespace

QLatin1String tokenName(Token token)
{
    return QLatin1String(kNames[static_cast<std::size_t>(token)]);
}

const ViewPalette& viewPalette(Scheme scheme)
{
    static const auto palettes = readTokens();
    return palettes[scheme == Scheme::Light ? 0 : 1];
}

const ViewPalette& viewPalette(const QPalette& palette)
{
    return viewPalette(palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light);
}

const ViewPalette& viewPalette(const QWidget* widget)
{
    return viewPalette(widget->palette());
}

const QList<QRgb>& spectrogramColors(Scheme scheme)
{
    static const std::array maps{readMap(QLatin1String("light")), readMap(QLatin1String("dark"))};
    return maps[scheme == Scheme::Light ? 0 : 1];
}

QPalette makePalette(const ViewPalette& tokens)
{
    static constexpr std::pair<QPalette::ColorRole, Token> kRoles[]{{QPalette::Window, Token::Window},
                                                                    {QPalette::WindowText, Token::Text},
                                                                    {QPalette::Base, Token::Surface},
                                                                    {QPalette::AlternateBase, Token::Raised},
                                                                    {QPalette::Text, Token::Text},
                                                                    {QPalette::Button, Token::Button},
                                                                    {QPalette::ButtonText, Token::Text},
                                                                    {QPalette::BrightText, Token::Bad},
                                                                    {QPalette::Highlight, Token::Selection},
                                                                    {QPalette::HighlightedText, Token::Text},
                                                                    {QPalette::Link, Token::Accent},
                                                                    {QPalette::LinkVisited, Token::Accent},
                                                                    {QPalette::ToolTipBase, Token::Surface},
                                                                    {QPalette::ToolTipText, Token::Text},
                                                                    {QPalette::PlaceholderText, Token::Muted},
                                                                    {QPalette::Light, Token::Hover},
                                                                    {QPalette::Midlight, Token::Line},
                                                                    {QPalette::Mid, Token::ButtonLine},
                                                                    {QPalette::Dark, Token::Control},
                                                                    {QPalette::Shadow, Token::Control}};
    QPalette palette;
    for (const auto& [role, token] : kRoles)
        palette.setColor(role, tokens[token]);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, tokens[Token::Control]);
    return palette;
}

} // namespace understudy
