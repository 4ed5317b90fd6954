#include "app/desktop/training/run_check.h"

#include "app/desktop/training/run_view.h"
#include "app/desktop/workspace.h"
#include "core/data/dataset/built_dataset.h"
#include "core/model/store/model_store.h"
#include "widgets/support/conversions.h"
#include "widgets/words/check_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QTimer>

namespace understudy {

namespace {

constexpr int kDelayMs = 250;

/// The project's models before the user's.
ModelStore storesOf(const Session& session)
{
    return ModelStore(ModelStore::userFolder(), session.folder() / "models");
}

QString costText(const TrainEstimate& estimate)
{
    const auto memory = words::size(estimate.memory);
    return estimate.total ? QStringLiteral("%1, %2").arg(words::about(*estimate.total), memory) : memory;
}

std::vector<std::pair<QString, QString>> expectedOf(const TrainEstimate& estimate)
{
    constexpr double kHour = 3600;
    std::vector<std::pair<QString, QString>> rows;
    if (estimate.total)
        rows.emplace_back(RunCheck::tr("Time"), words::about(*estimate.total));
    if (estimate.step && estimate.step->value > 0)
        rows.emplace_back(RunCheck::tr("Speed"),
                          RunCheck::tr("%1 steps/h").arg(words::count(kHour / estimate.step->value)));
    rows.emplace_back(RunCheck::tr("Memory"),
                      RunCheck::tr("%1 at the peak").arg(words::size(estimate.memory)));
    rows.emplace_back(RunCheck::tr("Checkpoint"),
                      RunCheck::tr("%1 each").arg(words::size(estimate.checkpoint)));
    rows.emplace_back(RunCheck::tr("Trained"),
                      RunCheck::tr("%1 parameters").arg(words::count(double(estimate.parameters))));
    return rows;
}

/// "cpu, AMD EPYC 7B13". Without a wish a run takes the first CUDA device there is, else the CPU.
QString deviceText(const std::vector<ComputeDevice>& devices, const std::string& wanted)
{
    const auto isTaken = [&](const ComputeDevice& device) {
        return wanted.empty() ? device.id.starts_with("cuda") : device.id == wanted;
    };
    auto found = std::ranges::find_if(devices, isTaken);
    if (found == devices.end() && wanted.empty())
        found = std::ranges::find(devices, std::string("cpu"), &ComputeDevice::id);
    if (found == devices.end())
        return {};
    return QStringLiteral("%1, %2").arg(toQString(found->id), toQString(found->name));
}

} // namespace

Result<NewRunSources> readNewRunSources(Session& session)
{
    NewRunSources sources;
    sources.ownFolder = session.training().ownDataset();
    sources.ownDataset = findBuilt(sources.ownFolder);
    sources.devices = computeReport().devices;
    for (const auto& model : storesOf(session).list().models)
        if (model.kind == ModelKind::Csm && model.missing.empty())
            sources.bases.push_back(
                {model.id,
                 model.isSynthetic
                     ? RunCheck::tr("%1, synthetic: for trying out").arg(toQString(model.id))
                     : QStringLiteral("%1, %2").arg(toQString(model.id), toQString(model.precision))});
    // One that speaks before one that makes noise.
    std::ranges::stable_partition(sources.bases, [&](const BaseChoice& base) {
        return !base.label.contains(QLatin1String(", synthetic"));
    });
    return sources;
}

RunCheck::RunCheck(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_delay(new QTimer(this))
{
    m_delay->setSingleShot(true);
    m_delay->setInterval(kDelayMs);
    connect(m_delay, &QTimer::timeout, this, &RunCheck::start);
    connect(m_workspace, &Workspace::sessionClosing, this, &RunCheck::stop);
}

void RunCheck::look(const RunToStart& run)
{
    m_run = run;
    m_looking.stop();
    m_delay->start();
}

void RunCheck::stop()
{
    m_delay->stop();
    m_looking.stop();
}

void RunCheck::start()
{
    auto* session = m_workspace->session();
    if (!session)
        return;
    m_looking.start(session->training().preflight(m_run), [this](const Result<RunPreflight>& found) {
        if (found)
            take(*found);
        else if (found.error().code != Code::Cancelled)
            take({.base = found.error()});
    });
}

void RunCheck::take(const RunPreflight& found)
{
    Q_EMIT looked(itemsOf(found), true);
    const auto& estimate = found.checks.estimate;
    Q_EMIT expected(estimate ? expectedOf(*estimate) : std::vector<std::pair<QString, QString>>());
    for (const auto& [preset, cost] : found.costs)
        Q_EMIT costKnown(preset, costText(cost));
}

std::vector<CheckItem> RunCheck::itemsOf(const RunPreflight& found)
{
    std::vector<CheckItem> items;
    items.push_back(baseOf(found.base));
    if (found.base)
        return items;
    items.push_back(consentOf(found));
    for (const auto& check : found.checks.checks)
        items.push_back(itemOf(check));
    return items;
}

CheckItem RunCheck::baseOf(const std::optional<Error>& problem)
{
    CheckItem item{.key = QStringLiteral("base"), .state = CheckMark::Pass, .title = tr("Base model")};
    const bool isNamed = !m_run.base.empty();
    item.figure = isNamed ? toQString(m_run.base) : tr("none");
    if (!problem)
        return item;
    item.state = CheckMark::Fail;
    item.detail = isNamed ? words::sentence(*problem)
                          : tr("A voice is trained over a base model, and there is none here yet.");
    item.fixes.push_back({tr("Go to the models"), [this] { Q_EMIT modelWanted(); }});
    return item;
}

CheckItem RunCheck::consentOf(const RunPreflight& found)
{
    CheckItem item{.key = QStringLiteral("consent"), .state = CheckMark::Pass, .title = tr("Consent")};
    item.figure = found.person.empty() ? tr("not needed") : toQString(found.person);
    if (!found.consent)
        return item;
    item.state = CheckMark::Fail;
    item.figure = found.person.empty() ? tr("none") : toQString(found.person);
    item.detail = words::sentence(*found.consent);
    item.fixes.push_back({tr("Record consent…"), [this] { Q_EMIT consentWanted(); }});
    return item;
}

CheckItem RunCheck::itemOf(const PreflightCheck& check)
{
    auto item = understudy::itemOf(check);
    if (const auto device = deviceText(m_devices, m_run.settings.device);
        check.kind == CheckKind::Device && !device.isEmpty())
        item.figure = device;
    const bool isData = check.kind == CheckKind::Dataset || check.kind == CheckKind::Clips;
    if (isData && check.state == CheckState::Fail) {
        item.fixes.push_back({tr("Go to the review"), [this] { Q_EMIT reviewWanted(); }});
        item.fixes.push_back({tr("Choose another dataset…"), [this] { Q_EMIT datasetWanted(); }});
    }
    for (const auto& changes : check.remedies)
        item.fixes.push_back({words::remedy(changes, m_run.settings), [this, changes] {
                                  auto settings = m_run.settings;
                                  for (const auto& change : changes)
                                      if (!setParameter(settings, change.key, change.value))
                                          return;
                                  Q_EMIT changeWanted(settings);
                              }});
    return item;
}

} // namespace understudy
