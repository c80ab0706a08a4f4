// SPDX-License-Identifier: MIT
#include "app/monitor/displayguard.h"

#include "app/common/standardstreams.h"

#include <QGuiApplication>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

// Not members: other threads may log while the guard is made and destroyed.
QtMessageHandler formerHandler = nullptr;
DisplayGuard *current = nullptr;

} // namespace

DisplayGuard::DisplayGuard()
    //: %1 is one or more causes, in English. --once and --follow are options of the command line
    : m_sentence(QCoreApplication::translate("mm::DisplayGuard",
                                             "There is no display that the window can be shown on "
                                             "(%1). Use --once or --follow, which need none."))
{
    current = this;
    formerHandler = qInstallMessageHandler(nullptr);
    qInstallMessageHandler(&DisplayGuard::handle);
}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(formerHandler);
    current = nullptr;
    for (const auto &[type, category, text] : std::as_const(m_messages))
        formerHandler(type, QMessageLogContext(nullptr, 0, nullptr, category.constData()), text);
}

void DisplayGuard::requireScreen() const
{
    if (QGuiApplication::screens().isEmpty())
        endProcess(u"no screen of the platform "_s + QGuiApplication::platformName());
}

void DisplayGuard::handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg && current)
        current->endProcess(text);
    // Only the thread that makes the QApplication writes in these categories.
    const QByteArray category(context.category);
    if (type != QtDebugMsg && current && category.startsWith("qt.qpa."))
        current->m_messages.append({type, category, text});
    else
        formerHandler(type, context, text);
}

void DisplayGuard::endProcess(const QString &fatalError) const
{
    // Qt tries one platform after the other. "Could not load …" follows the cause, if that is
    // known. The fatal error tells the cause only where there is no other message.
    QStringList causes;
    for (const Message &message : m_messages) {
        if (!message.text.startsWith("Could not load the Qt platform plugin"_L1) ||
            causes.isEmpty())
            causes.append(message.text.trimmed());
    }
    if (causes.isEmpty())
        causes.append(fatalError.trimmed());
    printError(m_sentence.arg(causes.join(u"; "_s)));
    std::_Exit(exitNoDisplay);
}

} // namespace mm
