import SchemagenLanguage
import SchemagenModel
import Testing

/// Reads an expression for the tests of the checker, as a check of a table.
enum TestExpressionParser {
    /// The file that an expression is read from.
    static func file(_ text: String) -> SourceFile {
        SourceFile(path: "test.schema", text: "table T {\n    check c: \(text)\n}\n")
    }

    static func parse(_ text: String) -> ExpressionSyntax {
        let result = Parser.parse(file(text))
        #expect(result.diagnostics.map(\.message) == [], "\(text)")
        for declaration in result.tree.declarations {
            guard case .table(let table) = declaration.kind else { continue }
            for member in table.members {
                if case .check(let check) = member.kind { return check.condition }
            }
        }
        Issue.record("no expression: \(text)")
        return ExpressionSyntax(.invalid, span: .fileStart)
    }
}

/// The row that the tests' expressions read, and a way to check them.
enum TestScope {
    static let status = Enumeration(
        info: ObjectInfo(name: "Status", sqlName: "status"), storage: .native,
        cases: [
            Enumeration.Case(name: "draft", sqlName: "draft"), Enumeration.Case(name: "sent", sqlName: "sent"),
            Enumeration.Case(name: "in", sqlName: "in"),
        ])
    static let columns: [String: ExpressionColumn] = {
        let types: [String: DataType] = [
            "small": .int16, "count": .int32, "total": .int64, "ratio": .float, "rate": .double,
            "price": .decimal(precision: 10, scale: 2), "factor": .decimal(precision: 6, scale: 4),
            "huge": .decimal(precision: 30, scale: 2), "name": .string(maximumLength: 20), "key": .uuid,
            "payload": .data, "createdAt": .timestamp(precision: nil), "day": .localDate,
            "wait": .duration, "span": .interval, "settings": .json(swiftType: nil),
            "tags": .array(.string(maximumLength: nil)),
            "status": .enumeration("Status"), "isOpen": .bool, "address": .inet, "in": .int32,
        ]
        var columns: [String: ExpressionColumn] = [:]
        for (name, type) in types {
            columns[name] = ExpressionColumn(type: ValueType(type), isNullable: false)
            columns["maybe" + name.prefix(1).uppercased() + name.dropFirst()] = ExpressionColumn(
                type: ValueType(type), isNullable: true)
        }
        return columns
    }()

    static func scope(
        _ context: ExpressionScope.Context, databases: DatabaseSet = .all, value: DataType? = nil
    ) -> ExpressionScope {
        ExpressionScope(
            context: context, columns: columns,
            value: value.map { ExpressionColumn(type: ValueType($0), isNullable: false) },
            enumerations: ["Status": status], sequences: ["invoiceNumber"], databases: databases)
    }

    static func check(
        _ text: String, _ expected: ExpectedType = .any, _ context: ExpressionScope.Context = .check,
        databases: DatabaseSet = .all, value: DataType? = nil
    ) -> (Expression?, [Diagnostic]) {
        var bag = DiagnosticBag()
        let checker = ExpressionChecker(scope: scope(context, databases: databases, value: value))
        let expression = checker.check(TestExpressionParser.parse(text), expecting: expected, diagnostics: &bag)
        return (expression, bag.diagnostics)
    }

    /// Checks that an expression has no findings, and gives it.
    static func valid(
        _ text: String, _ expected: ExpectedType = .any, _ context: ExpressionScope.Context = .check,
        databases: DatabaseSet = .all, value: DataType? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Expression {
        let (expression, diagnostics) = check(text, expected, context, databases: databases, value: value)
        #expect(diagnostics.map(\.message) == [], "\(text)", sourceLocation: sourceLocation)
        return try #require(expression, "\(text)", sourceLocation: sourceLocation)
    }

    /// The findings of an expression as `code: underlined text`, with the first fix behind an arrow.
    static func findings(
        _ text: String, _ expected: ExpectedType = .any, _ context: ExpressionScope.Context = .check,
        databases: DatabaseSet = .all, value: DataType? = nil
    ) -> [String] {
        let file = TestExpressionParser.file(text)
        return check(text, expected, context, databases: databases, value: value).1.map { diagnostic in
            let fix = diagnostic.fixes.first.map { " → " + ($0.replacement ?? $0.message) } ?? ""
            return "\(diagnostic.code.name): \(file.text(of: diagnostic.span))\(fix)"
        }
    }
}
