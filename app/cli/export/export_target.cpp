// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_request.h"

#include "base/error.h"
#include "commands.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace offramp::cli {

namespace fs = std::filesystem;

namespace {

const fs::path standardOutput = "-";

std::string formatIds() {
    std::string ids;
    for (const FormatDescription& each : exportFormats())
        ids.append(ids.empty() ? "" : ", ").append(each.id);
    return ids;
}

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isExitByExit(const ExportRequest& request, ExportFormat format) {
    return isOfOneExit(format) && request.exitText == "all";
}

/// A recording's name as a file's.
std::string asFileName(std::string name) {
    std::ranges::replace(name, '/', '_');
    return name;
}

void makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw Error(folder.string(), msg("the folder can't be made ({0})", failure.message()),
                    msg("Name a folder where you may write"));
    }
}

} // namespace

ExportFormat formatFor(const ExportRequest& request) {
    if (!request.formatName.empty()) {
        if (const auto format = findFormat(request.formatName)) return *format;
        throw UsageError("there is no format \"" + request.formatName + "\": " + formatIds() + " are there.");
    }
    if (const auto format = formatOfFile(request.out)) return *format;
    throw UsageError("the format can't be told from \"" + request.out.string() + "\": add --format (" +
                     formatIds() + ").");
}

ExitChoice exitsFor(const ExportRequest& request, ExportFormat format) {
    const std::string& text = request.exitText;
    using Kind = ExitChoice::Kind;
    if (text.empty()) return {isOfOneExit(format) ? Kind::taken : Kind::all, 0};
    if (text == "all") return {Kind::all, 0};
    if (text == "taken") return {Kind::taken, 0};
    if (text == "last") return {Kind::last, 0};
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && at == end && number >= 1) return {Kind::one, number - 1};
    throw UsageError("--exit is a number from 1, all, taken or last, not \"" + text + "\".");
}

AnalysisExport analysisExportFor(const ExportRequest& request, AnalysisContent content, ExportFormat format) {
    const std::vector<ExportFormat> known = formatsOf(content);
    if (std::ranges::find(known, format) == known.end()) {
        std::string ids;
        for (const ExportFormat each : known)
            ids.append(ids.empty() ? "" : ", ").append(describe(each).id);
        throw UsageError(request.what + " can't be written as " + std::string(describe(format).name) +
                         ": choose " + ids + ".");
    }
    if (!request.columns.empty() && !isTableFormat(format))
        throw UsageError("--columns goes with tables: csv, json, latex and markdown.");
    AnalysisExport what;
    what.content = content;
    what.format = format;
    what.exits = exitsFor(request, format);
    what.columns = request.columns;
    return what;
}

ExportTarget::ExportTarget(const ExportRequest& request, const AnalysisExport& what, std::size_t recordings)
    : what_(what), out_(request.out), exitByExit_(isExitByExit(request, what.format)) {
    const bool several = isOfOneRecording(what.format) && recordings > 1;
    if (several && (out_ == standardOutput || formatOfFile(out_))) {
        throw UsageError(std::string(describe(what.format).name) +
                         " is of one recording each: for several, --out has to be a folder, with --format.");
    }
    if (exitByExit_ && out_ == standardOutput)
        throw UsageError("--exit all makes a file for each exit: --out can't be standard output.");
    folder_ = several || (out_ != standardOutput && isFolder(out_));
    oneByOne_ = folder_ || isOfOneRecording(what.format);
}

fs::path ExportTarget::fileFor(const std::string& name) const {
    if (!folder_) return out_;
    return out_ / asFileName(name).append(".").append(describe(what_.format).extension);
}

void ExportTarget::writeOne(const fs::path& file, const AnalysisExport& what,
                            std::span<const ExportSubject> subjects) const {
    if (file == standardOutput)
        writeExport(std::cout, what, subjects);
    else
        writeExport(file, what, subjects);
}

void ExportTarget::writeExits(const fs::path& file, std::span<const ExportSubject> subjects) const {
    std::size_t exits = 0;
    for (const ExportSubject& subject : subjects)
        exits = std::max(exits, subject.analysis->exits.size());
    AnalysisExport what = what_;
    for (std::size_t exit = 0; exit < exits; ++exit) {
        what.exits = {ExitChoice::Kind::one, exit};
        const std::string extension = file.extension().string();
        fs::path numbered = file;
        numbered.replace_extension("exit" + std::to_string(exit + 1) + extension);
        writeOne(numbered, what, subjects);
    }
}

void ExportTarget::write(std::span<const ExportSubject> subjects,
                         const std::vector<std::string>& names) const {
    if (folder_) makeFolder(out_);
    const auto writeTo = [&](const fs::path& file, std::span<const ExportSubject> some) {
        exitByExit_ ? writeExits(file, some) : writeOne(file, what_, some);
    };
    if (!folder_) return writeTo(out_, subjects);
    for (std::size_t i = 0; i < subjects.size(); ++i)
        writeTo(fileFor(names[i]), subjects.subspan(i, 1));
}

} // namespace offramp::cli
