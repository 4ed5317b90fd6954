// Problems of the script below the editor: place, sentence, and a Replace button where one fix is likely. No
// height while there are none.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;

namespace understudy {

class IconLabel;

struct ProblemRow
{
    QString place; ///< "24:13"
    QString sentence;
    bool isWarning = false;
    bool hasReplacement = false;
    QString hint; ///< beside the button: "or put a backslash before < to speak it"
    bool operator==(const ProblemRow&) const = default;
};

class ProblemList : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemList(QWidget* parent = nullptr);

    /// In order of place. At most 50 are listed; the header counts all of them.
    void setProblems(const std::vector<ProblemRow>& rows);
    int count() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    /// Index into the rows: jump there.
    void activated(int index);
    void replaceRequested(int index);

private:
    void refreshHeader();
    QWidget* makeRow(int index);
    int heightOfRows(const QWidget& list) const;

    std::vector<ProblemRow> m_rows;
    IconLabel* m_icon;
    QLabel* m_header;
    QLabel* m_note;
    QScrollArea* m_scroll;
};

} // namespace understudy
