import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

/// An expression has one meaning: PostgreSQL, SQLite and the generated Swift give the same answer for the same row.
///
/// `SCHEMAGEN_TEST_SEED` sets the seed of the random expressions, `SCHEMAGEN_TEST_EXPRESSIONS` their number.
@Suite struct ExpressionPropertyTests {
    /// An expression with what the checker found.
    struct Candidate {
        var text: String
        var value: Expression
    }

    @Test func everyExpressionHasOneMeaning() throws {
        let seed = environmentVariable("SCHEMAGEN_TEST_SEED").flatMap(UInt64.init) ?? 1
        let count = environmentVariable("SCHEMAGEN_TEST_EXPRESSIONS").flatMap(Int.init) ?? 400
        let plain = try Self.resolve(Sample.schema())
        var candidates = try Self.check(ListedExpressions.all, plain, isComplete: true)
        var random = RandomExpressions(seed: seed)
        candidates += try Self.check((0..<count).map { _ in random.next() }, plain, isComplete: false)
        #expect(candidates.count > ListedExpressions.all.count + count / 4)

        // Every expression as a computed property, and every condition as a check.
        var members: [String] = []
        var checked: Set<Int> = []
        for (number, candidate) in candidates.enumerated() {
            members.append("computed c\(number): \(Self.type(of: candidate.value, number)) = \(candidate.text)")
            // Longer conditions would take the compiler too long.
            if candidate.value.type == .bool, candidate.text.utf8.count < 80 {
                members.append("check k\(number) as k\(number): \(candidate.text)")
                checked.insert(number)
            }
        }
        let schema = try Self.resolve(Sample.schema(members))
        let swift = try SwiftAnswers(schema, count: candidates.count, types: candidates.map(\.value.type))

        let context = ExpressionContext(index: SchemaIndex(plain), columns: ColumnScope(plain.tables[0]))
        let databases = DatabaseAnswers(schema: plain)
        var report = Report(seed: seed)
        try withSQLite { sqlite in
            try databases.makeTable(sqlite)
            try TestServer.shared.withDatabase { postgresql in
                try databases.makeTable(postgresql)
                for (number, candidate) in candidates.enumerated() {
                    var first = PostgreSQLExpressionWriter(context: context)
                    var second = SQLiteExpressionWriter(context: context)
                    let texts = (first.text(candidate.value), second.text(candidate.value))
                    // A size that the language refuses, as random expressions may have.
                    if first.problem == .tooLarge || second.problem == .tooLarge {
                        report.refused += 1
                        #expect(number >= ListedExpressions.all.count, "\(candidate.text)")
                        continue
                    }
                    #expect(first.problem == nil && second.problem == nil)
                    let one = DatabaseAnswers.ask(postgresql, texts.0, candidate.value.type)
                    let two = DatabaseAnswers.ask(sqlite, texts.1, candidate.value.type)
                    for row in Sample.rows.indices {
                        report.compare(
                            candidate, row, postgresql: one[row], sqlite: two[row], swift: swift.computed[number][row],
                            isViolated: checked.contains(number)
                                ? swift.violations[row].contains("k\(number)") : nil, texts)
                    }
                }
            }
        }
        report.finish()
        #expect(report.refused * 10 <= count, "\(report.refused) expressions are refused")
    }

