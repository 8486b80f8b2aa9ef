import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A run of the tool as a process of its own, with its wall-clock time and peak memory.
struct ChildProcess {
    /// In milliseconds.
    let time: Double
    /// In megabytes.
    let peakMemory: Double

    /// Runs a program; what it prints is thrown away.
    init(_ program: String, _ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let clock = ContinuousClock()
        let start = clock.now
        guard posix_spawn(&child, program, &actions, nil, words, environ) == 0 else {
            throw Failure.cannotStart(program)
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(child, &status, 0, &usage) == child, status == 0 else {
            throw Failure.failed(program, arguments, status)
        }
        let duration = start.duration(to: clock.now).components
        time = Double(duration.seconds) * 1000 + Double(duration.attoseconds) / 1e15
        #if canImport(Darwin)
            peakMemory = Double(usage.ru_maxrss) / 1_048_576
        #else
            peakMemory = Double(usage.ru_maxrss) / 1024
        #endif
    }

    enum Failure: Error {
        case cannotStart(String)
        case failed(String, [String], Int32)
    }
}
