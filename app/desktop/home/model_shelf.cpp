#include "app/desktop/home/model_shelf.h"

#include "widgets/support/conversions.h"

namespace understudy {

ModelShelf::ModelShelf(QObject* parent) : QObject(parent)
{
    refresh();
}

void ModelShelf::refresh()
{
    m_reading.start(m_service.read(), [this](const Result<ModelList>& list) {
        if (!list)
            return;
        m_list = *list;
        Q_EMIT changed();
    });
}

void ModelShelf::fetch(const QString& repository)
{
    if (!m_status)
        watch(m_service.fetch({.repository = repository.toStdString()}), repository);
}

void ModelShelf::add(const QString& folder)
{
    if (!m_status)
        watch(m_service.add({.source = toPath(folder)}), {});
}

void ModelShelf::cancel()
{
    m_work.cancel();
}

void ModelShelf::watch(const JobHandle<ModelInfo>& job, const QString& repository)
{
    m_status = job->status();
    m_work.watch(
        job,
        [this, repository](const Result<ModelInfo>& model) {
            m_status.reset();
            Q_EMIT progressed();
            if (!model && model.error().code != Code::Cancelled)
                Q_EMIT failed(model.error(), repository);
            refresh();
        },
        [this](const JobStatus& status) {
            m_status = status;
            Q_EMIT progressed();
        });
    Q_EMIT progressed();
}

} // namespace understudy
