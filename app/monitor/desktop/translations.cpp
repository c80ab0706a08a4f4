// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/translations.h"

#include "core/system/displaytext.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr auto translatorName = "mm_translator"_L1; ///< object name of those installed here
constexpr auto translationsFolder = ":/i18n"_L1;
constexpr auto translationFileStem = "ee-monitor"_L1;

bool installTranslator(const QLocale &locale, const QString &name, const QString &from)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(translatorName);
    if (translator->load(locale, name, u"_"_s, from))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

/// The system's locale if it has this language: it has the user's date and number formats.
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
    for (const QString &file :
         QDir(translationsFolder)
             .entryList({translationFileStem + "_*.qm"_L1}, QDir::Files, QDir::Name))
        languages.append(file.sliced(translationFileStem.size() + 1).chopped(3));
    return languages;
}

QString nativeNameOf(const QString &language)
{
    const QLocale locale(language);
    // Qt's names of these two languages include the country.
    if (locale.language() == QLocale::English)
        return u"English"_s;
    if (locale.language() == QLocale::Spanish)
        return u"Español"_s;
    const QString name = locale.nativeLanguageName();
    // Many languages write their names in lower case.
    return locale.toUpper(name.first(1)) + name.sliced(1);
}

void installTranslations(const QString &language)
{
    QCoreApplication *const application = QCoreApplication::instance();
    // Deleting a translator also removes it.
    qDeleteAll(
        application->findChildren<QTranslator *>(translatorName, Qt::FindDirectChildrenOnly));
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    (void)installTranslator(locale, u"qtbase"_s,
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    (void)installTranslator(QLocale(QLocale::English), translationFileStem, translationsFolder);
    const bool isTranslated = locale.language() != QLocale::C &&
                              locale.language() != QLocale::English &&
                              installTranslator(locale, translationFileStem, translationsFolder);
    const Qt::LayoutDirection direction = isTranslated ? locale.textDirection() : Qt::LeftToRight;
    setRightToLeftTexts(direction == Qt::RightToLeft);
    // Qt would derive it from its own translations, which may not be installed.
    if (qobject_cast<QGuiApplication *>(application))
        QGuiApplication::setLayoutDirection(direction);
}

} // namespace mm
