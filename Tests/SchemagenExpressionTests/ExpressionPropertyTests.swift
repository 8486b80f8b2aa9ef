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

    private static let seed = environmentVariable("SCHEMAGEN_TEST_SEED").flatMap(UInt64.init) ?? 1
    private static let count = environmentVariable("SCHEMAGEN_TEST_EXPRESSIONS").flatMap(Int.init) ?? 400

    @Test func everyExpressionHasOneMeaning() throws {
        let sample = Sample.everywhere
        let plain = try Self.resolve(sample.schema())
        let listed = try Self.check(ListedExpressions.all, sample, plain, isComplete: true)
        var random = RandomExpressions(seed: Self.seed)
        let others = try Self.check((0..<Self.count).map { _ in random.next() }, sample, plain, isComplete: false)
        #expect(listed.count == ListedExpressions.all.count)
        #expect(others.count > Self.count / 4)
        try withSQLite { sqlite in
            try TestServer.shared.withDatabase { postgresql in
                try Self.compare(listed + others, listed: listed.count, sample, plain, postgresql, sqlite)
            }
        }
    }

    /// PostgreSQL works out beforehand what has no column in it, even where no row needs it: such expressions are compared
    /// without it.
    @Test func constantsHaveOneMeaning() throws {
        let sample = Sample.everywhere
        let plain = try Self.resolve(sample.schema())
        var random = RandomExpressions(seed: Self.seed &+ 1000, mayBeConstant: true)
        let candidates = try Self.check((0..<Self.count).map { _ in random.next() }, sample, plain, isComplete: false)
        #expect(candidates.count > Self.count / 4)
        try withSQLite { try Self.compare(candidates, listed: 0, sample, plain, nil, $0) }
    }

    /// What PostgreSQL has alone is compared with Swift.
    @Test func intervalsHaveOneMeaning() throws {
        let sample = Sample.onPostgreSQL
        let plain = try Self.resolve(sample.schema())
        let candidates = try Self.check(ListedExpressions.intervals, sample, plain, isComplete: true)
        #expect(candidates.count == ListedExpressions.intervals.count)
        try withDatabase { try Self.compare(candidates, listed: candidates.count, sample, plain, $0, nil) }
    }

    /// Works every expression out on every row on all sides.
    ///
    /// - Parameters:
    ///   - listed: How many of them, from the first on, must have a form on both databases. Random ones may become larger
    ///     than the language allows.
    ///   - postgresql: nil where it is not asked; its answers are then taken to be those of SQLite, and the other way
    ///     round.
    private static func compare(
        _ candidates: [Candidate], listed: Int, _ sample: Sample, _ plain: Schema, _ postgresql: PostgreSQLConnection?,
        _ sqlite: SQLiteDatabase?
    ) throws {
        let (swift, checked) = try swiftAnswers(candidates, sample)
        let context = ExpressionContext(index: SchemaIndex(plain), columns: ColumnScope(plain.tables[0]))
        let databases = DatabaseAnswers(sample: sample, schema: plain)
        if let postgresql { try databases.makeTable(postgresql) }
        if let sqlite { try databases.makeTable(sqlite) }
        var report = Report(sample: sample, seed: seed)
        var refused = 0
        for (number, candidate) in candidates.enumerated() {
            var first = PostgreSQLExpressionWriter(context: context)
            var second = SQLiteExpressionWriter(context: context)
            let texts = (
                postgresql == nil ? "" : first.text(candidate.value), sqlite == nil ? "" : second.text(candidate.value)
            )
            if first.problem == .tooLarge || second.problem == .tooLarge {
                refused += 1
                #expect(number >= listed, "\(candidate.text)")
                continue
            }
            #expect(first.problem == nil && second.problem == nil)
            let one = postgresql.map { databases.ask($0, texts.0, candidate.value.type) }
            let other = sqlite.map { databases.ask($0, texts.1, candidate.value.type) }
            let answers = (try #require(one ?? other), try #require(other ?? one))
            for row in sample.rows.indices {
                let check = swift.violations[row]["k\(number)"] ?? "kept"
                report.compare(
                    candidate, row, postgresql: answers.0[row], sqlite: answers.1[row],
                    swift: swift.computed[number][row], check: checked.contains(number) ? check : nil, texts)
            }
        }
        report.finish()
        #expect(refused * 10 <= candidates.count - listed, "\(refused) expressions are refused")
    }

    /// Every expression as a computed property and every condition as a check, worked out in Swift; the numbers of those
    /// that became checks.
    private static func swiftAnswers(
        _ candidates: [Candidate], _ sample: Sample
    ) throws -> (answers: SwiftAnswers, checked: Set<Int>) {
        var members: [String] = []
        var checked: Set<Int> = []
        for (number, candidate) in candidates.enumerated() {
            members.append("computed c\(number): \(type(of: candidate.value, number)) = \(candidate.text)")
            // Longer conditions would take the compiler too long.
            if candidate.value.type == .bool, candidate.text.utf8.count < 80 {
                members.append("check k\(number) as k\(number): \(candidate.text)")
                checked.insert(number)
            }
        }
        let schema = try resolve(sample.schema(members))
        let answers = try SwiftAnswers(
            sample, schema, count: candidates.count, types: candidates.map(\.value.type))
        return (answers, checked)
    }

    static func resolve(_ text: String) throws -> Schema {
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
    private static func check(
        _ texts: [String], _ sample: Sample, _ schema: Schema, isComplete: Bool
    ) throws -> [Candidate] {
        let members = texts.enumerated().map { "computed c\($0.offset): Bool? = \($0.element)" }
        let parsed = Parser.parse(SourceFile(path: "Nasty.schema", text: sample.schema(members)))
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
            case .array(.integer): "[Int64]"
            default: expression.type.spelling
            }
        var isOptional = expression.isNullable || expression.canOverflow
        // More digits than the declared type may overflow that.
        if case .decimal(let precision, _) = expression.type, precision > 18 { isOptional = true }
        return type + (isOptional ? "?" : "")
    }
}

extension ValueType {
    /// The name of a type without parameters in the language.
    fileprivate var spelling: String {
        switch self {
        case .uuid: "UUID"
        case .data: "Data"
        case .timestamp: "Timestamp"
        case .localTimestamp: "LocalTimestamp"
        case .localDate: "LocalDate"
        case .localTime: "LocalTime"
        case .duration: "Duration"
        case .interval: "Interval"
        case .json(.jsonText): "JSONText"
        case .json: "JSON"
        case .array(let element): "[\(element.spelling)]"
        case .string: "String"
        default: "Bool"
        }
    }
}
