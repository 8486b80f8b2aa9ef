import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

/// The two databases give the same answer to the same expression.
@Suite struct ExpressionAgreementTests {
    /// What came out, in a form that both databases can give.
    enum Outcome: Equatable, CustomStringConvertible {
        case null, failure
        case value(String)

        var description: String {
            switch self {
            case .null: "nil"
            case .failure: "error"
            case .value(let text): text
            }
        }
    }

    @Test(arguments: 1...(environmentVariable("SCHEMAGEN_TEST_SEEDS").flatMap(UInt64.init) ?? 4))
    func randomExpressionsHaveOneMeaning(seed: UInt64) throws {
        let samples = ExpressionTable()
        var generator = RandomExpression(seed: seed)
        var compared = 0
        try withSQLite { sqlite in
            try samples.makeSQLite(sqlite)
            try TestServer.shared.withDatabase { postgresql in
                try samples.makePostgreSQL(postgresql)
                for _ in 0..<1500 {
                    let kind = RandomExpression.Kind.allCases[Int.random(in: 0..<6, using: &generator.random)]
                    // PostgreSQL works out constants beforehand, even those that no row needs.
                    let syntax = generator.next(kind)
                    guard !Self.computesConstant(syntax), let expression = samples.check(syntax) else { continue }
                    let (left, leftProblem) = samples.postgresql(expression)
                    let (right, rightProblem) = samples.sqlite(expression)
                    guard leftProblem == nil, rightProblem == nil else { continue }
                    compared += 1
                    for row in ExpressionTable.rows.indices {
                        let one = Self.ask(postgresql, left, row, expression.type)
                        let other = Self.ask(sqlite, right, row, expression.type)
                        if one == other { continue }
                        // The engines may leave out an operand of && and || that cannot change the answer, or not.
                        if one == .failure || other == .failure,
                            left.contains(" AND ") || left.contains(" OR ") || left.contains(" IN ")
                        {
                            continue
                        }
                        Issue.record("row \(row): PostgreSQL \(one), SQLite \(other)\n\(left)\n\(right)")
                    }
                }
            }
        }
        #expect(compared > 400)
    }

    /// Whether an operation or function has no column in it.
    static func computesConstant(_ syntax: ExpressionSyntax) -> Bool {
        func visit(_ syntax: ExpressionSyntax) -> (hasColumn: Bool, isConstant: Bool) {
            switch syntax.kind {
            case .name: return (true, false)
            case .ternary(let condition, _, _) where isLiteral(condition): return (false, true)
            case .infix(.divide, _, let right) where isLiteral(right),
                .infix(.remainder, _, let right) where isLiteral(right):
                return (false, true)
            case .infix(.coalesce, let left, _) where !visit(left).hasColumn: return (false, true)
            case .infix(_, let left, let right): return join([left, right])
            case .prefix(_, let operand): return join([operand])
            case .ternary(let condition, let yes, let no): return join([condition, yes, no])
            case .isIn(let operand, let elements): return join([operand] + elements)
            case .call(let name, let arguments):
                let isScaled = name.text == "Decimal" || (name.text == "round" && arguments.count == 2)
                return join(arguments.prefix(isScaled ? 1 : arguments.count).map(\.value))
            default: return (false, false)
            }
        }
        func isLiteral(_ syntax: ExpressionSyntax) -> Bool {
            switch syntax.kind {
            case .integer("0"), .decimal("0.0"), .boolean, .string: true
            default: false
            }
        }
        func join(_ parts: [ExpressionSyntax]) -> (hasColumn: Bool, isConstant: Bool) {
            let visited = parts.map(visit)
            let hasColumn = visited.contains { $0.hasColumn }
            return (hasColumn, !hasColumn || visited.contains { $0.isConstant })
        }
        return visit(syntax).isConstant
    }

    static func ask(_ connection: PostgreSQLConnection, _ sql: String, _ row: Int, _ type: ValueType) -> Outcome {
        do {
            guard let text = try connection.query("SELECT \(sql) FROM samples WHERE id = \(row)").first ?? nil else {
                return .null
            }
            switch type {
            case .double: return .value("\((Double(text) ?? .nan) + 0)")
            case .float: return .value("\(Float(text) ?? .nan)")
            case .decimal(_, let scale): return .value(LiteralText.unscaled(text, scale: scale))
            case .bool: return .value(text == "t" ? "1" : "0")
            default: return .value(text)
            }
        } catch let error as PostgreSQLError {
            // 22003: out of range. Anything else is a mistake of the writer.
            if error.sqlState == "22003" { return .failure }
            return .value("\(error)")
        } catch {
            return .value("\(error)")
        }
    }

    static func ask(_ database: SQLiteDatabase, _ sql: String, _ row: Int, _ type: ValueType) -> Outcome {
        do {
            guard let value = try database.query("SELECT \(sql) FROM samples WHERE id = \(row)").first else {
                return .null
            }
            switch value {
            case .null: return .null
            case .double(let number): return .value(type == .float ? "\(Float(number))" : "\(number + 0)")
            case .integer(let number):
                if type == .double || type == .float { return .value("integer \(number)") }
                return .value(String(number))
            case .text(let text): return .value(text)
            case .blob, .malformedText: return .value("bytes")
            }
        } catch {
            let text = "\(error)"
            return text.contains("integer overflow") ? .failure : .value(text)
        }
    }
}
