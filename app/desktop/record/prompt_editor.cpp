#include "app/desktop/record/prompt_editor.h"

#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

PromptEditor::PromptEditor(QWidget* parent)
    : QWidget(parent), m_field(new QPlainTextEdit), m_use(makeButton(tr("Use these prompts"), u"check")),
      m_back(makeButton(tr("Back")))
{
    m_field->setObjectName(QStringLiteral("promptText"));
    m_field->setAccessibleName(tr("Prompts, one a line"));
    m_field->setPlaceholderText(tr("The moon pulls the sea along.\nTwice a day it turns around again."));
    m_field->setFont(metrics::font(metrics::Type::Reading));
    m_field->setTabChangesFocus(true);
    m_use->setObjectName(QStringLiteral("usePrompts"));
    m_use->setEnabled(false);
    setPrimary(m_use);
    setFocusProxy(m_field);
    createLayout();
    connect(m_field, &QPlainTextEdit::textChanged, this,
            [this] { m_use->setEnabled(!m_field->document()->isEmpty()); });
    connect(m_use, &QPushButton::clicked, this, &PromptEditor::used);
    connect(m_back, &QPushButton::clicked, this, &PromptEditor::backRequested);
}

void PromptEditor::createLayout()
{
    auto* open = makeButton(tr("Open a text file…"), u"folder");
    open->setObjectName(QStringLiteral("openPrompts"));
    connect(open, &QPushButton::clicked, this, &PromptEditor::askForFile);
    auto* about = makeMutedLabel(tr("One sentence a line. Sentences that take 5 to 15 seconds train best."));
    about->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(u(2));
    for (auto* button : {open, m_back, m_use})
        button->setAutoDefault(false);
    buttons->addWidget(open);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_use);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(6), u(5), u(6), u(4));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("What is to be read"), metrics::Type::Heading));
    layout->addWidget(about);
    layout->addWidget(m_field, 1);
    layout->addLayout(buttons);
}

void PromptEditor::askForFile()
{
    if (!isChanged())
        return openFile();
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Prompts that were typed"),
                                tr("The prompts of the file take the place of what you typed."),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("dropTyped"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto* drop = box->addButton(tr("Open a file"), QMessageBox::DestructiveRole);
    auto* stay = box->addButton(tr("Keep what I typed"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(box, &QDialog::finished, this, [this, box, drop] {
        if (box->clickedButton() == drop)
            openFile();
    });
    box->open();
}

void PromptEditor::openFile()
{
    const auto file =
        QFileDialog::getOpenFileName(this, tr("Open prompts"), {}, tr("Text (*.txt);;All files (*)"));
    if (!file.isEmpty())
        Q_EMIT fileChosen(file);
}

void PromptEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_back->isHidden())
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

void PromptEditor::setText(const QString& text)
{
    m_stored = text;
    m_field->setPlainText(text);
}

void PromptEditor::type(const QString& text)
{
    QTextCursor all(m_field->document());
    all.select(QTextCursor::Document);
    all.insertText(text);
}

bool PromptEditor::isChanged() const
{
    return text() != m_stored;
}

QString PromptEditor::text() const
{
    return m_field->toPlainText();
}

void PromptEditor::setHasBack(bool hasBack)
{
    m_back->setVisible(hasBack);
}

} // namespace understudy
