#include "core/text/web_page.h"

namespace understudy {

namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>
:root{--back:#eceef1;--card:#fff;--line:#d3d8de;--muted:#545c66;--text:#1a1e23;--fill:#22599c;--warn:#8a5600;--ok:#1b7042}
@media(prefers-color-scheme:dark){:root{--back:#14171b;--card:#1d2126;--line:#3a414a;--muted:#a4adb8;--text:#e8eaed;--fill:#6ea3e0;--warn:#e0a84a;--ok:#5cc08b}}
body{margin:0;padding:24px;background:var(--back);color:var(--text);font:14px/1.45 "Noto Sans",system-ui,sans-serif}
main{max-width:1120px;margin:auto}h1{font-size:20px;margin:0 0 16px}h2{font-size:15px;margin:0 0 8px}
.row{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;margin-bottom:12px}
.one{grid-template-columns:1fr}.wide{grid-template-columns:repeat(auto-fit,minmax(330px,1fr))}
section{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:14px 16px;overflow-x:auto}
.big{font-size:26px;font-weight:600}.muted{color:var(--muted)}.met{color:var(--ok)}.short{color:var(--warn)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);white-space:nowrap}td.words{white-space:normal}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{color:var(--muted);font-weight:500}
svg{width:100%;height:auto;display:block}rect{fill:var(--fill)}text{fill:var(--muted);font-size:11px}line{stroke:var(--line)}line.mid{stroke:var(--warn);stroke-width:2}
</style>
)";

} // namespace

std::string_view webPageHead()
{
    return kHead;
}

std::string escapedForWeb(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '&')
            safe += "&amp;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

} // namespace understudy
