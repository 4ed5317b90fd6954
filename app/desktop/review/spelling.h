// Spelling for the transcripts: language and own words are the user's; the dictionary is loaded and asked on
// a lane, never on the GUI thread.
#pragma once

#include "core/jobs/lane.h"
#include "core/session/settings.h"
#include "widgets/support/job_watcher.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace understudy {

class Spelling : public QObject
{
    Q_OBJECT
public:
    /// `user` outlives it.
    Spelling(UserSettings& user, QObject* parent);
    ~Spelling() override;

    /// Choices of the setting review.spelling, and how they are called.
    static std::vector<std::pair<QString, QString>> languages();
    QString language() const { return m_language; }
    /// Keeps the choice.
    Result<void> setLanguage(const QString& language);
    /// Takes over what was chosen elsewhere.
    void refresh();

    /// Why nothing is checked, as a sentence; empty: it is, or the user wants none of it.
    QString absence() const { return m_absence; }
    /// Each word of `text` that is wrong; only the newest question is answered.
    void check(const QString& text, std::function<void(const QSet<QString>&)> done);
    void suggest(const QString& word, std::function<void(const QStringList&)> done);
    /// Into the user's own words, which all languages share.
    Result<void> addWord(const QString& word);

Q_SIGNALS:
    /// Another language or another word: what was checked is to be checked again.
    void changed();

private:
    /// What the lane's one thread uses, and nobody else.
    struct Desk;
    void load();

    UserSettings* m_user;
    std::shared_ptr<Desk> m_desk;
    QString m_language, m_absence;
    LatestJob<void> m_loading;
    LatestJob<QSet<QString>> m_checking;
    LatestJob<QStringList> m_suggesting;
    Lane m_lane{"spelling", 1};
};

} // namespace understudy
