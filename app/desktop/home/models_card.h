// Home's card of models: those that are here, those that are missing to speak with a trained voice, and how to
// get them.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace understudy {

struct KnownModel;
struct ModelInfo;
class ModelShelf;

class ModelsCard : public QWidget
{
    Q_OBJECT
public:
    /// `shelf` outlives the card.
    explicit ModelsCard(ModelShelf& shelf);

Q_SIGNALS:
    void addRequested(); ///< a folder or file, to be asked for

private:
    void createLayout();
    QWidget* makeWork();
    QWidget* makeRow(const ModelInfo& model);
    QWidget* makeRow(const KnownModel& known);
    void showModels();
    void showWork();

    ModelShelf* m_shelf;
    QVBoxLayout* m_rows = nullptr;
    QWidget* m_work = nullptr;
    QLabel* m_workText = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace understudy
