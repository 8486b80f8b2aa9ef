/// What was tried and what came of it.
struct RandomTally: Sendable {
    struct Count: Sendable {
        var tried = 0
        var refused = 0
        var failed = 0

        static func += (sum: inout Count, other: Count) {
            sum.tried += other.tried
            sum.refused += other.refused
            sum.failed += other.failed
        }
    }

    private(set) var total = Count()
    /// By kinds of edit: one pair counts for each of its edits.
    private(set) var byEdit: [String: Count] = [:]
    /// How often each kind of thing stood in a pair that was tried.
    private(set) var seen: [String: Int] = [:]
    /// Why pairs could not be said, by diagnostic code.
    private(set) var reasons: [String: Int] = [:]
    /// What is wrong, in the order of the seeds.
    private(set) var failures: [String] = []

    mutating func note(_ change: RandomChange, refusedFor reason: String? = nil, failure: String? = nil) {
        let count = Count(tried: 1, refused: reason == nil ? 0 : 1, failed: failure == nil ? 0 : 1)
        total += count
        for edit in Set(change.after.edits) { byEdit[edit, default: Count()] += count }
        if let reason { reasons[reason, default: 0] += 1 }
        if let failure { failures.append(failure) }
        guard reason == nil else { return }
        let labels = (change.before.things + change.after.things).reduce(into: Set<String>()) {
            $0.formUnion($1.labels)
        }
        for label in labels { seen[label, default: 0] += 1 }
    }

    mutating func add(_ other: RandomTally) {
        total += other.total
        byEdit.merge(other.byEdit) { first, second in
            var sum = first
            sum += second
            return sum
        }
        seen.merge(other.seen, uniquingKeysWith: +)
        reasons.merge(other.reasons, uniquingKeysWith: +)
        failures += other.failures
    }

    /// The summary of a run.
    func summary(of engine: String, seeds: Range<Int>) -> String {
        var lines = [
            "random changes on \(engine), seeds \(seeds.lowerBound)..<\(seeds.upperBound): \(total.tried) tried, "
                + "\(total.tried - total.refused) said, \(total.refused) not sayable, \(total.failed) mismatches"
        ]
        for (edit, count) in byEdit.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(edit): \(count.tried) tried, \(count.refused) not sayable, \(count.failed) mismatches")
        }
        for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
            lines.append("  not sayable, \(reason): \(count)")
        }
        return lines.joined(separator: "\n")
    }
}