    private static func resolve(_ text: String) throws -> Schema {
        let file = SourceFile(path: "Nasty.schema", text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        let errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        for error in errors.prefix(20) { Issue.record("\(FileDiagnostic(error, in: file).text)") }
        return try #require(errors.isEmpty ? resolved.schema : nil)
    }

    /// The expressions that have a type, with it.
    ///
    /// - Parameter isComplete: Whether one that has none is a mistake of the test.
    private static func check(_ texts: [String], _ schema: Schema, isComplete: Bool) throws -> [Candidate] {
        let members = texts.enumerated().map { "computed c\($0.offset): Bool? = \($0.element)" }
        let parsed = Parser.parse(SourceFile(path: "Nasty.schema", text: Sample.schema(members)))
        var syntaxes: [ExpressionSyntax] = []
        for declaration in parsed.tree.declarations {
            guard case .table(let table) = declaration.kind else { continue }
            for member in table.members {
                if case .computed(let computed) = member.kind { syntaxes.append(computed.value) }
            }
        }
        try #require(syntaxes.count == texts.count, "\(parsed.diagnostics.map(\.message))")
        let index = SchemaIndex(schema)
        var columns: [String: ExpressionColumn] = [:]
        for column in schema.tables[0].columns {
            columns[column.name] = ExpressionColumn(
                type: ValueType(index.storageType(of: column.type)), isNullable: column.isNullable)
        }
        let scope = ExpressionScope(
            context: .computed, columns: columns, value: nil, enumerations: index.enums, sequences: [], databases: .all)
        var candidates: [Candidate] = []
        for (text, syntax) in zip(texts, syntaxes) {
            var bag = DiagnosticBag()
            let value = ExpressionChecker(scope: scope).check(syntax, expecting: .any, diagnostics: &bag)
            guard let value, !bag.hasErrors else {
                if isComplete { Issue.record("\(text): \(bag.diagnostics.map(\.message))") }
                continue
            }
            candidates.append(Candidate(text: text, value: value))
        }
        return candidates
    }

    /// The type to declare: every second whole number in the smallest type that holds it, the others in 64 bits.
    private static func type(of expression: Expression, _ number: Int) -> String {
        let type =
            switch expression.type {
            case .bool: "Bool"
            case .integer(let bounds):
                if number.isMultiple(of: 2) {
                    "Int64"
                } else if bounds.lower >= Int16.min, bounds.upper <= Int16.max {
                    "Int16"
                } else {
                    bounds.lower >= Int32.min && bounds.upper <= Int32.max ? "Int32" : "Int64"
                }
            case .double: "Double"
            case .float: "Float"
            case .decimal(let precision, let scale): "Decimal(\(min(precision, 18)), \(scale))"
            case .string: "String"
            case .enumeration(let name): name
            default: "Bool"
            }
        var isOptional = expression.isNullable || expression.canOverflow
        // More digits than the declared type may overflow that.
        if case .decimal(let precision, _) = expression.type, precision > 18 { isOptional = true }
        return type + (isOptional ? "?" : "")
    }
}

/// Collects what does not agree.
private struct Report {
    let seed: UInt64
    private var disagreements: [String: Int] = [:]
    private var compared = 0
    /// Expressions that are too large to be compared.
    var refused = 0

    init(seed: UInt64) { self.seed = seed }

    mutating func compare(
        _ candidate: ExpressionPropertyTests.Candidate, _ row: Int, postgresql: Answer, sqlite: Answer, swift: Answer,
        isViolated: Bool?, _ texts: (String, String)
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
        // A check is kept unless it is false; an overflow breaks it.
        var expected: Bool?
        switch (postgresql, sqlite) {
        case (.overflow, .overflow): expected = hides || candidate.value.mayBeTooSmall ? nil : true
        case (.value(let one), .value(let two)) where one == two: expected = one == "false"
        case (.null, .null): expected = false
        default: break
        }
        if hides, postgresql != .value("false") { expected = nil }
        let isKept = isViolated == nil || expected == nil || isViolated == expected
        if agrees, isKept { return }
        // A few rows of each expression say enough.
        let seen = disagreements[candidate.text, default: 0]
        disagreements[candidate.text] = seen + 1
        if seen >= 2 || disagreements.count > 40 { return }
        var values: [String] = []
        for (column, cell) in zip(Sample.columns, Sample.rows[row]) where candidate.text.contains(column.name) {
            values.append("\(column.name) = \(cell.postgresql.map { $0.debugDescription } ?? "nil")")
        }
        let check = isKept ? "" : "\nvalidate(): \(isViolated == true ? "violated" : "kept")"
        Issue.record(
            """
            \(candidate.text)
            PostgreSQL: \(postgresql), SQLite: \(sqlite), Swift: \(swift)\(check)
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
