import SchemagenModel
import Testing

/// Collects what does not agree.
struct Report {
    let sample: Sample
    let seed: UInt64
    private var disagreements: [String: Int] = [:]
    private var compared = 0

    init(sample: Sample, seed: UInt64) {
        self.sample = sample
        self.seed = seed
    }

    mutating func compare(
        _ candidate: ExpressionPropertyTests.Candidate, _ row: Int, postgresql: Answer, sqlite: Answer, swift: Answer,
        check: String?, _ texts: (String, String)
    ) {
        compared += 1
        var agrees = true
        let hides = candidate.value.mayHideOverflow
        switch (postgresql, sqlite) {
        case (.wrong, _), (_, .wrong): agrees = false
        case (.overflow, .overflow): agrees = hides || swift == .null || candidate.value.mayBeTooSmall
        // Beside nil the engines need not look at an operand that overflows.
        case (.overflow, .null), (.null, .overflow): agrees = hides || swift == .null
        case (.overflow, _), (_, .overflow): agrees = hides
        default: agrees = postgresql == sqlite && postgresql == swift
        }
        // A check is kept unless it is false; an overflow breaks it for a reason of its own.
        var expected: [String]?
        switch (postgresql, sqlite) {
        case (.overflow, .overflow): expected = hides || candidate.value.mayBeTooSmall ? nil : ["overflow"]
        case (.value("false"), .value("false")): expected = hides ? ["failed", "overflow"] : ["failed"]
        case (.value(let one), .value(let two)) where one == two: expected = hides ? nil : ["kept"]
        case (.null, .null): expected = hides ? nil : ["kept"]
        default: break
        }
        let isRight = check.map { expected?.contains($0) ?? true } ?? true
        if agrees, isRight { return }
        // A few rows of each expression say enough.
        let seen = disagreements[candidate.text, default: 0]
        disagreements[candidate.text] = seen + 1
        if seen >= 2 || disagreements.count > 40 { return }
        var values: [String] = []
        for (column, cell) in zip(sample.columns, sample.rows[row]) where candidate.text.contains(column.name) {
            values.append("\(column.name) = \(cell.postgresql.map { $0.debugDescription } ?? "nil")")
        }
        Issue.record(
            """
            \(candidate.text)
            PostgreSQL: \(postgresql), SQLite: \(sqlite), Swift: \(swift), check: \(check ?? "none")
            row \(row): \(values.joined(separator: ", "))
            \(texts.0)
            \(texts.1)
            """)
    }

    func finish() {
        #expect(compared > 0)
        #expect(disagreements.isEmpty, "\(disagreements.count) expressions disagree; seed \(seed)")
    }
}
