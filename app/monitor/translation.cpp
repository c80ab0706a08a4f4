// SPDX-License-Identifier: MIT
#include "app/monitor/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr auto ours = "mm_translator"_L1; ///< the object name of those installed here
constexpr auto folder = ":/i18n"_L1;
constexpr auto stem = "ee-monitor"_L1;

bool install(const QLocale &locale, const QString &name, const QString &from)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(ours);
    if (translator->load(locale, name, u"_"_s, from))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

/// The system's where it speaks \p language: dates and numbers are then as the user has them.
QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    const QLocale chosen(language);
    if (language.isEmpty() || chosen.language() == system.language())
        return system;
    return chosen;
}

} // namespace

QStringList installedLanguages()
{
    QStringList languages;
    for (const QString &file : QDir(folder).entryList({stem + "_*.qm"_L1}, QDir::Files, QDir::Name))
        languages.append(file.sliced(stem.size() + 1).chopped(3));
    return languages;
}

QString ownNameOf(const QString &language)
{
    const QLocale locale(language);
    // Qt's own names for these two tell the country too.
    if (locale.language() == QLocale::English)
        return u"English"_s;
    if (locale.language() == QLocale::Spanish)
        return u"Español"_s;
    const QString name = locale.nativeLanguageName();
    // Many languages write them small in the middle of a sentence.
    return locale.toUpper(name.first(1)) + name.sliced(1);
}

void installTranslations(const QString &language)
{
    QCoreApplication *const application = QCoreApplication::instance();
    // One that is gone is not installed any more.
    qDeleteAll(application->findChildren<QTranslator *>(ours, Qt::FindDirectChildrenOnly));
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    (void)install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    (void)install(QLocale(QLocale::English), stem, folder);
    const bool isTranslated = locale.language() != QLocale::C &&
                              locale.language() != QLocale::English &&
                              install(locale, stem, folder);
    // Qt goes by its own translations alone, which may not be installed.
    if (qobject_cast<QGuiApplication *>(application))
        QGuiApplication::setLayoutDirection(isTranslated ? locale.textDirection()
                                                         : Qt::LeftToRight);
}

} // namespace mm
