#include "app/desktop/training/run_check.h"

#include "app/desktop/workspace.h"
#include "core/data/dataset/built_dataset.h"
#include "core/model/store/model_store.h"
#include "core/session/consent_service.h"
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

Result<std::shared_ptr<const PreflightData>>
dataOf(Session& session, const RunToStart& run, const CsmFiles& base, RunFacts& facts, JobContext& context)
{
    const RunFacts::DataKey key{run.dataset.string(), base.sha256, run.settings.longestClip,
                                run.settings.speaker};
    if (const auto known = facts.data.find(key); known != facts.data.end())
        return known->second;
    const ClipWatch watch{context.stopToken(), {}};
    const auto cache = session.folder() / "runs" / ".codes";
    UNDERSTUDY_TRY(auto data, readPreflightData(run.dataset, base, cache, run.settings, watch));
    auto kept = std::make_shared<const PreflightData>(std::move(data));
    if (!kept->problem) // it may be mended any moment
        facts.data[key] = kept;
    return kept;
}

void lookForConsent(Session& session, const CsmFiles& base, RunLook& look)
{
    if (base.isSynthetic)
        return;
    const auto record = session.consents().show({});
    if (!record) {
        look.consent = record.error();
        return;
    }
    if (*record)
        look.person = (*record)->person;
    if (const auto allowed =
            checkConsent(*record, ConsentScope::Train, today(), session.folder().stem().string());
        !allowed)
        look.consent = allowed.error();
}

Result<RunLook> lookAt(Session& session, const RunToStart& run, RunFacts facts, JobContext& context)
{
    RunLook look;
    look.facts = std::move(facts);
    const auto base = storesOf(session).csmFiles(run.base);
    if (!base) {
        look.problem = base.error();
        return look;
    }
    lookForConsent(session, *base, look);
    UNDERSTUDY_TRY(const auto data, dataOf(session, run, *base, look.facts, context));
    const auto runs = session.folder() / "runs";
    const auto machine = lookAtMachine(run.settings, *data, runs);
    look.preflight = checkTraining(run.settings, *data, machine);
    for (const auto preset : kTrainPresets) {
        if (context.cancelled())
            return fail(Code::Cancelled);
        auto settings = settingsOf(preset);
        settings.device = run.settings.device;
        if (data->clips.count(Split::Train) > 0)
            look.costs.emplace(preset, estimateTraining(settings, data->config, data->load,
                                                        lookAtMachine(settings, *data, runs).speed));
    }
    return look;
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

CheckMark markOf(CheckState state)
{
    return state == CheckState::Fail   ? CheckMark::Fail
           : state == CheckState::Look ? CheckMark::Look
                                       : CheckMark::Pass;
}

} // namespace

Result<NewRunSources> readNewRunSources(Session& session)
{
    NewRunSources sources;
    sources.ownFolder = session.training().ownDataset();
    sources.ownDataset = findBuilt(sources.ownFolder);
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
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        stop();
        m_facts = {};
    });
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
    m_looking.start(session->jobs().workers().start<RunLook>(
                        JobKind::Background, {},
                        [session, run = m_run, facts = m_facts](JobContext& context) {
                            return lookAt(*session, run, facts, context);
                        }),
                    [this](const Result<RunLook>& look) {
                        if (look)
                            take(*look);
                        else if (look.error().code != Code::Cancelled)
                            take({.facts = m_facts, .problem = look.error()});
                    });
}

void RunCheck::take(const RunLook& look)
{
    m_facts = look.facts;
    Q_EMIT looked(itemsOf(look), true);
    const auto& estimate = look.preflight.estimate;
    Q_EMIT expected(estimate ? expectedOf(*estimate) : std::vector<std::pair<QString, QString>>());
    for (const auto& [preset, cost] : look.costs)
        Q_EMIT costKnown(preset, costText(cost));
}

std::vector<CheckItem> RunCheck::itemsOf(const RunLook& look)
{
    std::vector<CheckItem> items;
    if (look.problem) {
        items.push_back({.key = QStringLiteral("base"),
                         .state = CheckMark::Fail,
                         .title = tr("Base model"),
                         .detail = words::sentence(*look.problem)});
        return items;
    }
    items.push_back(consentOf(look));
    for (const auto& check : look.preflight.checks)
        items.push_back(itemOf(check));
    return items;
}

CheckItem RunCheck::consentOf(const RunLook& look)
{
    CheckItem item{.key = QStringLiteral("consent"), .state = CheckMark::Pass, .title = tr("Consent")};
    item.figure = look.person.empty() ? tr("not needed") : toQString(look.person);
    if (!look.consent)
        return item;
    item.state = CheckMark::Fail;
    item.figure = look.person.empty() ? tr("none") : toQString(look.person);
    item.detail = words::sentence(*look.consent);
    item.fixes.push_back({tr("Record consent…"), [this] { Q_EMIT consentWanted(); }});
    return item;
}

CheckItem RunCheck::itemOf(const PreflightCheck& check)
{
    const auto kind = name(check.kind);
    CheckItem item{.key = toQString(kind),
                   .state = markOf(check.state),
                   .title = words::title(check.kind),
                   .figure = words::figure(check),
                   .detail = words::sentence(check)};
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
