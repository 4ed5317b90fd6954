// Plans a comparison: what goes into its slots, what is asked, how often.
#pragma once

#include "core/session/comparing/comparison_sources.h"
#include "core/session/voice_status.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace understudy {

class NewComparisonDialog : public QDialog
{
    Q_OBJECT
public:
    NewComparisonDialog(std::vector<SoundCandidate> candidates, const std::vector<VoiceStatus>& voices,
                        QWidget* parent);

    ComparisonToMake wanted() const;
    void addSlot(const SlotToCompare& slot);
    /// Those of the project, as far as there are slots.
    void addSlots(const std::vector<SoundName>& sounds);

private:
    void nameParts();
    void createLayout();
    void fillTree(const std::vector<VoiceStatus>& voices);
    void filterTree();
    void addChosen();
    void removeChosen();
    void askFiles();
    void check();

    std::vector<SoundCandidate> m_candidates;
    std::vector<SlotToCompare> m_slots; ///< as the list has them
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    QListWidget* m_list;
    QComboBox* m_mode;
    QSpinBox* m_trials;
    QLineEdit* m_name;
    QPlainTextEdit* m_texts;
    QLabel *m_problem, *m_explained, *m_textLabel;
    QPushButton* m_make;
};

} // namespace understudy
