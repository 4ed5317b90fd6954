// The report as one picture: composed as SVG, drawn by librsvg with the fonts of the machine.

#include "core/base/digits.h"
#include "core/data/dataset/report_p.h"
#include "core/data/dataset/report_parts_p.h"
#include "core/text/web_page.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <memory>

namespace understudy {
namespace {

constexpr double kMargin = 24, kGap = 12, kWidth = 1308, kCardHeight = 96, kPanelHeight = 200;
constexpr int kColumns = 3;
constexpr std::size_t kMostRules = 7;

constexpr std::string_view kStyle =
    "<style>svg{font-family:'Noto Sans','DejaVu Sans',sans-serif}.page{fill:#eceef1}"
    ".panel{fill:#fff;stroke:#d3d8de}rect{fill:#22599c}line{stroke:#d3d8de}line.mid{stroke:#8a5600;stroke-"
    "width:2}"
    "text{fill:#545c66;font-size:11px}text.title{fill:#1a1e23;font-size:20px;font-weight:600}"
    "text.head{fill:#1a1e23;font-size:14px;font-weight:600}text.big{fill:#1a1e23;font-size:26px;font-weight:"
    "600}"
    "text.body{fill:#1a1e23;font-size:13px}text.met{fill:#1b7042;font-size:13px}"
    "text.short{fill:#8a5600;font-size:13px}</style>";

struct Box
{
    double x, y, width, height;
};

std::string rect(const char* kind, const Box& box)
{
    return "<rect class=\"" + std::string(kind) + "\" rx=\"6\" x=\"" + digitsOf(box.x, 1) + "\" y=\"" +
           digitsOf(box.y, 1) + "\" width=\"" + digitsOf(box.width, 1) + "\" height=\"" +
           digitsOf(box.height, 1) + "\"/>";
}

std::string text(const char* kind, double x, double y, std::string_view words, const char* anchor = "start")
{
    return "<text class=\"" + std::string(kind) + "\" text-anchor=\"" + anchor + "\" x=\"" + digitsOf(x, 1) +
           "\" y=\"" + digitsOf(y, 1) + "\">" + escapedForWeb(words) + "</text>";
}

/// The nth of `count` beside each other.
Box placeOf(std::size_t n, std::size_t count, double y, double height)
{
    const auto width = (kWidth - 2 * kMargin - kGap * double(count - 1)) / double(count);
    const auto column = double(n % count), row = double(n / count);
    return {kMargin + column * (width + kGap), y + row * (height + kGap), width, height};
}

std::string cardAt(const Box& box, const ReportCard& card)
{
    return rect("panel", box) + text("big", box.x + 16, box.y + 38, card.value) +
           text("body", box.x + 16, box.y + 60, card.what) +
           text(card.isMet ? "met" : "short", box.x + 16, box.y + 80, card.goal);
}

std::string chartAt(const Box& box, const ReportChart& chart)
{
    const auto scale = (box.width - 32) / 420;
    return rect("panel", box) + text("head", box.x + 16, box.y + 26, chart.title) +
           text("", box.x + box.width - 16, box.y + 26, "median " + chart.median, "end") +
           "<g transform=\"translate(" + digitsOf(box.x + 16, 1) + "," + digitsOf(box.y + 42, 1) +
           ") scale(" + digitsOf(scale, 4) + ")\">" + chart.svg + "</g>";
}

/// With an ellipsis where it is too wide: a reason of other programs may be of any length.
std::string fitted(const std::string& words, double width)
{
    constexpr double kWide = 6.3; // of a letter, in the wider of the fonts
    const auto most = std::size_t(width / kWide);
    std::size_t letters = 0;
    for (std::size_t at = 0; at < words.size(); ++at)
        if ((words[at] & '\xC0') != '\x80' && ++letters == most && at + 1 < words.size())
            return words.substr(0, at) + "…";
    return words;
}

std::string rulesAt(double x, double right, double y, const std::string& title,
                    const std::map<std::string, int>& rules)
{
    constexpr double kNumber = 28; // of up to four digits
    auto svg = text("head", x, y, title);
    const auto all = sortedRules(rules);
    for (std::size_t i = 0; i < std::min(all.size(), kMostRules); ++i) {
        y += 20;
        svg += text("", x, y, fitted(all[i].first, right - x - kNumber)) +
               text("", right, y, std::to_string(all[i].second), "end");
    }
    return all.empty() ? svg + text("", x, y + 20, "none") : svg;
}

std::string pageOf(const BuildReport& report, const std::vector<PlacedRow>& rows, const std::string& title)
{
    const auto cards = reportCards(report, rows);
    const auto charts = reportCharts(rows);
    const double top = kMargin + 44, below = top + kCardHeight + kGap;
    const auto panels = (charts.size() + 1 + kColumns - 1) / kColumns;
    const auto height = below + double(panels) * (kPanelHeight + kGap) - kGap + kMargin;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + digitsOf(kWidth, 0) +
                      "\" height=\"" + digitsOf(height, 0) + "\">" + std::string(kStyle) +
                      "<rect class=\"page\" width=\"100%\" height=\"100%\"/>" +
                      text("title", kMargin, kMargin + 22, title);
    for (std::size_t i = 0; i < cards.size(); ++i)
        svg += cardAt(placeOf(i, cards.size(), top, kCardHeight), cards[i]);
    for (std::size_t i = 0; i < charts.size(); ++i)
        svg += chartAt(placeOf(i, kColumns, below, kPanelHeight), charts[i]);
    const auto last = placeOf(charts.size(), kColumns, below, kPanelHeight);
    const auto middle = last.x + last.width / 2;
    return svg + rect("panel", last) +
           rulesAt(last.x + 16, middle - 16, last.y + 26, "Left out", report.totals.rejected) +
           rulesAt(middle + 8, last.x + last.width - 16, last.y + 26, "To be looked at",
                   report.totals.review) +
           "</svg>";
}

struct Release
{
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

Result<std::string> reportPicture(const BuildReport& report, const std::vector<PlacedRow>& rows,
                                  const std::string& title)
{
    const auto svg = pageOf(report, rows, title);
    const auto failed = [] { return fail(Code::Internal, "report.png"); };
    const std::unique_ptr<RsvgHandle, Release> handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
    double width = 0, height = 0;
    if (!handle || rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0)
        return failed();
    const std::unique_ptr<cairo_surface_t, Release> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, int(width), int(height)));
    const std::unique_ptr<cairo_t, Release> context(cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, width, height};
    std::string png;
    if (rsvg_handle_render_document(handle.get(), context.get(), &page, nullptr) == 0 ||
        cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS)
        return failed();
    return png;
}

} // namespace understudy
