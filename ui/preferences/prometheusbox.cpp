// SPDX-License-Identifier: MIT
#include "ui/preferences/prometheusbox.h"

#include "ui/widgets/displaytext.h"
#include "ui/widgets/liveregionlabel.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace mm {

PrometheusBox::PrometheusBox(const Setup &setup, QWidget *parent)
    //: "machines" are computers, each with an MM; Prometheus is a name; "the file" is the stats
    //: file
    : QGroupBox(tr("Watch man&y machines through Prometheus instead of the file"), parent)
    , m_result(new LiveRegionLabel(this))
{
    setObjectName(QStringLiteral("mm_prometheus"));
    setCheckable(true);
    setChecked(false);
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    //: where Prometheus listens
    m_url = addField(tr("&URL:"), QStringLiteral("mm_prometheus_url"), setup.validateUrl,
                     setup.defaultUrl);
    m_test =
        new QPushButton(tr("Quic&k Test"), this); // the order of creation is that of the Tab key
    //: which machines
    m_select = addField(tr("Selection &query:"), QStringLiteral("mm_prometheus_select"),
                        setup.validateSelect, setup.defaultSelect);
    //: the path of a file with a password
    m_config = addField(tr("Pass&word file:"), QStringLiteral("mm_prometheus_config"),
                        setup.validateConfig, tr("none"));
    m_test->setObjectName(QStringLiteral("mm_prometheus_test"));
    m_test->setAutoDefault(false);
    m_test->setAccessibleDescription(tr("Asks Prometheus for the machines"));
    m_url->addBeside(m_test);
    m_result->setObjectName(QStringLiteral("mm_prometheus_result"));
    form->addRow(m_result);
    if (setup.isGiven) {
        const QString text = tr("The command line tells what is watched.");
        auto *note = new QLabel(text, this);
        note->setObjectName(QStringLiteral("mm_prometheus_given"));
        note->setTextFormat(Qt::PlainText);
        form->addRow(note);
        setEnabled(false);
        setAccessibleDescription(text);
    }
    connect(this, &QGroupBox::toggled, this, &PrometheusBox::changed);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_test->setEnabled(false);
        m_result->showText(tr("Prometheus is being asked."));
        Q_EMIT testRequested();
    });
}

ValidatedLineEdit *PrometheusBox::addField(const QString &label, const QString &name,
                                           const ValidatedLineEdit::Validate &validate,
                                           const QString &placeholder)
{
    auto *field = new ValidatedLineEdit(name, validate, this);
    field->line()->setPlaceholderText(placeholder);
    field->line()->setAccessibleName(accessibleNameFor(label));
    auto *text = new QLabel(label, this);
    text->setBuddy(field->line());
    auto *form = static_cast<QFormLayout *>(layout());
    text->setAlignment(form->labelAlignment() | Qt::AlignVCenter);
    form->addRow(text, field);
    m_labels += text;
    connect(field, &ValidatedLineEdit::accepted, this, &PrometheusBox::changed);
    return field;
}

void PrometheusBox::setValues(const Preferences &values)
{
    setChecked(values.prometheus);
    for (const auto &[field, text] :
         {std::pair(m_url, values.prometheusUrl), std::pair(m_select, values.prometheusSelect),
          std::pair(m_config, values.prometheusConfig)}) {
        if (text != field->text())
            field->setText(text);
    }
}

void PrometheusBox::addTo(Preferences *values) const
{
    values->prometheus = isChecked();
    values->prometheusUrl = m_url->text();
    values->prometheusSelect = m_select->text();
    values->prometheusConfig = m_config->text();
}

void PrometheusBox::copyTypedText(const PrometheusBox &former)
{
    m_url->copyTypedText(*former.m_url);
    m_select->copyTypedText(*former.m_select);
    m_config->copyTypedText(*former.m_config);
}

void PrometheusBox::setTestResult(const QString &text)
{
    m_test->setEnabled(true);
    m_result->showText(text);
}

} // namespace mm
