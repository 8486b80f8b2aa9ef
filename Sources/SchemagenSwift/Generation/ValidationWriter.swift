import SchemagenLanguage
import SchemagenModel

/// Writes the body of `validate()`: limits of types, checks of the schema's types, checks of the table.
struct ValidationWriter {
    let context: SwiftContext
    var imports: Set<SwiftImport> = []
    private(set) var statements: [Statement] = []

    /// Local names of the body, behind which properties need `self.`.
    static let locals: Set<String> = ["violations"]

    init(context: SwiftContext) { self.context = context }

    /// The method, with an empty list where there is nothing to check.
    func method(access: AccessLevel, documentation: String) -> Declaration {
        let type = "[" + context.namespace + ".Violation]"
        var body: [Statement] = [.return(.atom("[]"))]
        if !statements.isEmpty {
            body = [.binding(isConstant: false, name: "violations", type: type, value: .atom("[]"))]
            body += statements
            body.append(.return(.atom("violations")))
        }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(access, documentation: documentation), kind: .function("validate"), result: type,
                body: body))
    }

    // MARK: Limits

    /// What the type of a value demands of it.
    mutating func limits(of value: SwiftExpression, isOptional: Bool, type: DataType, path: String) {
        func condition(_ test: (SwiftExpression) -> SwiftExpression) -> SwiftExpression {
            guard isOptional else { return test(value) }
            let unwrapped = SwiftExpressionRenderer.flat(value)
            let inner = SwiftExpressionRenderer.flat(test(.atom("value")))
            return .atom(unwrapped == "value" ? "let value, " + inner : "let value = " + unwrapped + ", " + inner)
        }
        switch type {
        case .string(let limit?), .char(let limit):
            let test = condition { .infix(">", .member($0, ".unicodeScalars.count"), .atom(String(limit))) }
            statements.append(.if(test, [append(".tooLong", path, .atom(String(limit)))]))
        case .array(.string(let limit?)), .array(.char(let limit)):
            let test = condition {
                .call(
                    .member($0, ".contains"),
                    [
                        SwiftExpression.Argument(
                            label: "where",
                            value: .closure(
                                .infix(">", .member(.atom("$0"), ".unicodeScalars.count"), .atom(String(limit)))))
                    ])
            }
            statements.append(.if(test, [append(".tooLong", path, .atom(String(limit)))]))
        case .float, .double:
            let test = condition { .member($0, ".isNaN") }
            statements.append(.if(test, [append(".notANumber", path, nil)]))
        case .named(let name):
            guard let named = context.namedType(name), hasRules(named) else { return }
            let list = SwiftExpression.method(
                .method(isOptional ? .atom("value") : value, "validate"), "map",
                .closure(.call("$0.within", .string(path))))
            let adding = Statement.expression(.infix("+=", .atom("violations"), list))
            guard isOptional else {
                statements.append(adding)
                return
            }
            let unwrapped = SwiftExpressionRenderer.flat(value)
            statements.append(.if(.atom(unwrapped == "value" ? "let value" : "let value = " + unwrapped), [adding]))
        default: break
        }
    }

    /// Whether `validate()` of a type can find anything.
    private func hasRules(_ type: NamedType) -> Bool {
        if !type.checks.isEmpty { return true }
        switch type.base {
        case .string(.some), .char, .float, .double, .array(.string(.some)), .array(.char): return true
        default: return false
        }
    }

    private func append(_ reason: String, _ path: String, _ argument: SwiftExpression?) -> Statement {
        var arguments: [(String, SwiftExpression)] = [("", .string(path))]
        if let argument { arguments.append(("", argument)) }
        return .expression(.call("violations.append", .call(reason, labeled: arguments)))
    }

    // MARK: Checks

    /// A check; nothing where Swift cannot know its answer.
    mutating func check(_ condition: Expression, path: String, constraint: String, scope: TranslationScope) {
        var translator = ExpressionTranslator(context: context, scope: scope, purpose: .check)
        guard let failure = try? translator.failure(of: condition), failure.constant != false else { return }
        imports.formUnion(translator.imports)
        let violation = append(".failed", path, .string(constraint))
        let parts = translator.statements(for: failure.value())
        var body = parts
        if failure.constant == true {
            body.append(violation)
        } else {
            let test = failure.value()
            body.append(.if(failure.canThrow ? .attempt("try", test) : test, [violation]))
        }
        if failure.canThrow {
            body = [.attempt(body, failing: [append(".overflow", path, .string(constraint))])]
        } else if !parts.isEmpty {
            body = [.block(body)]
        }
        // A draft leaves columns to the database: what it will say to those is not known.
        var conditions: [SwiftExpression] = []
        condition.forEachColumn { name in
            if let known = scope.columns[name]?.condition, !conditions.contains(known) { conditions.append(known) }
        }
        if let first = conditions.first {
            let all = conditions.dropFirst().reduce(first) { .infix("&&", $0, $1) }
            body = [.if(all, body)]
        }
        statements += body
    }
}
