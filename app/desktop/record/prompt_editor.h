// Where the prompts of a recording session come from: typed, pasted, or read from a text file.
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace understudy {

class PromptEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PromptEditor(QWidget* parent = nullptr);

    /// As they are stored.
    void setText(const QString& text);
    /// In place of them, as if it were typed: undoing leads back.
    void type(const QString& text);
    QString text() const;
    /// Something was typed that is not stored.
    bool isChanged() const;
    /// Whether there are prompts to go back to.
    void setHasBack(bool hasBack);

Q_SIGNALS:
    void used();
    void backRequested();
    void fileChosen(const QString& file);

protected:
    /// Escape leads back, where there is something to go back to.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void askForFile();
    void openFile();

    QPlainTextEdit* m_field;
    QPushButton *m_use, *m_back;
    QString m_stored;
};

} // namespace understudy
