// Figures in Prometheus's text format (0.0.4).
#include "app/server/metrics.h"
#include "tests/support/results.h"

#include <QRegularExpression>

using namespace understudy::server;

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAndMeasures()
    {
        Metrics metrics;
        metrics.countRequest("/health", 200, 0.0015, 18);
        metrics.countRequest("/health", 200, 0.3, 18);
        metrics.countRequest("/synthesize", 404, 0.002, 100);
        metrics.countRefusal("queue");
        metrics.countSpeech({"draft", 0.001, 0.02, 0.1, 2.0, 0.04});
        metrics.countSpeech({"draft", 0.001, 0, 0.1, 0, 0.01, true});
        const auto text = QString::fromStdString(metrics.text({{"a_gauge", "Of a test.", 2.5}}));
        for (const char* line :
             {"understudy_http_requests_total{route=\"/health\",status=\"200\"} 2",
              "understudy_http_requests_total{route=\"/synthesize\",status=\"404\"} 1",
              "understudy_http_request_seconds_bucket{route=\"/health\",le=\"0.001\"} 0",
              "understudy_http_request_seconds_bucket{route=\"/health\",le=\"0.002\"} 1",
              "understudy_http_request_seconds_bucket{route=\"/health\",le=\"0.5\"} 2",
              "understudy_http_request_seconds_bucket{route=\"/health\",le=\"+Inf\"} 2",
              "understudy_http_request_seconds_count{route=\"/health\"} 2",
              "understudy_http_sent_bytes_total 136", "understudy_http_refused_total{why=\"queue\"} 1",
              "understudy_speech_total{model=\"draft\",end=\"done\"} 1",
              "understudy_speech_total{model=\"draft\",end=\"cancelled\"} 1",
              "understudy_speech_real_time_factor{model=\"draft\"} 40", "a_gauge 2.5"})
            QVERIFY2(text.contains(QString::fromUtf8(line) + QLatin1Char('\n')), line);
        QVERIFY(text.contains(
            QStringLiteral("understudy_speech_first_audio_seconds_count{model=\"draft\"} 1\n")));
    }

    void isWellFormed()
    {
        Metrics metrics;
        metrics.countRequest("/jobs/{id}", 200, 0.0015, 18);
        metrics.countSpeech({"csm-1b", 0.001, 0.02, 0.1, 2.0, 0.04});
        static const QRegularExpression line(
            QStringLiteral("^(# (HELP|TYPE) [a-z_]+ "
                           ".+|[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*\\})? [-+0-9.e]+)$"));
        const auto text = QString::fromStdString(metrics.text({{"a_gauge", "Of a test.", 0}}));
        QVERIFY(text.endsWith(QLatin1Char('\n')));
        for (const auto& one : text.chopped(1).split(QLatin1Char('\n')))
            QVERIFY2(line.match(one).hasMatch(), qPrintable(one));
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
