// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"

#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace offramp {

/// Runs `work`, in whatever thread, and then `done` in the widgets' own. Neither throws.
using Background = std::function<void(std::function<void()> work, std::function<void()> done)>;

/// Both here and now.
inline void workAtOnce(const std::function<void()>& work, const std::function<void()>& done) {
    work();
    done();
}

/// Of works that are asked for one after the other the last alone counts: another, or its owner's end,
/// cancels it, and what it has found is dropped. For use in the widgets' thread.
class LatestWork {
public:
    LatestWork() = default;
    ~LatestWork() { drop(); }
    LatestWork(const LatestWork&) = delete;
    LatestWork& operator=(const LatestWork&) = delete;

    void drop() const { token_.cancel(); }

    /// `work` takes a CancelToken and returns a result, which `done` takes. An Error that it throws goes to
    /// `failed`. `work` holds all that it looks at; `done` and `failed` may hold the owner.
    template <typename Work, typename Done, typename Failed>
    void run(const Background& background, Work work, Done done, Failed failed) {
        using Result = decltype(work(std::declval<const CancelToken&>()));
        struct Outcome {
            std::optional<Result> result;
            std::optional<Error> error;
        };
        drop();
        token_ = CancelToken();
        const auto outcome = std::make_shared<Outcome>();
        background(
            [token = token_, work = std::move(work), outcome] {
                try {
                    if (!token.isCancelled()) outcome->result = work(token);
                } catch (const Cancelled&) { // nobody waits for it
                } catch (const Error& error) {
                    outcome->error = error;
                } catch (const std::bad_alloc&) {
                    outcome->error =
                        Error("", msg("there is not enough memory for it"), msg("Close other programs"));
                }
            },
            [token = token_, done = std::move(done), failed = std::move(failed), outcome] {
                if (token.isCancelled()) return;
                if (outcome->error) failed(*outcome->error);
                if (outcome->result) done(std::move(*outcome->result));
            });
    }

private:
    CancelToken token_;
};

} // namespace offramp
