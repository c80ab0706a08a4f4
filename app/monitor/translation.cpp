// SPDX-License-Identifier: MIT
#include "app/monitor/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations()
{
    const QLocale locale = QLocale::system();
    QLocale::setDefault(locale);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(QLocale::English), u"ee-monitor"_s, u":/i18n"_s);
    if (locale.language() != QLocale::C && locale.language() != QLocale::English)
        install(locale, u"ee-monitor"_s, u":/i18n"_s);
}

} // namespace mm
