#include "widgets/support/job_strip.h"

#include "widgets/support/announce.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace understudy {

using metrics::u;

namespace {

constexpr int kMessageMs = 6000;
constexpr int kBarSteps = 1000;
constexpr int kBarWidth = 45; // units, where there is room
constexpr int kLeastBarWidth = 15;

} // namespace

JobStrip::JobStrip(QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel), m_name(new ElidedLabel), m_bar(new QProgressBar),
      m_percent(makeLabel({})), m_rate(makeMutedElided()), m_button(makeButton({})), m_more(makeButton({})),
      m_list(new QMenu(this)), m_engineIcon(new IconLabel("model", Token::Muted)),
      m_engine(makeMutedElided()), m_device(makeMutedElided()), m_messageTimer(new QTimer(this)),
      m_announcer(new StatusAnnouncer(this))
{
    setAccessibleName(tr("Jobs"));
    createLayout();
    m_messageTimer->setSingleShot(true);
    m_messageTimer->setInterval(kMessageMs);
    connect(m_messageTimer, &QTimer::timeout, this, [this] {
        m_message.clear();
        m_action = {};
        refresh();
    });
    // Filled as it opens: names change while it is closed, and must not under the pointer.
    connect(m_list, &QMenu::aboutToShow, this, [this] {
        m_list->clear();
        for (int i = 0; i < m_others.size(); ++i)
            m_list->addAction(tr("Cancel: %1").arg(m_others[i]), this,
                              [this, i] { Q_EMIT otherCancelRequested(i); });
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (!isShowingMessage())
            Q_EMIT cancelRequested();
        else if (const auto action = m_action)
            action();
    });
    refresh();
}

void JobStrip::createLayout()
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 1, u(3), 0);
    layout->setSpacing(u(2));
    setFixedHeight(u(8));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(u(kBarWidth));
    m_bar->setAccessibleName(tr("Progress"));
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    layout->addWidget(m_icon);
    layout->addWidget(m_name, 0);
    layout->addWidget(m_bar);
    layout->addWidget(m_percent);
    auto* rate = makeGroup({m_rate});
    m_enginePart = makeGroup({m_engineIcon, m_engine});
    auto* device = makeGroup({makeVerticalLine(), new IconLabel("speaker", Token::Muted), m_device});
    layout->addWidget(rate);
    layout->addWidget(m_button);
    layout->addWidget(m_more);
    m_more->setMenu(m_list);
    layout->addStretch(1);
    layout->addWidget(m_announcer);
    layout->addWidget(m_enginePart);
    layout->addWidget(device);
    fitParts(rate, device);
}

void JobStrip::fitParts(QWidget* rate, QWidget* device)
{
    auto* fit = new RowFit(this);
    fit->addPart(device);
    fit->addStep([this] { return m_bar->isHidden() ? 0 : u(kBarWidth - kLeastBarWidth); },
                 [this](bool isHere) { m_bar->setFixedWidth(u(isHere ? kBarWidth : kLeastBarWidth)); });
    fit->addPart(rate);
    fit->addPart(m_enginePart);
}

void JobStrip::setJob(const std::optional<JobLine>& job)
{
    m_job = job;
    refresh();
}

void JobStrip::setIdleText(const QString& text)
{
    if (std::exchange(m_idle, text) != text)
        refresh();
}

void JobStrip::setOthers(const QStringList& names)
{
    if (names == m_others)
        return;
    m_others = names;
    refresh();
}

bool JobStrip::isListing() const
{
    return m_list->isVisible();
}

bool JobStrip::isShowingMessage() const
{
    return !m_message.isEmpty();
}

void JobStrip::showMessage(const QString& sentence, const QString& actionText, std::function<void()> action)
{
    m_message = sentence;
    m_actionText = actionText;
    m_action = std::move(action);
    m_messageTimer->start();
    m_announcer->announce(sentence);
    refresh();
}

void JobStrip::addEngineAction(QAction* action)
{
    m_enginePart->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_enginePart->addAction(action);
}

void JobStrip::setEngine(const QString& text, const QString& detail)
{
    m_enginePart->setToolTip(detail);
    m_engine->setText(text);
    m_engineIcon->setVisible(!text.isEmpty());
}

void JobStrip::setSoundDevice(const QString& text)
{
    m_device->setText(text);
}

void JobStrip::refresh()
{
    const bool hasJob = m_job && !isShowingMessage();
    m_icon->setVisible(hasJob && !m_job->iconName.isEmpty());
    m_bar->setVisible(hasJob && m_job->fraction);
    m_percent->setVisible(hasJob && m_job->fraction);
    m_rate->setVisible(hasJob && !m_job->rate.isEmpty());
    m_name->setText(isShowingMessage() ? m_message
                    : hasJob           ? m_job->name
                    : m_idle.isEmpty() ? tr("No jobs running")
                                       : m_idle);
    m_name->setForegroundRole(hasJob || isShowingMessage() ? QPalette::WindowText
                                                           : QPalette::PlaceholderText);
    m_button->setText(isShowingMessage() ? m_actionText : hasJob ? m_job->cancelText : QString());
    m_button->setVisible(!m_button->text().isEmpty());
    m_more->setText(tr("%n more", nullptr, static_cast<int>(m_others.size())));
    m_more->setVisible(hasJob && !m_others.isEmpty());
    if (!hasJob)
        return;
    m_icon->setIcon(m_job->iconName, Token::Accent);
    m_rate->setText(m_job->rate);
    if (m_job->fraction) {
        // Cut, not rounded: 100 % means done.
        const int percent = static_cast<int>(std::clamp(*m_job->fraction, 0.0, 1.0) * 100);
        m_percent->setText(tr("%1 %").arg(percent));
        m_bar->setValue(static_cast<int>(*m_job->fraction * kBarSteps));
    }
}

void JobStrip::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens[Token::Window]);
    painter.fillRect(QRect(0, 0, width(), 1), tokens[Token::Line]);
}

} // namespace understudy
