import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

/// Generated Swift gives the same answers to expressions as the databases, whose agreement is tested beside this.
@Suite struct SwiftAgreementTests {
    /// An expression with what SQLite makes of it, row by row.
    private struct Sample {
        var expression: Expression
        var text: String
        var outcomes: [ExpressionAgreementTests.Outcome]
    }

    @Test(arguments: 1...(environmentVariable("SCHEMAGEN_TEST_SEEDS").flatMap(UInt64.init) ?? 1))
    func randomExpressionsHaveOneMeaning(seed: UInt64) throws {
        let samples = ExpressionTable()
        var generator = RandomExpression(seed: seed &+ 1000)
        var asked: [Sample] = []
        try withSQLite { sqlite in
            try samples.makeSQLite(sqlite)
            while asked.count < 400 {
                let kind = RandomExpression.Kind.allCases[Int.random(in: 0..<6, using: &generator.random)]
                guard let expression = samples.check(generator.next(kind)), expression.type != .null else { continue }
                let (text, problem) = samples.sqlite(expression)
                guard problem == nil else { continue }
                let outcomes = ExpressionTable.rows.indices.map {
                    ExpressionAgreementTests.ask(sqlite, text, $0, expression.type)
                }
                asked.append(Sample(expression: expression, text: text, outcomes: outcomes))
            }
        }
        let lines = try answers(asked.map(\.expression), samples)
        #expect(lines.count == asked.count * ExpressionTable.rows.count)
        var compared = 0
        for (number, sample) in asked.enumerated() {
            for row in ExpressionTable.rows.indices {
                guard let answer = lines["\(number) \(row)"] else { continue }
                compared += 1
                let problem = Self.disagreement(sample.expression, sample.outcomes[row], answer)
                if let problem {
                    Issue.record(
                        "row \(row): \(problem)\n\(ExpressionPrinter.print(sample.expression))\n\(sample.text)")
                }
            }
        }
        #expect(compared > 2000)
    }

    /// What Swift says: the computed property's value, and what the check did.
    private struct Answer {
        var value: String
        var check: String
    }

    private static func disagreement(
        _ expression: Expression, _ outcome: ExpressionAgreementTests.Outcome, _ answer: Answer
    ) -> String? {
        // Which operands of && and || are worked out is the engine's choice, so an error there may or may not show.
        let mayHide = expression.hidesOverflow
        switch outcome {
        case .failure:
            // As nil, an overflow can be caught; in a check it cannot.
            if !mayHide, answer.value != "nil" { return "SQLite fails, Swift's value is \(answer.value)" }
            if !mayHide, expression.type == .bool, answer.check != "overflow" {
                return "SQLite fails, Swift's check \(answer.check)"
            }
        case .null:
            if answer.value != "nil" { return "SQLite nil, Swift \(answer.value)" }
            if expression.type == .bool, answer.check != "passed" { return "SQLite nil, Swift's check \(answer.check)" }
        case .value(let value):
            var given = answer.value
            if case .decimal(_, let scale) = expression.type, given != "nil" {
                given = LiteralText.unscaled(given, scale: scale)
            }
            // A factor that vanishes before it meets a zero: SQLite looks at the product as a whole.
            if given == "nil", value == "0.0", expression.type == .double { return nil }
            if given != value { return "SQLite \(value), Swift \(given)" }
            if expression.type == .bool, answer.check != (value == "1" ? "passed" : "failed") {
                return "SQLite \(value), Swift's check \(answer.check)"
            }
        }
        return nil
    }

