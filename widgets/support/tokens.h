// The studio's colours, read from resources/tokens.json. A colour that is not a token is a bug.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QWidget;

namespace understudy {

enum class Scheme
{
    Light,
    Dark
};

/// In the order of the file; what each is for: design guide, section 3.
enum class Token
{
    Window,
    Raised,
    Surface,
    Sunken,
    Hover,
    Selection,
    Playing,
    CaretLine,
    Line,
    Control,
    Button,
    ButtonLine,
    Text,
    Muted,
    Accent,
    Fill,
    OnFill,
    Playhead,
    Ok,
    Warn,
    Bad,
    Lock,
    OkGround,
    WarnGround,
    BadGround,
    InfoGround,
    LockGround,
    Wave,
    WaveRms,
    Wave2,
    Wave2Rms,
    Voice1Ground,
    Voice2Ground,
    Grid,
};
inline constexpr std::size_t kTokenCount = static_cast<std::size_t>(Token::Grid) + 1;

/// The key in the file: "caret-line".
QLatin1String tokenName(Token token);

/// All tokens of one scheme. Custom views draw with it and repaint on QEvent::PaletteChange.
struct ViewPalette
{
    Scheme scheme = Scheme::Light;
    std::array<QColor, kTokenCount> colors;

    const QColor& operator[](Token token) const { return colors[static_cast<std::size_t>(token)]; }
};

const ViewPalette& viewPalette(Scheme scheme);
/// The scheme of a palette made by makePalette(): by the lightness of its window.
const ViewPalette& viewPalette(const QPalette& palette);
const ViewPalette& viewPalette(const QWidget* widget);

/// 256 colours of a spectrogram, from silence up; their lightness is monotone.
const QList<QRgb>& spectrogramColors(Scheme scheme);

/// Roles: Window, Base (surface), AlternateBase (raised), Highlight (selection), Link (accent),
/// PlaceholderText (muted), BrightText (bad), Light (hover), Midlight (line), Mid (button-line), Dark
/// (control).
QPalette makePalette(const ViewPalette& tokens);

} // namespace understudy
