import SchemagenModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension Workers {
    /// As many threads as the machine has processors: plain POSIX threads, for which the build plugin's tool has to load
    /// and compile nothing.
    public static let threads = Workers { count, body in
        withoutActuallyEscaping(body) { body in
            let pieces = Pieces(count, body)
            let helpers = (1..<max(1, min(count, processors))).map { _ in Thread { pieces.work() } }
            pieces.work()
            for helper in helpers { helper.join() }
        }
    }

    private static let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// Pieces of work of which every thread takes the next one, until none is left.
private final class Pieces: @unchecked Sendable {
    private let count: Int
    private let body: @Sendable (Int) -> Void
    private var next = 0
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.body = body
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func work() {
        while let number = take() { body(number) }
    }

    private func take() -> Int? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        guard next < count else { return nil }
        next += 1
        return next - 1
    }
}

/// A thread that is waited for. Where none can be had it does nothing: whoever starts it works too.
private struct Thread {
    private let thread: pthread_t?

    /// What a parser may recurse into: as much as a main thread has, where a further thread's default is less.
    private static let stackSize = 8 << 20

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    init(_ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        let work = Unmanaged.passRetained(Work(body))
        #if canImport(Darwin)
            var started: pthread_t?
            let failure = pthread_create(
                &started, &attributes,
                { argument in
                    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                    return nil
                }, work.toOpaque())
        #else
            var started = pthread_t()
            let failure = pthread_create(
                &started, &attributes,
                { argument in
                    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
                    return nil
                }, work.toOpaque())
        #endif
        if failure != 0 { work.release() }
        thread = failure == 0 ? started : nil
    }

    func join() {
        if let thread { pthread_join(thread, nil) }
    }
}

/// A thread that nobody waits for: it ends with its body or with the process.
package enum DetachedThread {
    /// Starts one.
    package static func start(_ body: @escaping @Sendable () -> Void) { _ = Thread(body) }
}
