#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#elseif canImport(WASILibc)
    import WASILibc
#elseif canImport(ucrt)
    import ucrt
#endif

/// The system's clock, without Foundation.
enum WallClock {
    /// Seconds since 1970 in UTC, and microseconds beyond them.
    static func read() -> (seconds: Int64, microseconds: Int) {
        var time = timespec()
        #if os(Windows)
            _ = timespec_get(&time, TIME_UTC)
        #else
            _ = clock_gettime(CLOCK_REALTIME, &time)
        #endif
        return (Int64(time.tv_sec), Int(time.tv_nsec) / 1000)
    }
}
