// A record of consent, all that it says.
#pragma once

#include "core/data/consent.h"

#include <QDialog>

namespace understudy {

/// "12 March 2026".
QString dateText(const Date& date);
/// "training, speaking scripts".
QString scopesText(const ConsentRecord& consent);

/// Modeless; deletes itself when it is closed. `project`: where its spoken statement lies.
class ConsentRecordDialog : public QDialog
{
    Q_OBJECT
public:
    ConsentRecordDialog(const ConsentRecord& consent, const std::filesystem::path& project, QWidget* parent);
};

} // namespace understudy
