#include "app/desktop/review/limits_table.h"

#include "core/base/digits.h"
#include "core/data/qc/grading.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/clip_text.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

namespace understudy {

using metrics::u;

namespace {

constexpr int kMeasure = 0, kReview = 1, kReject = 2, kUsual = 3;

QString figureOf(double limit)
{
    return std::isnan(limit) ? QStringLiteral("none") : toQString(digitsOf(limit));
}

double valueOf(const Limit& limit, int column)
{
    return column == kReview ? limit.review : limit.reject;
}

QString nameOf(const Limit& limit)
{
    const auto unit = words::unit(limit.measure);
    // The unit says it all, and a longer name than the others' would push the figures out of sight.
    const auto title = limit.measure == Measure::Rate ? LimitsTable::tr("Characters a second")
                       : unit.isEmpty()               ? words::title(limit.measure)
                                        : QStringLiteral("%1, %2").arg(words::title(limit.measure), unit);
    return limit.side == Limit::Side::AtMost ? LimitsTable::tr("%1 ≤").arg(title)
                                             : LimitsTable::tr("%1 ≥").arg(title);
}

/// As it is typed: with a comma, or a minus of print.
QString plain(QString figure)
{
    figure.remove(QLatin1Char(' ')).replace(QLatin1Char(','), QLatin1Char('.'));
    return figure.replace(QChar(0x2212), QLatin1Char('-'));
}

/// NaN: no limit; none: it is no figure.
std::optional<double> figureIn(const QString& text)
{
    bool isNumber = false;
    const double value = plain(text).toDouble(&isNumber);
    if (isNumber && std::isfinite(value))
        return value;
    return plain(text) == QLatin1String("none") ? std::optional(std::numeric_limits<double>::quiet_NaN())
                                                : std::nullopt;
}

/// As the setting has it; what is no figure stays as it was typed.
QString written(const QString& text)
{
    const auto figure = figureIn(text);
    return figure ? figureOf(*figure) : plain(text);
}

} // namespace

LimitsTable::LimitsTable()
{
    const auto usual = defaultLimits();
    setColumnCount(4);
    setRowCount(int(usual.size()));
    setHorizontalHeaderLabels({tr("Measure"), tr("Look at"), tr("Leave out"), tr("Usual")});
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(u(7));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    for (int row = 0; row < rowCount(); ++row) {
        const auto& limit = usual[std::size_t(row)];
        auto* name = new QTableWidgetItem(nameOf(limit));
        auto* figures = new QTableWidgetItem(
            QStringLiteral("%1 / %2").arg(figureOf(limit.review), figureOf(limit.reject)));
        for (auto* fixed : {name, figures})
            fixed->setFlags(Qt::ItemIsEnabled);
        setItem(row, kMeasure, name);
        setItem(row, kUsual, figures);
        for (const int column : {kReview, kReject}) {
            auto* cell = new QTableWidgetItem;
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, column, cell);
        }
    }
    setText({});
    fitColumns();
    connect(this, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* cell) {
        mark(cell->row());
        Q_EMIT edited();
    });
}

/// As wide as what stands in them, so that nothing is cut; figures have room for a long one.
void LimitsTable::fitColumns()
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics words(font()), heads(bold);
    int width = 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
    for (int column = 0; column < columnCount(); ++column) {
        int most = heads.horizontalAdvance(horizontalHeaderItem(column)->text());
        for (int row = 0; row < rowCount(); ++row)
            most = std::max(most, words.horizontalAdvance(item(row, column)->text()));
        setColumnWidth(column, most + u(6));
        width += columnWidth(column);
    }
    setFixedSize(width, u(70));
}

void LimitsTable::setText(const QString& text)
{
    const QSignalBlocker quiet(this);
    auto limits = defaultLimits();
    for (const auto& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        std::ignore = setLimit(limits, toUtf8(word));
    for (int row = 0; row < rowCount(); ++row) {
        for (const int column : {kReview, kReject})
            item(row, column)->setText(figureOf(valueOf(limits[std::size_t(row)], column)));
        mark(row);
    }
}

/// Both cells: whether one is right depends on the other. What was emptied is as usual.
void LimitsTable::mark(int row)
{
    const QSignalBlocker quiet(this);
    const auto usual = defaultLimits()[std::size_t(row)];
    for (const int column : {kReview, kReject})
        if (item(row, column)->text().trimmed().isEmpty())
            item(row, column)->setText(figureOf(valueOf(usual, column)));
    for (const int column : {kReview, kReject})
        markCell(*item(row, column), usual);
}

/// What is not usual stands out, and what cannot be used says why.
void LimitsTable::markCell(QTableWidgetItem& cell, const Limit& usual)
{
    const auto figure = figureOf(valueOf(usual, cell.column()));
    auto font = this->font();
    font.setBold(written(cell.text()) != figure);
    cell.setFont(font);
    const auto problem = problemAt(cell.row(), cell.column());
    cell.setForeground(problem.isEmpty() ? QBrush() : viewPalette(this)[Token::Bad]);
    cell.setIcon(problem.isEmpty() ? QIcon() : icon(u"error", Token::Bad));
    cell.setToolTip(problem.isEmpty() ? tr("Empty: %1, as usual. “none”: no limit.").arg(figure) : problem);
}

QString LimitsTable::problemAt(int row, int column) const
{
    const auto limit = defaultLimits()[std::size_t(row)];
    const auto figure = [&](int of) { return figureIn(item(row, of)->text()); };
    const auto own = figure(column);
    if (!own)
        return tr("%1, “%2”: “%3” is not a number. Type a number, or “none” for no limit.")
            .arg(nameOf(limit), horizontalHeaderItem(column)->text(), item(row, column)->text());
    const auto review = figure(kReview);
    const bool isAtMost = limit.side == Limit::Side::AtMost;
    if (column != kReject || !review || !(isAtMost ? *own < *review : *own > *review)) // never beyond NaN
        return {};
    const auto sentence =
        isAtMost ? tr("%1: what is left out begins at %2, before what is looked at, %3. Let “Leave "
                      "out” be %3 or more.")
                 : tr("%1: what is left out begins at %2, before what is looked at, %3. Let “Leave "
                      "out” be %3 or less.");
    return sentence.arg(nameOf(limit), figureOf(*own), figureOf(*review));
}

QString LimitsTable::problem() const
{
    for (int row = 0; row < rowCount(); ++row)
        for (const int column : {kReview, kReject})
            if (auto problem = problemAt(row, column); !problem.isEmpty())
                return problem;
    return {};
}

void LimitsTable::changeEvent(QEvent* event)
{
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && item(0, kUsual) != nullptr)
        for (int row = 0; row < rowCount(); ++row)
            mark(row);
}

QString LimitsTable::text() const
{
    const auto usual = defaultLimits();
    const auto names = limitNames(usual); // two a row: ".review", ".reject"
    QStringList set;
    for (int row = 0; row < rowCount(); ++row)
        for (const int column : {kReview, kReject}) {
            const auto figure = written(item(row, column)->text());
            if (figure != figureOf(valueOf(usual[std::size_t(row)], column)))
                set << QStringLiteral("%1=%2").arg(toQString(names[std::size_t(2 * row + column - kReview)]),
                                                   figure);
        }
    return set.join(QLatin1Char(' '));
}

} // namespace understudy
