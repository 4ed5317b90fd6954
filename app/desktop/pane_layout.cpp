#include "app/desktop/pane_layout.h"

#include "app/desktop/pane.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

void stackPane(Pane* pane, QWidget* header, BannerHost* banners, QWidget* body)
{
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (header != nullptr) {
        layout->addWidget(header);
        layout->addWidget(makeHorizontalLine());
    }
    layout->addWidget(banners);
    layout->addWidget(body, 1);
}

QWidget* makeEmptyPage(const QString& title, const QString& text, std::initializer_list<QPushButton*> buttons)
{
    auto* words = makeMutedLabel(text);
    words->setWordWrap(true);
    words->setMaximumWidth(u(110));
    auto* row = new QHBoxLayout;
    row->setSpacing(u(2));
    for (auto* button : buttons)
        row->addWidget(button);
    row->addStretch();
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(8), u(8), u(8), u(8));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(title, metrics::Type::Heading));
    layout->addWidget(words);
    layout->addLayout(row);
    layout->addStretch();
    auto* first = *buttons.begin();
    setPrimary(first);
    auto* scroll = makePageScroll(page);
    scroll->setFocusProxy(first);
    return scroll;
}

} // namespace understudy
