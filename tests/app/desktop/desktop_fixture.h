// What the tests of the window share: a folder with a script, and how its user opens and changes it.
#pragma once

#include "tests/support/results.h"
#include "tests/support/studio.h"

namespace understudy {

inline constexpr const char* kScript =
    "---\ntitle: Low water\nseed: 3\nvoices:\n  Mara: fake/high\n  Jon: fake/low\n---\n\n"
    "## The pool\n\nMARA: The sea lets go of this shelf of rock twice a day.\n\n"
    "JON: And I was promised a cup of coffee for this.\n\n"
    "MARA: The pool at our feet is very cold indeed.\n";
inline constexpr int kWait = 20'000; ///< the most a test waits for a fact

class DesktopTest : public QObject
{
protected:
    void makeFolder()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        VERIFY_OK(writeFile(path("low-water.md"), kScript));
    }

    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_dir->path().toStdString()) / name;
    }

    bool openScript(test::Studio& studio, int lines = 3)
    {
        studio.window().openPath(QString::fromStdString(path("low-water.md").string()));
        return QTest::qWaitFor([&] { return studio.lines().rowCount() == lines; }, kWait);
    }

    static void editWord(test::Studio& studio, const std::string& word, const char* replacement)
    {
        auto& editor = studio.editor();
        const auto at = editor.source().find(word);
        editor.setCaretOffset(at);
        editor.setFocus();
        for (std::size_t i = 0; i < word.size(); ++i)
            QTest::keyClick(&editor, Qt::Key_Delete);
        // As pasted: completion is not what this is about.
        editor.insertPlainText(QString::fromUtf8(replacement));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace understudy
