// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_page/model_page.h"

#include "text/engine_text.h"

#include <QLocale>

namespace offramp {

namespace {

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString heading(const QString& text) {
    return QStringLiteral("<h3>%1</h3>").arg(text);
}

QString table(const QString& rows) {
    return QStringLiteral("<table cellpadding='2'>%1</table>").arg(rows);
}

QString general(const ModelDescription& model) {
    const QLocale locale;
    QString rows =
        row(ModelPage::tr("Architecture"), QString::fromStdString(model.architecture)) +
        row(ModelPage::tr("Format"), QString::fromStdString(model.format)) +
        row(ModelPage::tr("File"), QString::fromStdString(model.path.string())) +
        row(ModelPage::tr("Parameters"), locale.toString(static_cast<qlonglong>(model.parameterCount))) +
        row(ModelPage::tr("Vocabulary"),
            ModelPage::tr("%n class(es)", nullptr, static_cast<int>(model.classes))) +
        row(ModelPage::tr("Frame shift"), secondsText(model.frameShift));
    if (!model.language.empty())
        rows += row(ModelPage::tr("Language"), QString::fromStdString(model.language));
    if (!model.license.empty()) rows += row(ModelPage::tr("Licence"), QString::fromStdString(model.license));
    if (!model.attribution.empty())
        rows += row(ModelPage::tr("Attribution"), QString::fromStdString(model.attribution));
    return table(rows);
}

/// What each exit costs for ten seconds of sound: comparable between models.
QString exitTable(const Model& model) {
    constexpr double seconds = 10;
    const ModelDescription& description = model.description();
    const FeatureConfig& features = description.features;
    const auto hop = features.type == FeatureConfig::Type::mel ? features.hopLength : 1;
    const auto frames = static_cast<std::int64_t>(seconds * features.sampleRate / hop);
    QString rows =
        QStringLiteral("<tr><th align='right'>%1</th><th align='left'>%2</th><th align='right'>%3</th></tr>")
            .arg(ModelPage::tr("Exit"), ModelPage::tr("After"),
                 ModelPage::tr("Computation for 10 s of sound"));
    for (std::size_t exit = 0; exit < description.exits.size(); ++exit) {
        const auto macs = model.macs(static_cast<int>(exit), frames);
        rows += QStringLiteral("<tr><td align='right'>%1</td><td>%2</td><td align='right'>%3</td></tr>")
                    .arg(exit + 1)
                    .arg(QString::fromStdString(description.exits[exit].name).toHtmlEscaped(),
                         macs ? macsText(static_cast<double>(*macs)) : QStringLiteral("–"));
    }
    return table(rows);
}

QString parameterTable(const ModelDescription& model) {
    QString rows;
    for (const auto& [name, value] : model.parameters)
        rows += row(QString::fromStdString(name), QString::fromStdString(value));
    return table(rows);
}

QString warningList(const ModelDescription& model) {
    QString items;
    for (const Message& warning : model.warnings)
        items += QStringLiteral("<li>%1.</li>").arg(translated(warning).toHtmlEscaped());
    if (items.isEmpty()) return {};
    return heading(ModelPage::tr("Noticed while loading")) + QStringLiteral("<ul>%1</ul>").arg(items);
}

} // namespace

ModelPage::ModelPage(QWidget* parent) : QTextBrowser(parent) {
    setAccessibleName(tr("The model"));
    setFrameShape(QFrame::NoFrame);
    setModel(nullptr);
}

void ModelPage::setModel(std::shared_ptr<const Model> model) {
    model_ = std::move(model);
    if (!model_) {
        setHtml(QStringLiteral("<p>%1</p>").arg(tr("No model is open.")));
        return;
    }
    const ModelDescription& description = model_->description();
    const QString name = QString::fromStdString(description.name).toHtmlEscaped();
    const QString about = QString::fromStdString(description.description).toHtmlEscaped();
    setHtml(QStringLiteral("<h2>%1</h2><p>%2</p>").arg(name, about) + general(description) +
            warningList(description) + heading(tr("Exits")) + exitTable(*model_) +
            heading(tr("Architecture's parameters")) + parameterTable(description));
}

} // namespace offramp
