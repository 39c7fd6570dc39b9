// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header needs Qt's keywords (signals, slots, foreach), which are switched off in Offramp
// since they break other libraries' headers; here it gets them for itself alone.
#ifdef QT_NO_KEYWORDS
#include <QtCore/qobjectdefs.h>
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(variable, container) Q_FOREACH (variable, container)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
#else
#include <qcustomplot.h>
#endif
