// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QThread>

#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <string>

namespace offramp {

/// One thread that does what it is given, in that order. Ends with its owner, once what it works on is done:
/// what waits behind that is dropped, unless finish() was called.
class BackgroundThread {
public:
    explicit BackgroundThread(const QString& name);
    ~BackgroundThread();
    BackgroundThread(const BackgroundThread&) = delete;
    BackgroundThread& operator=(const BackgroundThread&) = delete;

    void run(std::function<void()> work);
    /// Waits until all that it was given is done; the last call.
    void finish();

private:
    QThread thread_;
    QObject* worker_;
};

/// Whatever stops `work`, as an Error, about `subject` where it doesn't say: a thread has nobody to catch
/// behind it. Cancelled goes through.
template <typename Work>
std::shared_ptr<const Error> errorOf(const std::string& subject, const Work& work) {
    try {
        work();
        return nullptr;
    } catch (const Error& error) {
        return std::make_shared<const Error>(error);
    } catch (const std::bad_alloc&) {
        return std::make_shared<const Error>(subject, msg("there is not enough memory for it"),
                                             msg("Close other programs, or take a shorter recording"));
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& other) {
        return std::make_shared<const Error>(subject, msg("an unexpected failure ({0})", other.what()));
    }
}

} // namespace offramp
