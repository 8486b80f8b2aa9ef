#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Stops a run from another thread: the statement that runs is cancelled, its transaction is rolled back, and nothing more
/// is begun.
public final class RunnerCancellation: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var isSet = false
    private var interrupt: (() -> Void)?

    /// Makes one that is not asked for.
    public init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Asks the run to stop. A statement that begins at this very moment may not see it: ask again and again until the
    /// run has ended.
    public func request() {
        locked {
            isSet = true
            interrupt?()
        }
    }

    /// Whether the run was asked to stop.
    public var isRequested: Bool { locked { isSet } }

    /// Calls a body that `interrupt` can stop from another thread.
    /// - Throws: What the body throws; `Requested` where the run was asked to stop before.
    func interruptible<Result>(by interrupt: @escaping () -> Void, _ body: () throws -> Result) throws -> Result {
        try check()
        locked { self.interrupt = interrupt }
        defer { locked { self.interrupt = nil } }
        return try body()
    }

    /// - Throws: `Requested` where the run was asked to stop.
    func check() throws {
        if isRequested { throw Requested() }
    }

    /// The run was asked to stop.
    struct Requested: Error {}

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
