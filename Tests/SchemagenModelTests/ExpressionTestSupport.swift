import SchemagenLanguage
import SchemagenModel
import Testing

/// Reads an expression for the tests of the checker.
struct TestExpressionParser {
    private let stream: TokenStream
    private var position = 0

    static func parse(_ text: String) -> ExpressionSyntax {
        var parser = TestExpressionParser(
            stream: Lexer.tokenize(SourceFile(path: "test.schema", text: text)).tokens)
        let expression = parser.expression()
        #expect(parser.token.kind == .endOfFile, "not read to its end: \(text)")
        return expression
    }

    private init(stream: TokenStream) { self.stream = stream }

    private var token: Token { stream.tokens[min(position, stream.tokens.count - 1)] }

    private mutating func accept(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ kind: Token.Kind) {
        let isThere = accept(kind)
        #expect(isThere, "\(kind) is missing")
    }

    private mutating func expression() -> ExpressionSyntax {
        let condition = infix(above: 0)
        guard accept(.question) else { return condition }
        let yes = expression()
        expect(.colon)
        let no = expression()
        return ExpressionSyntax(.ternary(condition, yes, no), span: condition.span.union(no.span))
    }

    private mutating func infix(above limit: Int) -> ExpressionSyntax {
        var left = prefix()
        while true {
            if token.kind == .identifier, !token.isQuoted, stream.text(of: token) == "in", limit < 4 {
                position += 1
                expect(.leftBracket)
                let (elements, end) = list(until: .rightBracket) { $0.expression() }
                left = ExpressionSyntax(.isIn(left, elements), span: left.span.union(end))
                continue
            }
            guard token.kind != .identifier, let operation = InfixOperator(rawValue: stream.text(of: token)),
                operation.precedence > limit
            else { return left }
            position += 1
            let right = infix(above: operation == .coalesce ? operation.precedence - 1 : operation.precedence)
            left = ExpressionSyntax(.infix(operation, left, right), span: left.span.union(right.span))
        }
    }

    private mutating func prefix() -> ExpressionSyntax {
        let start = token.span
        for (kind, operation) in [(Token.Kind.minus, PrefixOperator.minus), (.exclamation, .not)] where accept(kind) {
            let operand = prefix()
            return ExpressionSyntax(.prefix(operation, operand), span: start.union(operand.span))
        }
        return primary()
    }

    private mutating func list<Element>(
        until end: Token.Kind, _ element: (inout TestExpressionParser) -> Element
    ) -> ([Element], SourceSpan) {
        var elements: [Element] = []
        while token.kind != end, token.kind != .endOfFile {
            elements.append(element(&self))
            guard accept(.comma) else { break }
        }
        let span = token.span
        expect(end)
        return (elements, span)
    }

    private mutating func primary() -> ExpressionSyntax {
        let first = token
        let text = stream.text(of: first)
        position += 1
        func made(_ kind: ExpressionSyntax.Kind, _ end: SourceSpan? = nil) -> ExpressionSyntax {
            ExpressionSyntax(kind, span: end.map(first.span.union) ?? first.span)
        }
        switch first.kind {
        case .integer: return made(.integer(String(text.filter { $0 != "_" })))
        case .decimal: return made(.decimal(String(text.filter { $0 != "_" })))
        case .string, .rawString: return made(.string(stream.stringValue(of: first)))
        case .dot:
            let name = token
            position += 1
            return made(.enumCase(stream.text(of: name)), name.span)
        case .leftParenthesis:
            let inner = expression()
            expect(.rightParenthesis)
            return inner
        case .leftBracket:
            let (elements, end) = list(until: .rightBracket) { $0.expression() }
            return made(.list(elements), end)
        case .leftBrace:
            let (entries, end) = list(until: .rightBrace) { parser in
                let key = parser.token
                parser.position += 1
                parser.expect(.colon)
                return ExpressionSyntax.ObjectEntry(
                    key: Identifier(parser.stream.stringValue(of: key), span: key.span), value: parser.expression())
            }
            return made(.object(entries), end)
        case .identifier: break
        default:
            Issue.record("unexpected `\(text)`")
            return made(.invalid)
        }
        if !first.isQuoted {
            switch text {
            case "true", "false": return made(.boolean(text == "true"))
            case "nil": return made(.null)
            default: break
            }
        }
        if accept(.leftParenthesis) {
            let (arguments, end) = list(until: .rightParenthesis) { parser in
                var label: Identifier?
                if parser.token.kind == .identifier, parser.stream.tokens[parser.position + 1].kind == .colon {
                    label = Identifier(parser.stream.text(of: parser.token), span: parser.token.span)
                    parser.position += 2
                }
                return ArgumentSyntax(label: label, value: parser.expression())
            }
            return made(.call(Identifier(text, span: first.span), arguments), end)
        }
        var path = [Identifier(text, span: first.span)]
        while accept(.dot) {
            path.append(Identifier(stream.text(of: token), span: token.span))
            position += 1
        }
        return path.count == 1 ? made(.name(text)) : made(.member(path), path.last?.span)
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
        let file = SourceFile(path: "test.schema", text: text)
        return check(text, expected, context, databases: databases, value: value).1.map { diagnostic in
            let fix = diagnostic.fixes.first.map { " → " + ($0.replacement ?? $0.message) } ?? ""
            return "\(diagnostic.code.name): \(file.text(of: diagnostic.span))\(fix)"
        }
    }
}
