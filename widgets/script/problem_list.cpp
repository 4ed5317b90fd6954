#include "widgets/script/problem_list.h"

#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

namespace understudy {

using metrics::u;

namespace {

constexpr std::size_t kListed = 50;
constexpr int kShownRows = 4;

/// One problem: clicked, or Enter with the focus, it is jumped to.
class Row : public QWidget
{
public:
    explicit Row(std::function<void()> activate) : m_activate(std::move(activate))
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setProperty("ownFocus", true);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const auto& tokens = viewPalette(this);
        QPainter painter(this);
        painter.fillRect(rect(), tokens[hasFocus()     ? Token::Selection
                                        : underMouse() ? Token::Hover
                                                       : Token::Raised]);
        painter.fillRect(0, 0, width(), 1, tokens[Token::Line]);
        if (hasFocus())
            painter.fillRect(0, 0, 3, height(), tokens[Token::Accent]);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (rect().contains(event->position().toPoint()))
            m_activate();
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            m_activate();
        else
            QWidget::keyPressEvent(event);
    }

private:
    std::function<void()> m_activate;
};

} // namespace

ProblemList::ProblemList(QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel("error", Token::Bad)),
      m_header(makeLabel({}, metrics::Type::Strong)), m_note(makeMutedLabel({})), m_scroll(new QScrollArea)
{
    setAccessibleName(tr("Problems"));
    setGround(this, Ground::Raised);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(u(3), 0, u(3), 0);
    head->setSpacing(u(2));
    head->addWidget(m_icon);
    head->addWidget(m_header);
    head->addWidget(m_note, 1);
    m_header->setMinimumHeight(u(7));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHorizontalLine());
    layout->addLayout(head);
    layout->addWidget(m_scroll);
    hide();
}

void ProblemList::setProblems(const std::vector<ProblemRow>& rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    setVisible(!m_rows.empty());
    refreshHeader();
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (std::size_t i = 0; i < std::min(m_rows.size(), kListed); ++i)
        layout->addWidget(makeRow(static_cast<int>(i)));
    if (m_rows.size() > kListed) {
        auto* rest = makeMutedLabel(tr("and %n more", nullptr, static_cast<int>(m_rows.size() - kListed)));
        rest->setContentsMargins(u(3), u(1), u(3), u(1));
        layout->addWidget(rest);
    }
    layout->addStretch();
    setGround(list, Ground::Raised);
    m_scroll->setWidget(list);
    m_scroll->setFixedHeight(heightOfRows(*list));
}

int ProblemList::heightOfRows(const QWidget& list) const
{
    const auto* layout = list.layout();
    int height = 0;
    for (int i = 0; i < std::min(count(), kShownRows); ++i)
        height += layout->itemAt(i)->sizeHint().height();
    return height;
}

void ProblemList::refreshHeader()
{
    const auto warnings = static_cast<int>(std::ranges::count(m_rows, true, &ProblemRow::isWarning));
    const int errors = count() - warnings;
    m_icon->setIcon(errors > 0 ? "error" : "warning", errors > 0 ? Token::Bad : Token::Warn);
    QStringList parts;
    if (errors > 0)
        parts << tr("%n problem(s)", nullptr, errors);
    if (warnings > 0)
        parts << tr("%n warning(s)", nullptr, warnings);
    m_header->setText(parts.join(QStringLiteral(", ")));
    m_header->setForegroundRole(errors > 0 ? QPalette::BrightText : QPalette::WindowText);
    m_note->setText(errors > 0 ? tr("A script with problems does not render.") : QString());
}

QWidget* ProblemList::makeRow(int index)
{
    const auto& problem = m_rows[static_cast<std::size_t>(index)];
    auto* row = new Row([this, index] { Q_EMIT activated(index); });
    row->setAccessibleName(problem.place + QStringLiteral(": ") + problem.sentence);
    auto* place = makeLabel(problem.place);
    place->setFont(metrics::fixedFont());
    place->setFixedWidth(QFontMetrics(place->font()).horizontalAdvance(QStringLiteral("00000:000")) + u(1));
    auto* sentence = makeLabel(problem.sentence);
    sentence->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(u(1));
    words->addWidget(sentence);
    if (problem.hasReplacement) {
        auto* acts = new QHBoxLayout;
        acts->setSpacing(u(2));
        auto* replace = makeButton(tr("Replace"));
        connect(replace, &QPushButton::clicked, this, [this, index] { Q_EMIT replaceRequested(index); });
        acts->addWidget(replace);
        acts->addWidget(makeMutedLabel(problem.hint, metrics::Type::Caption), 1);
        words->addLayout(acts);
    }
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(u(3), u(1.5), u(3), u(1.5));
    layout->addWidget(place, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return row;
}

} // namespace understudy
