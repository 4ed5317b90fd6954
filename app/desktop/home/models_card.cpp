#include "app/desktop/home/models_card.h"

#include "app/desktop/home/model_shelf.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kSteps = 1000;

/// "bf16, 3.1 GB", or why it cannot speak.
QString aboutOf(const ModelInfo& model)
{
    if (!model.missing.empty())
        return ModelsCard::tr("lacks %1").arg(toQString(model.missing.front()));
    const auto size = words::size(model.size);
    return model.isSynthetic ? ModelsCard::tr("synthetic, %1").arg(size)
                             : ModelsCard::tr("%1, %2").arg(toQString(model.precision), size);
}

/// A mark, a name, and what there is to say of it.
QHBoxLayout* fillRow(QWidget* row, bool isReady, const QString& name, const QString& about)
{
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(new IconLabel(isReady ? u"check" : u"status-not-rendered",
                                    isReady ? Token::Ok : Token::Muted));
    layout->addWidget(new ElidedLabel(name), 1);
    layout->addWidget(makeMutedElided(about));
    return layout;
}

} // namespace

ModelsCard::ModelsCard(ModelShelf& shelf) : m_shelf(&shelf)
{
    setObjectName(QStringLiteral("models"));
    createLayout();
    connect(m_shelf, &ModelShelf::changed, this, &ModelsCard::showModels);
    connect(m_shelf, &ModelShelf::progressed, this, &ModelsCard::showWork);
    showModels();
    showWork();
}

void ModelsCard::createLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("Models"), metrics::Type::Heading));
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(3), u(3), u(3), u(3));
    inside->setSpacing(u(3));
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(u(2));
    inside->addLayout(m_rows);
    inside->addWidget(makeHorizontalLine());
    m_work = makeWork();
    inside->addWidget(m_work);
    m_add = makeButton(tr("Add models…"), u"model");
    m_add->setObjectName(QStringLiteral("addModel"));
    connect(m_add, &QPushButton::clicked, this, &ModelsCard::addRequested);
    inside->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addWidget(card);
}

QWidget* ModelsCard::makeWork()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(1));
    m_workText = makeMutedLabel({});
    m_workText->setWordWrap(true);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the model"));
    m_cancel = makeButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelModel"));
    m_cancel->setAccessibleName(tr("Cancel getting the model"));
    connect(m_cancel, &QPushButton::clicked, m_shelf, &ModelShelf::cancel);
    auto* across = new QHBoxLayout;
    across->addWidget(m_bar, 1);
    across->addWidget(m_cancel);
    layout->addWidget(m_workText);
    layout->addLayout(across);
    return widget;
}

QWidget* ModelsCard::makeRow(const ModelInfo& model)
{
    auto* row = new QWidget;
    fillRow(row, model.missing.empty(), toQString(model.id), aboutOf(model));
    row->setToolTip(toQString(model.origin));
    return row;
}

QWidget* ModelsCard::makeRow(const KnownModel& known)
{
    auto* row = new QWidget;
    const auto repository = toQString(known.repository);
    auto* layout = fillRow(row, false, repository, words::size(known.size));
    auto* fetch = makeButton(tr("Fetch"), u"import");
    fetch->setObjectName(QStringLiteral("fetch ") + repository);
    fetch->setAccessibleName(tr("Fetch %1").arg(repository));
    fetch->setEnabled(!m_shelf->work());
    connect(fetch, &QPushButton::clicked, this, [this, repository] { m_shelf->fetch(repository); });
    connect(m_shelf, &ModelShelf::progressed, fetch, [this, fetch] { fetch->setEnabled(!m_shelf->work()); });
    layout->addWidget(fetch);
    return row;
}

void ModelsCard::showModels()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& model : m_shelf->list().models)
        m_rows->addWidget(makeRow(model));
    for (const auto& problem : m_shelf->list().problems) {
        auto* words = makeMutedLabel(words::sentence(problem));
        words->setWordWrap(true);
        m_rows->addWidget(words);
    }
    const auto wanted = ModelService::wanted(m_shelf->list());
    if (!wanted.empty()) {
        auto* words = makeMutedLabel(wanted.size() > 1 ? tr("A trained voice needs one of these:")
                                                       : tr("A trained voice still needs:"));
        words->setWordWrap(true);
        m_rows->addWidget(words);
    }
    for (const auto& known : wanted)
        m_rows->addWidget(makeRow(known));
    if (hadFocus && !isAncestorOf(QApplication::focusWidget()))
        m_add->setFocus();
}

void ModelsCard::showWork()
{
    const auto& work = m_shelf->work();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_add->setEnabled(!work);
    m_work->setVisible(work.has_value());
    if (!work) {
        if (hadFocus)
            m_add->setFocus();
        return;
    }
    auto text = words::jobTitle(*work);
    if (const auto left = words::estimateLeft(*work, std::chrono::steady_clock::now()))
        text = tr("%1 · %2").arg(text, words::timeLeft(*left));
    m_workText->setText(text);
    const auto& progress = work->progress;
    m_bar->setRange(0, progress.total > 0 ? kSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(kSteps * progress.done / progress.total));
    if (hadFocus && !m_cancel->hasFocus())
        m_cancel->setFocus();
}

} // namespace understudy
