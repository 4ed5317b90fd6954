// The form of a run that is to begin: what it learns from, what it begins with, and whether it can.
#pragma once

#include "app/desktop/training/preset_cards.h"
#include "core/data/dataset/built_dataset.h"
#include "core/model/device_report.h"
#include "core/session/train_service.h"
#include "widgets/forms/check_list.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace understudy {

class ElidedLabel;
class ParameterForm;

struct BaseChoice
{
    std::string id;
    QString label; ///< "csm-1b, bf16"
};

/// What there is to choose from.
struct NewRunSources
{
    std::filesystem::path ownFolder;        ///< where the project's dataset would be
    std::optional<BuiltDataset> ownDataset; ///< none: it was not built
    std::vector<BaseChoice> bases;
    std::vector<ComputeDevice> devices;
};

class NewRunPage : public QWidget
{
    Q_OBJECT
public:
    explicit NewRunPage(QWidget* parent = nullptr);

    /// What was chosen stays where it is still there.
    void setSources(NewRunSources sources);
    /// Begins with the preset.
    void begin();
    /// As that run was begun.
    void copyFrom(const RunInfo& run);
    /// The last run, for "Copy from run 3"; none: there is nothing to copy.
    void offerCopy(const std::optional<RunInfo>& run);

    /// The answer to folderRequested().
    void chooseFolder(const std::filesystem::path& folder);

    RunToStart run() const;
    /// The dataset's folder; empty: none is chosen.
    std::filesystem::path dataset() const;
    bool isStartable() const;
    ParameterForm* form() const { return m_form; }

    /// What was looked at before the start; while it is being looked at there may be none.
    void showChecks(std::vector<CheckItem> checks, bool isDone);
    void showCost(TrainPreset preset, const QString& cost) { m_presets->card(preset)->setCost(cost); }
    /// Label and value: "Time", "about 49 min".
    void showExpected(const std::vector<std::pair<QString, QString>>& rows);
    void change(const TrainSettings& settings);
    QWidget* checks() const { return m_side; }

Q_SIGNALS:
    /// What is to start is another one: it has to be looked at anew.
    void changed();
    void startableChanged();
    void folderRequested(); ///< another dataset

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    QWidget* makeSources();
    QWidget* makeSettingsHead();
    QWidget* makeSide();
    void fillDatasets();
    void setDataset(std::filesystem::path folder);
    void choosePreset(TrainPreset preset);
    void takeDataset(int index);
    void refreshDifference();
    void tellChange();

    NewRunSources m_sources;
    std::vector<std::filesystem::path> m_folders; ///< that were chosen beside the project's own
    std::filesystem::path m_folder;               ///< the one in use; empty: the project's own
    std::optional<RunInfo> m_copied;
    bool m_isChecked = false;
    PresetCards* m_presets;
    QComboBox* m_dataset;
    QComboBox* m_base;
    QLineEdit* m_note;
    ParameterForm* m_form;
    ElidedLabel* m_difference;
    QPushButton* m_copy;
    QWidget* m_side = nullptr;
    QLabel* m_summary;
    CheckList* m_checks;
    QWidget* m_expected = nullptr;
    QFormLayout* m_expectedRows = nullptr;
};

} // namespace understudy
