// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <type_traits>

namespace mm {

/// Writes metrics in the Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
class MetricsText final
{
public:
    /// The series of a family follow.
    void begin(const QByteArray &name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    template <class Number>
    void add(const QByteArray &labels, Number value, const char *suffix = "")
    {
        m_text += m_name + suffix;
        if (!labels.isEmpty())
            m_text += '{' + labels + '}';
        if constexpr (std::is_floating_point_v<Number>)
            m_text += ' ' + QByteArray::number(value, 'g', 17) + '\n';
        else
            m_text += ' ' + QByteArray::number(qint64(value)) + '\n';
    }
    /// A family of one series.
    template <class Number>
    void addFamily(const QByteArray &name, const char *type, const char *help, Number value)
    {
        begin(name, type, help);
        add({}, value);
    }
    void comment(const QByteArray &text) { m_text += "# " + text + '\n'; }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

    /// `name="value"`, escaped.
    [[nodiscard]] static QByteArray label(const QByteArray &name, const QString &value)
    {
        QByteArray text = value.toUtf8();
        text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        return name + "=\"" + text + '"';
    }

private:
    QByteArray m_name;
    QByteArray m_text;
};

} // namespace mm
