// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/background_thread.h"

#include <utility>

namespace offramp {

BackgroundThread::BackgroundThread(const QString& name) : worker_(new QObject) {
    thread_.setObjectName(name);
    worker_->moveToThread(&thread_);
    QObject::connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

BackgroundThread::~BackgroundThread() {
    thread_.quit();
    thread_.wait();
}

void BackgroundThread::run(std::function<void()> work) {
    QMetaObject::invokeMethod(worker_, std::move(work), Qt::QueuedConnection);
}

void BackgroundThread::finish() {
    run([this] { thread_.quit(); }); // behind what is still to be done
    thread_.wait();
}

} // namespace offramp
