// SPDX-License-Identifier: MIT
#include "ui/preferences/preferencesdialog.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>

namespace mm {

namespace {

struct PrometheusTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::PrometheusBox)
};

} // namespace

/// The choice to watch the machines of Prometheus instead of a stats file, and how it is reached.
QWidget *PreferencesDialog::makePrometheusGroup()
{
    const Prometheus &setup = m_setup.prometheus;
    m_prometheus = new QGroupBox(
        //: "machines" are computers, each with an MM; Prometheus is a name; "the file" is the stats
        //: file
        PrometheusTexts::tr("Watch man&y machines through Prometheus instead of the file"), m_page);
    m_prometheus->setObjectName(QStringLiteral("mm_prometheus"));
    m_prometheus->setCheckable(true);
    QFormLayout *form = createForm(m_prometheus);
    ValidatedLineEdit *url =
        //: where Prometheus listens
        addField(form, PrometheusTexts::tr("&URL:"), QStringLiteral("mm_prometheus_url"),
                 setup.validateUrl, setup.defaultUrl, &Preferences::prometheusUrl);
    m_test = new QPushButton(PrometheusTexts::tr("Quic&k Test"), m_page);
    m_test->setObjectName(QStringLiteral("mm_prometheus_test"));
    m_test->setAutoDefault(false);
    m_test->setAccessibleDescription(PrometheusTexts::tr("Asks Prometheus for the machines"));
    url->addBeside(m_test);
    //: which machines
    addField(form, PrometheusTexts::tr("Selection &query:"), QStringLiteral("mm_prometheus_select"),
             setup.validateSelect, setup.defaultSelect, &Preferences::prometheusSelect);
    //: the path of a file with a password
    addField(form, PrometheusTexts::tr("Pass&word file:"), QStringLiteral("mm_prometheus_config"),
             setup.validateConfig, PrometheusTexts::tr("none"), &Preferences::prometheusConfig);
    m_testResult = new LiveRegionLabel(m_page);
    m_testResult->setObjectName(QStringLiteral("mm_prometheus_result"));
    form->addRow(m_testResult);
    if (setup.isGiven) {
        const QString text = PrometheusTexts::tr("The command line tells what is watched.");
        auto *note = new QLabel(text, m_page);
        note->setObjectName(QStringLiteral("mm_prometheus_given"));
        note->setTextFormat(Qt::PlainText);
        form->addRow(note);
        m_prometheus->setEnabled(false);
        m_prometheus->setAccessibleDescription(text);
    }
    connect(m_prometheus, &QGroupBox::toggled, this, &PreferencesDialog::readControls);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_test->setEnabled(false);
        m_testResult->showText(PrometheusTexts::tr("Prometheus is being asked."));
        Q_EMIT testRequested(m_values);
    });
    return m_prometheus;
}

void PreferencesDialog::setTestResult(const QString &text)
{
    m_test->setEnabled(true);
    m_testResult->showText(text);
}

} // namespace mm
