import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// A random schema and what random edits make of it.
struct RandomChange {
    let seed: Int
    var before: RandomSchema
    var after: RandomSchema
    /// Whether what vanishes may do so without a word; otherwise the errors are followed.
    let allowsLoss: Bool

    /// - Parameter database: The one on which it is to be tried; the schema may be for the other too.
    init(seed: Int, on database: Database) {
        self.seed = seed
        var random = RandomNumbers(seed: seed)
        before = RandomSchema(&random, databases: random.chance(40) ? [.postgresql, .sqlite] : [database])
        after = before
        for _ in 0..<(1 + random.below(8)) { after.edit(&random) }
        allowsLoss = random.chance(70)
    }

    /// What comes of it before an engine is asked.
    enum Outcome {
        case said(SchemaChange)
        /// What the language has no hint for, or the planner refuses.
        case refused([Diagnostic], text: String)
        /// One of the schemas is none.
        case invalid(String)
    }

    /// Writes both schemas, with every hint that an error asks for.
    func outcome() -> Outcome {
        let start = SchemaText.resolve(before.text(), path: "before.schema")
        guard let old = start.schema else { return .invalid(start.message) }
        var advice = Advice()
        for _ in 0..<8 {
            let text = after.text(after: before, advice: advice)
            let end = SchemaText.resolve(text, path: "after.schema")
            guard let new = end.schema else { return .refused(end.errors, text: "\(start.text)\n\(text)") }
            var problems: [Diagnostic] = []
            for database in new.settings.databases {
                problems += Planner.plan(from: old, to: new, on: database, allowsLoss: allowsLoss).diagnostics
            }
            if problems.isEmpty {
                return .said(
                    SchemaChange(
                        name: "seed \(seed)", before: old, after: new, texts: "\(start.text)\n\(text)",
                        allowsLoss: allowsLoss))
            }
            if !advice.follow(problems) { return .refused(problems, text: "\(start.text)\n\(text)") }
        }
        return .refused([], text: "the advice never ends")
    }

    /// The same without things that a failure does not need.
    ///
    /// - Parameters:
    ///   - most: How many attempts that may take.
    ///   - isFailing: Whether a change still fails in the way that is looked for.
    func reduced(most: Int, _ isFailing: (RandomChange) -> Bool) -> RandomChange {
        var best = self
        var attempts = 0
        func fails(_ change: RandomChange) -> Bool {
            attempts += 1
            return attempts <= most && isFailing(change)
        }
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            let numbers = Set(best.before.all.map(\.number)).union(best.after.all.map(\.number))
            for number in numbers.sorted(by: >) {
                var smaller = best
                smaller.before.remove(number)
                smaller.after.remove(number)
                guard smaller.count < best.count, fails(smaller) else { continue }
                best = smaller
                isShrinking = true
            }
            for thing in best.before.all + best.after.all {
                for change in [RandomChange.withoutMarks, RandomChange.withoutComment, RandomChange.withoutValue] {
                    var smaller = best
                    smaller.before.update(thing.number, change)
                    smaller.after.update(thing.number, change)
                    guard smaller.weight < best.weight, fails(smaller) else { continue }
                    best = smaller
                    isShrinking = true
                }
            }
        }
        return best
    }

    private static func withoutMarks(_ thing: inout Thing) {
        thing.marks.removeAll { $0.key != "primaryKey" && $0.key != "identity" }
    }
    private static func withoutComment(_ thing: inout Thing) { thing.comment = nil }
    private static func withoutValue(_ thing: inout Thing) { if thing.kind == .column { thing.value = Phrase() } }

    private var count: Int { before.all.count + after.all.count }
    private var weight: Int {
        (before.all + after.all).reduce(0) {
            $0 + $1.marks.count + ($1.comment == nil ? 0 : 1) + ($1.kind == .column && !$1.value.isEmpty ? 1 : 0)
        }
    }
}
