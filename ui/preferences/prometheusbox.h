// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/preferences.h"
#include "ui/widgets/validatedlineedit.h"

#include <QGroupBox>

class QLabel;
class QPushButton;

namespace mm {

class LiveRegionLabel;

/// The choice to watch the machines of Prometheus instead of a stats file, and how it is reached.
class PrometheusBox final : public QGroupBox
{
    Q_OBJECT

public:
    struct Setup
    {
        QString defaultUrl;
        QString defaultSelect;
        ValidatedLineEdit::Validate validateUrl;
        ValidatedLineEdit::Validate validateSelect;
        ValidatedLineEdit::Validate validateConfig;
        /// The command line says what to watch, so that the choice has no effect.
        bool isGiven = false;
    };

    PrometheusBox(const Setup &setup, QWidget *parent);

    /// A field whose value does not change keeps what the user is typing.
    void setValues(const Preferences &values);
    /// Puts what is entered into \p values.
    void addTo(Preferences *values) const;
    /// The labels of its fields.
    [[nodiscard]] const QList<QLabel *> &labels() const { return m_labels; }
    void copyTypedText(const PrometheusBox &former);
    /// What a test has found, one or more sentences.
    void setTestResult(const QString &text);

Q_SIGNALS:
    void changed();
    /// The user wants to know whether Prometheus answers.
    void testRequested();

private:
    ValidatedLineEdit *addField(const QString &label, const QString &name,
                                const ValidatedLineEdit::Validate &validate,
                                const QString &placeholder);

    QList<QLabel *> m_labels;
    ValidatedLineEdit *m_url;
    ValidatedLineEdit *m_select;
    ValidatedLineEdit *m_config;
    QPushButton *m_test;
    LiveRegionLabel *m_result;
};

} // namespace mm
