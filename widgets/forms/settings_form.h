// Pages of fields with a list of pages and a search over all of them; changes apply at once.
#pragma once

#include "widgets/forms/form.h"

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace understudy {

struct FormPage
{
    QString title;
    std::vector<FieldRow> rows;
};

class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsForm(const std::vector<FormPage>& pages, QWidget* parent = nullptr);

    /// Every field goes back to its default, through apply().
    void restoreDefaults();
    FormField* field(const QString& key) const; ///< null: none
    void setCurrentPage(int index);
    int currentPage() const;
    void setSearch(const QString& words);

Q_SIGNALS:
    void closeRequested();

private:
    void createLayout(const std::vector<FormPage>& pages);
    QWidget* makePage(const FormPage& page);
    QWidget* makeFoot();
    void search(const QString& words);

    QLineEdit* m_search;
    QListWidget* m_list;
    QStackedWidget* m_pages;
    QLabel* m_nothing;
    std::vector<std::vector<FormField*>> m_fields; // by page; children
};

} // namespace understudy
