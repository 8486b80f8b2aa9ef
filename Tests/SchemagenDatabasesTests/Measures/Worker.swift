import Foundation

/// Work on a thread of its own, which whoever began it waits for.
final class Worker {
    private let done = DispatchSemaphore(value: 0)

    /// - Parameter work: May use what its caller leaves alone until `join` returns.
    init(_ work: @escaping () -> Void) {
        nonisolated(unsafe) let work = work
        let done = done
        Thread.detachNewThread {
            work()
            done.signal()
        }
    }

    /// Returns once the work is done.
    func join() { done.wait() }
}
