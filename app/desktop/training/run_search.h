// Finds runs in their list: by name, state, settings or note.
#pragma once

#include "widgets/models/run_list_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace understudy {

class RunSearch : public QWidget
{
    Q_OBJECT
public:
    explicit RunSearch(QWidget* parent = nullptr);

    /// Shows the field, and puts the keys there.
    void open();
    /// Shows all runs again.
    void close();
    /// Whether each word that was typed is somewhere in it.
    bool matches(const RunRow& run) const;
    /// How many of all are left; of none it says what was looked for.
    void setFound(int found, int all);

Q_SIGNALS:
    void changed(); ///< matches()
    void left();    ///< the keys go back to the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QWidget* m_none = nullptr;
    QLabel* m_sentence;
    QPushButton* m_all;
};

} // namespace understudy
