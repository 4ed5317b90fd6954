#include "widgets/forms/settings_form.h"

#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace understudy {

using metrics::u;

SettingsForm::SettingsForm(const std::vector<FormPage>& pages, QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit), m_list(new QListWidget), m_pages(new QStackedWidget),
      m_nothing(makeMutedLabel({}))
{
    createLayout(pages);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsForm::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_pages->setCurrentIndex(row);
    });
    m_list->setCurrentRow(0);
}

void SettingsForm::createLayout(const std::vector<FormPage>& pages)
{
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search", Token::Muted), QLineEdit::LeadingPosition);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Pages"));
    for (const auto& page : pages) {
        m_list->addItem(page.title);
        m_list->item(m_list->count() - 1)->setSizeHint({u(30), u(7)});
        m_pages->addWidget(makePage(page));
    }
    m_nothing->setContentsMargins(u(3), 0, u(3), 0);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    auto* side = new QWidget;
    setGround(side, Ground::Surface);
    side->setFixedWidth(u(46));
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, u(2), 0, 0);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(u(2), 0, u(2), 0);
    searchRow->addWidget(m_search);
    sideLayout->addLayout(searchRow);
    sideLayout->addWidget(m_nothing);
    sideLayout->addWidget(m_list, 1);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(side);
    body->addWidget(makeVerticalLine());
    body->addWidget(m_pages, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(makeFoot());
    setGround(this, Ground::Raised);
}

QWidget* SettingsForm::makePage(const FormPage& page)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(u(6), u(5), u(6), u(5));
    layout->setSpacing(u(3.5));
    layout->addWidget(makeLabel(page.title, metrics::Type::Heading));
    auto& fields = m_fields.emplace_back();
    for (const auto& row : page.rows) {
        fields.push_back(new FormField(row));
        layout->addWidget(fields.back());
    }
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    setGround(content, Ground::Raised);
    return scroll;
}

QWidget* SettingsForm::makeFoot()
{
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(u(4), u(3), u(4), u(3));
    layout->addWidget(makeMutedLabel(tr("Changes apply at once.")), 1);
    auto* restore = makeButton(tr("Restore defaults"));
    connect(restore, &QPushButton::clicked, this, &SettingsForm::restoreDefaults);
    auto* close = makeButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &SettingsForm::closeRequested);
    layout->addWidget(restore);
    layout->addWidget(close);
    return foot;
}

void SettingsForm::restoreDefaults()
{
    for (const auto& page : m_fields)
        for (auto* field : page)
            field->restoreDefault();
}

FormField* SettingsForm::field(const QString& key) const
{
    for (const auto& page : m_fields)
        for (auto* field : page)
            if (field->row().key == key)
                return field;
    return nullptr;
}

void SettingsForm::setCurrentPage(int index)
{
    m_list->setCurrentRow(index);
}

int SettingsForm::currentPage() const
{
    return m_pages->currentIndex();
}

void SettingsForm::setSearch(const QString& words)
{
    m_search->setText(words);
}

void SettingsForm::search(const QString& words)
{
    const QString wanted = words.trimmed();
    int firstPage = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        // A page whose title matches shows all it has.
        const bool isTitle = m_list->item(i)->text().contains(wanted, Qt::CaseInsensitive);
        bool hasMatch = isTitle;
        for (auto* field : m_fields[static_cast<std::size_t>(i)]) {
            const bool shows = isTitle || field->matches(wanted);
            field->setVisible(shows);
            hasMatch = hasMatch || shows;
        }
        m_list->item(i)->setHidden(!hasMatch);
        if (hasMatch && firstPage < 0)
            firstPage = i;
    }
    m_nothing->setText(tr("No setting contains “%1”.").arg(wanted));
    m_nothing->setVisible(firstPage < 0);
    if (firstPage >= 0 && m_list->item(currentPage())->isHidden())
        setCurrentPage(firstPage);
}

} // namespace understudy
