// SPDX-License-Identifier: MIT
#include "ui/window/helpdialog.h"

#include "core/monitor/fleettexts.h"
#include "core/monitor/statustexts.h"
#include "core/system/displaytext.h"
#include "ui/services/serverformat.h"
#include "ui/widgets/displaytext.h"
#include "ui/widgets/liveregionlabel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct HelpText
{
    Q_DECLARE_TR_FUNCTIONS(mm::HelpDialog)
};

const QString reportAnchor = QStringLiteral("report");

QString heading(const QString &text)
{
    return u"<h3>%1</h3>"_s.arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

QString tableOf(const QList<std::pair<QString, QString>> &rows)
{
    QString html;
    for (const auto &[left, right] : rows)
        html += u"<tr><td><b>%1</b></td><td>%2</td></tr>"_s.arg(left.toHtmlEscaped(),
                                                                right.toHtmlEscaped());
    return u"<table cellpadding='4'>"_s + html + u"</table>"_s;
}

QString labelHelp()
{
    Snapshot example;
    example.totalServices = 5;
    example.totalMessages = 1247;
    const auto row = [&example](State state, const QString &text) {
        return std::pair(labelText(state, example), text);
    };
    return tableOf({
        //: %1 and %2 are numbers
        row(State::Active,
            HelpText::tr("Green: MM is alive, as far as can be known. It has %1 "
                         "services that can answer, and has counted %2 messages "
                         "since it was first started.")
                .arg(formatCount(example.totalServices), formatCount(example.totalMessages))),
        row(State::Stopped, HelpText::tr("Gray: MM was shut down cleanly.")),
        row(State::NotUpdating,
            HelpText::tr("Gray: MM is gone or suspended, or has not updated its file for too "
                         "long, or the disk with the file does not respond.")),
        row(State::Error, HelpText::tr("Red: the stats file can't be read, or is not valid.")),
        row(State::NoFile, HelpText::tr("Gray: there is no stats file.")),
    });
}

QString statesHelp()
{
    return tableOf({
        {stateWord(u"up"_s), HelpText::tr("It can be called.")},
        {stateWord(u"busy"_s), HelpText::tr("It answers a call at the moment.")},
        {stateWord(u"starting"_s), HelpText::tr("MM waits for its first answer.")},
        {stateWord(u"failing"_s),
         HelpText::tr("It ended, or does not answer. MM starts it again after a while.")},
        {stateWord(u"down"_s), HelpText::tr("It can't be called. Its tooltip tells the reason.")},
        {stateWord(u"stopped"_s),
         HelpText::tr("By the user, until it is started again, or MM is.")},
        {stateWord(u"disabled"_s),
         HelpText::tr("By the user or in MM's file of servers, until it is enabled.")},
    });
}

QString keysHelp(const QList<QAction *> &actions)
{
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            rows += {action->shortcut().toString(QKeySequence::NativeText),
                     accessibleNameFor(action->text())};
    }
    return tableOf(rows);
}

QString fleetLabelHelp()
{
    const auto row = [](State state, qsizetype active, bool isOfPrometheus, const QString &text) {
        FleetSummary example;
        example.state = state;
        example.isPrometheusProblem = isOfPrometheus;
        example.total = 4;
        example.active = active;
        example.services = 17;
        example.messages = 12'345;
        return std::pair(fleetLabel(example), text);
    };
    return tableOf({
        row(State::Active, 4, false,
            HelpText::tr("Green: the MM of each machine is active. Services and messages are those "
                         "of all.")),
        row(State::NotUpdating, 3, false,
            HelpText::tr("Gray: some are not. Services and messages are those of the others. Red: "
                         "one of them reports an error.")),
        row(State::NotUpdating, 0, true,
            HelpText::tr("Gray: Prometheus does not answer, or its clock is wrong.")),
        row(State::Error, 0, true,
            HelpText::tr("Red: Prometheus answers, but not with the figures.")),
        row(State::NoFile, 0, false,
            HelpText::tr("Gray: Prometheus has no such machine, and had none for a day.")),
    });
}

