/// Measures by repeating: the median of several runs, in milliseconds.
enum Stopwatch {
    /// How long a piece of work takes.
    static func milliseconds(repeats: Int, _ work: () throws -> Void) rethrows -> Double {
        var samples: [Double] = []
        for _ in 0..<max(1, repeats) {
            let clock = ContinuousClock()
            let start = clock.now
            try work()
            let duration = start.duration(to: clock.now).components
            samples.append(Double(duration.seconds) * 1000 + Double(duration.attoseconds) / 1e15)
        }
        return samples.sorted()[samples.count / 2]
    }
}