    /// Compiles the expressions as computed properties and checks, and works them out on every row.
    private func answers(_ expressions: [Expression], _ samples: ExpressionTable) throws -> [String: Answer] {
        var table = samples.table
        for (number, expression) in expressions.enumerated() {
            table.computed.append(
                ComputedProperty(
                    name: "value\(number)", type: expression.type.column, isNullable: true, value: expression))
            guard expression.type == .bool else { continue }
            table.checks.append(
                CheckConstraint(
                    info: ConstraintInfo(sqlName: "check\(number)"), name: "check\(number)", condition: expression))
        }
        let schema = Schema(name: "Test", enums: samples.schema.enums, tables: [table])
        var sources: [String: String] = [:]
        for file in SwiftGenerator.files(for: schema, structures: [:]) { sources[file.name] = file.text }
        sources["main.swift"] = program(expressions, table)
        var result: [String: Answer] = [:]
        for line in try SwiftProgram.run(sources).split(separator: "\u{1}") {
            let parts = line.split(separator: "\u{2}", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { continue }
            result[parts[0] + " " + parts[1]] = Answer(value: parts[2], check: parts[3])
        }
        return result
    }

    private func program(_ expressions: [Expression], _ table: Table) -> String {
        var text = """
            import Foundation
            var samples: [Sample] = []

            """
        for (number, row) in ExpressionTable.rows.enumerated() {
            var arguments = ["id: \(number)"]
            for (value, column) in zip(row, table.columns.dropFirst()) {
                arguments.append(column.name + ": " + (value.map { Self.literal($0, column.type) } ?? "nil"))
            }
            text += "samples.append(Sample(\(arguments.joined(separator: ", "))))\n"
        }
        text += """
            func shown(_ value: Bool?) -> String { value.map { $0 ? "1" : "0" } ?? "nil" }
            func shown(_ value: Double?) -> String { value.map { "\\($0 + 0)" } ?? "nil" }
            func shown(_ value: Plan?) -> String { value?.rawValue ?? "nil" }
            func shown(_ value: Rating?) -> String { value?.rawValue ?? "nil" }
            func shown<Value: CustomStringConvertible>(_ value: Value?) -> String { value?.description ?? "nil" }
            var checks: [String: String] = [:]
            @MainActor func say(_ number: Int, _ row: Int, _ value: String) {
                print(number, row, value, checks["check\\(number)"] ?? "passed", separator: "\\u{2}", terminator: "\\u{1}")
            }
            for (row, sample) in samples.enumerated() {
                checks = [:]
                for violation in sample.validate() {
                    guard let name = violation.constraint else { continue }
                    checks[name] = violation.reason == .overflow ? "overflow" : "failed"
                }

            """
        for number in expressions.indices { text += "    say(\(number), row, shown(sample.value\(number)))\n" }
        return text + "}\n"
    }

    private static func literal(_ value: String, _ type: DataType) -> String {
        let quoted = ExpressionPrinter.literal(value)
        switch type {
        case .int16, .int32, .int64: return value
        case .double: return "Double(\(quoted))!"
        case .float: return "Float(\(quoted))!"
        case .decimal: return "Decimal(string: \(quoted))!"
        case .bool: return value == "t" ? "true" : "false"
        case .enumeration(let name): return "\(name)(rawValue: \(quoted))!"
        default: return quoted
        }
    }
}

extension Expression {
    /// Whether an overflow somewhere in it need not reach the result: beside a value that decides without it, or caught.
    fileprivate var hidesOverflow: Bool {
        switch kind {
        case .infix(.and, _, _), .infix(.or, _, _), .infix(.coalesce, _, _), .ternary, .isIn: return true
        case .infix(let symbol, let left, let right):
            if symbol == .equal || symbol == .notEqual, left.type == .null || right.type == .null { return true }
            return left.hidesOverflow || right.hidesOverflow
        case .negate(let operand), .not(let operand): return operand.hidesOverflow
        case .call(_, let arguments): return arguments.contains { $0.hidesOverflow }
        default: return false
        }
    }
}

extension ValueType {
    /// A column type that holds every value of it.
    fileprivate var column: DataType {
        switch self {
        case .bool: .bool
        case .integer: .int64
        case .float: .float
        case .double: .double
        case .decimal(_, let scale): .decimal(precision: 18, scale: scale)
        case .enumeration(let name): .enumeration(name)
        default: .string(maximumLength: nil)
        }
    }
}
