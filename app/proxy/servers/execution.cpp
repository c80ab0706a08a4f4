// SPDX-License-Identifier: MIT
#include "app/proxy/servers/execution.h"

#include <QFile>

#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

Execution::Execution(const QString &program, const QStringList &arguments,
                     const QStringList &environment, const QString &folder)
    : m_program(QFile::encodeName(program))
    , m_folder(QFile::encodeName(folder))
{
    void *const shared =
        ::mmap(nullptr, sizeof(Errors), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared != MAP_FAILED)
        m_errors = {new (shared) Errors, [](Errors *errors) { ::munmap(errors, sizeof(Errors)); }};
    const auto add = [this](const QByteArray &text, std::vector<char *> *pointers) {
        m_texts += text;
        pointers->push_back(m_texts.last().data());
    };
    add(m_program, &m_arguments);
    for (const QString &each : arguments)
        add(each.toLocal8Bit(), &m_arguments);
    for (const QString &each : environment)
        add(each.toLocal8Bit(), &m_environment);
    m_arguments.push_back(nullptr);
    m_environment.push_back(nullptr);
}

// Only async-signal-safe functions may be called, and nothing may be allocated.
void Execution::run() const
{
    Errors errors;
    if (::chdir(m_folder.constData()) != 0) {
        errors.folder = errno;
    } else {
        ::execve(m_program.constData(), m_arguments.data(), m_environment.data());
        errors.program = errno;
    }
    if (m_errors)
        *m_errors = errors;
    ::_exit(127); // as a shell does
}

QString Execution::failure() const
{
    if (!m_errors)
        return {};
    if (m_errors->folder != 0)
        return u"it can't be started in its folder %1: %2"_s.arg(QFile::decodeName(m_folder),
                                                                 qt_error_string(m_errors->folder));
    // Whether the file itself exists was known before.
    if (m_errors->program == ENOENT && QFile::exists(QFile::decodeName(m_program)))
        return u"it can't be started: the interpreter that %1 names does not exist"_s.arg(
            QFile::decodeName(m_program));
    if (m_errors->program != 0)
        return u"it can't be started: %1"_s.arg(qt_error_string(m_errors->program));
    return {};
}

} // namespace mm
