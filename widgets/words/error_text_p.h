// Sentences of the reasons that datasets, training and comparing give.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace understudy::words {

/// Of what is built; empty for another reason.
QString ofDatasets(Reason reason, const QString& subject, const QString& detail);
/// Of a dataset's lists and their lines; empty for another reason.
QString ofLists(Reason reason, const QString& subject, const QString& detail);
/// Of runs and their checkpoints; empty for another reason.
QString ofTraining(Reason reason, const QString& subject, const QString& detail);
/// Of sounds compared by ear; empty for another reason.
QString ofComparing(Reason reason, const QString& subject, const QString& detail);

} // namespace understudy::words
