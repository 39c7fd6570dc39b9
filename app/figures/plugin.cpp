// SPDX-License-Identifier: GPL-3.0-or-later
// The plug-in that makes figures for the command line program: Qt without a display.
#include "figures/interface.h"

#include "base/error.h"
#include "base/files.h"
#include "base/version.h"
#include "figure/figure_caption.h"
#include "figure/figure_renderer.h"
#include "figures/spec_of.h"

#include <QGuiApplication>
#include <QLocale>

#include <iostream>

namespace offramp {

namespace {

/// Made at the first call and kept: Qt doesn't bear a second one.
void beginQt() {
    static int count = 3;
    static char name[] = "offramp-cli";
    static char option[] = "-platform";
    static char platform[] = "offscreen";
    static char* arguments[] = {name, option, platform, nullptr};
    static const auto* const application = [] {
        // What Qt has to remark about the machine is no business of who wants a figure.
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& context, const QString& text) {
            if (type == QtCriticalMsg || type == QtFatalMsg)
                std::cerr << "offramp-cli: " << qFormatLogMessage(type, context, text).toStdString() << "\n";
        });
        QLocale::setDefault(QLocale::c()); // files are the same everywhere
        return new QGuiApplication(count, arguments);
    }();
    static_cast<void>(application);
}

FigureContent contentOf(const FigureLook& look, const FigureSubject& subject) {
    UtteranceFigure content;
    content.name = QString::fromStdString(subject.analysis->audio.stem().string());
    content.peaks = std::make_shared<const Peaks>(subject.analysis->waveform);
    content.analysis = subject.analysis;
    content.comparison = subject.comparison;
    content.judgement = subject.judgement;
    content.posteriorsExit = look.exit.value_or(-1);
    return content;
}

FigureFormat formatFor(const FigureLook& look, const std::filesystem::path& out) {
    return look.format.empty() ? formatOf(QString::fromStdString(out.string())) : formatNamed(look.format);
}

void check(const FigureLook& look, const std::filesystem::path& out) {
    beginQt();
    checkFigure(specOf(look, defaultPolicy()));
    static_cast<void>(formatFor(look, out));
}

void write(const FigureLook& look, const FigureSubject& subject, const std::filesystem::path& out) {
    beginQt();
    const QByteArray bytes =
        figureFile(specOf(look, subject.judgement.policy), contentOf(look, subject), formatFor(look, out));
    writeFile(out, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

std::string caption(const FigureLook& look, const FigureSubject& subject) {
    beginQt();
    return figureCaption(specOf(look, subject.judgement.policy), contentOf(look, subject)).toStdString();
}

const FigurePlugin plugin{programVersion, check, write, caption};

} // namespace

} // namespace offramp

extern "C" __attribute__((visibility("default"))) const offramp::FigurePlugin* offrampFigurePlugin() {
    return &offramp::plugin;
}
