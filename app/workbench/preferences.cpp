// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/preferences.h"

#include <QSettings>

#include <algorithm>
#include <string>

namespace offramp {

namespace {

QString normalisationKey() {
    return QStringLiteral("preferences/normalisation");
}
QString threadsKey() {
    return QStringLiteral("preferences/threads");
}

} // namespace

Preferences Preferences::load() {
    const QSettings settings;
    Preferences loaded;
    const std::string id = settings.value(normalisationKey()).toString().toStdString();
    for (const Normalisation& known : normalisations())
        if (known.id == id) loaded.normalisation = &known;
    loaded.threads = std::max(0, settings.value(threadsKey(), 0).toInt());
    return loaded;
}

void Preferences::save() const {
    QSettings settings;
    settings.setValue(normalisationKey(), QString::fromStdString(std::string(normalisation->id)));
    settings.setValue(threadsKey(), threads);
}

} // namespace offramp