QString machinesHelp(const QString &url, const QList<QAction *> &actions)
{
    return heading(HelpText::tr("What EE Monitor shows")) +
           //: %1 is a web address
           paragraph(HelpText::tr("MM, the MCP mesh proxy, passes tool calls to the services of a "
                                  "computer. Prometheus at %1 collects the figures of many, and EE "
                                  "Monitor reads them there at regular intervals.")
                         .arg(shownPath(url))) +
           fleetLabelHelp() +
           paragraph(HelpText::tr("The table tells why a machine is not active; those that are not "
                                  "come first. A machine counts as active only if Prometheus has "
                                  "read its figures a short while ago, so that an old answer is "
                                  "never shown as a good one.")) +
           paragraph(HelpText::tr("A machine that Prometheus does not scrape any more counts for a "
                                  "day. Its context menu leaves it out at once.")) +
           paragraph(HelpText::tr("The Enter key shows the services and the traffic of a machine. "
                                  "The names of services leave it only if its ee-monitor "
                                  "--exporter was started with --exporter-services.")) +
           paragraph(HelpText::tr("In the trend, hatching marks a time of which nothing is "
                                  "known.")) +
           heading(HelpText::tr("Keys")) + keysHelp(actions) +
           u"<a name='%1'>"_s.arg(reportAnchor) + heading(HelpText::tr("Reporting a problem")) +
           u"</a>"_s +
           //: %1 is the name of a button
           paragraph(HelpText::tr("Write what you did, what you expected, and what you saw. Attach "
                                  "what the button %1 puts into the clipboard. Send all this to "
                                  "whoever provides EE Monitor to you, such as your distribution.")
                         .arg(accessibleNameFor(HelpText::tr("Copy &Details"))));
}

QString fileHelp(const QString &statsFile, const QList<QAction *> &actions)
{
    const QString log = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                        u"/ee-monitor/mm-proxy.log"_s;
    return heading(HelpText::tr("What EE Monitor shows")) +
           //: %1 is a path
           paragraph(HelpText::tr("MM, the MCP mesh proxy, passes tool calls to the services of "
                                  "this computer. It keeps count of them in the stats file %1. EE "
                                  "Monitor reads that file at regular intervals.")
                         .arg(shownPath(statsFile))) +
           labelHelp() +
           paragraph(HelpText::tr("The tooltip of the label tells the reason. The window tells "
                                  "what to do, if there is something to do.")) +
           paragraph(HelpText::tr("In the trend, hatching marks a time of which nothing is known, "
                                  "and a triangle a restart of MM.")) +
           heading(HelpText::tr("States of the services")) + statesHelp() +
           paragraph(HelpText::tr("Other services register with MM themselves. MCP servers are run "
                                  "by MM: the context menu of such a row restarts, stops or "
                                  "disables the server, and shows its log.")) +
           heading(HelpText::tr("Starting MM")) +
           //: %1 and %2 are commands
           paragraph(HelpText::tr("The window has a button for it while MM does not run. In a "
                                  "terminal, the command is “%1”. The manual, “%2”, tells how MM "
                                  "starts at each login.")
                         .arg(u"mm-proxy --http-only"_s, u"man mm-proxy"_s)) +
           heading(HelpText::tr("Keys")) + keysHelp(actions) +
           u"<a name='%1'>"_s.arg(reportAnchor) + heading(HelpText::tr("Reporting a problem")) +
           u"</a>"_s +
           //: %1 is a path, %2 the name of a button
           paragraph(HelpText::tr("Write what you did, what you expected, and what you saw. Attach "
                                  "what the button %2 puts into the clipboard, the stats file, and "
                                  "MM's messages. Those of an MM that this window started are in "
                                  "%1. Send all this to whoever provides EE Monitor to you, such "
                                  "as your distribution.")
                         .arg(shownPath(log), accessibleNameFor(HelpText::tr("Copy &Details"))));
}

} // namespace

HelpDialog::HelpDialog(const Reading &reading, const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_text(new QTextBrowser(this))
    , m_notice(new LiveRegionLabel(this))
{
    setObjectName(QStringLiteral("mm_help"));
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notice->setObjectName(QStringLiteral("mm_help_notice"));
    m_text->setObjectName(QStringLiteral("mm_help_text"));
    m_text->setAccessibleName(windowTitle());
    m_text->setTabChangesFocus(true);
    QTextOption option = m_text->document()->defaultTextOption();
    option.setTextDirection(layoutDirection());
    m_text->document()->setDefaultTextOption(option);
    m_text->setHtml(reading.fleet ? machinesHelp(reading.path, actions)
                                  : fileHelp(reading.path, actions));

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("Copy &Details"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("mm_help_copy_button"));
    connect(copy, &QPushButton::clicked, this, &HelpDialog::copyRequested);
    connect(buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole), &QPushButton::clicked,
            this, &QWidget::close);
    copy->setAutoDefault(false);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(accessibleNameFor(button->text()));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_notice);
    layout->addWidget(buttons);
}

void HelpDialog::showReport()
{
    m_text->scrollToAnchor(reportAnchor);
}

void HelpDialog::acknowledge(const QString &text)
{
    m_notice->showText({}); // so that the same text is spoken again
    m_notice->showText(text);
}

QSize HelpDialog::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 34};
}

} // namespace mm
