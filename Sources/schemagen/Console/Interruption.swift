import SchemagenFiles

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Ctrl-C and SIGTERM: the first asks the command to stop where the same command can go on, the second ends it at once.
enum Interruption {
    /// Written by the handler, read by the thread: what a handler may do is next to nothing.
    nonisolated(unsafe) private static var pipeEnd: Int32 = -1
    nonisolated(unsafe) private static var received: Int32 = 0

    /// Calls the body on a thread of its own when a signal asks the command to stop, again and again until it ends.
    static func watch(_ body: @escaping @Sendable () -> Void) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipeEnd = ends[1]
        let reading = ends[0]
        DetachedThread.start {
            var number: UInt8 = 0
            while read(reading, &number, 1) != 1 {
                if errno != EINTR { return }
            }
            StandardStream.error.write("stopping; a second Ctrl-C ends at once\n")
            while true {
                body()
                usleep(100_000)
            }
        }
        for number in [SIGINT, SIGTERM] { install(number) }
        // Whoever started the command may have blocked them.
        var both = sigset_t()
        sigemptyset(&both)
        sigaddset(&both, SIGINT)
        sigaddset(&both, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &both, nil)
    }

    /// How a command ends that was stopped.
    static var outcome: Outcome { received == SIGTERM ? .terminated : .interrupted }

    private static func install(_ number: Int32) {
        var action = sigaction()
        let handler: @convention(c) (Int32) -> Void = { number in Interruption.handle(number) }
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        action.sa_flags = Int32(SA_RESTART)
        sigaction(number, &action, nil)
    }

    private static func handle(_ number: Int32) {
        let kept = errno
        received = number
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(pipeEnd, &byte, 1)
        errno = kept
    }
}
