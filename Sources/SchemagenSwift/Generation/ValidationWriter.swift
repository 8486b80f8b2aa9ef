import SchemagenModel

/// `validate()`: each rule of the schema that Swift can check, as statements that gather violations.
struct ValidationWriter {
    private let context: SwiftContext
    private let object: String
    private var statements: [Statement] = []

    init(_ context: SwiftContext, object: String) {
        self.context = context
        self.object = object
    }

    private func violation(_ rule: String, _ message: String) -> Statement {
        .expression(
            .call(
                "violations.append",
                .call(
                    ".init",
                    labeled: [("object", .string(object)), ("rule", .string(rule)), ("message", .string(message))])))
    }

    /// A text has at most so many Unicode scalars.
    mutating func limit(_ code: SwiftExpression, isOptional: Bool, to limit: Int, rule: String) {
        let count = SwiftExpression.member(code, isOptional ? "?.unicodeScalars.count" : ".unicodeScalars.count")
        let value = isOptional ? SwiftExpression.infix("??", count, .atom("0")) : count
        statements.append(
            .if(.infix(">", value, .atom("\(limit)")), [violation(rule, "is longer than \(limit) characters")]))
    }

    /// A value of a `type` checks itself.
    mutating func nested(_ code: SwiftExpression, isOptional: Bool) {
        let call = SwiftExpression.call(.member(code, isOptional ? "?.validate" : ".validate"), [])
        statements.append(
            .expression(.infix("+=", .atom("violations"), isOptional ? .infix("??", call, .atom("[]")) : call)))
    }

    /// A condition that must not be false; unknown passes.
    mutating func check(_ condition: Expression, rule: String, _ translator: inout ExpressionTranslator) {
        guard let piece = translator.piece(condition) else { return }
        let message = "fails \(ExpressionPrinter.print(condition))"
        let fails: SwiftExpression =
            piece.isOptional ? .infix("==", piece.code, .atom("false")) : .prefix("!", piece.code)
        guard piece.canThrow else {
            statements.append(.if(fails, [violation(rule, message)]))
            return
        }
        statements.append(
            .attempt(
                [.if(.attempt("try", fails), [violation(rule, message)])],
                failing: [violation(rule, "overflows in " + ExpressionPrinter.print(condition))]))
    }

    /// The whole function.
    func function(access: AccessLevel) -> Declaration {
        let type = "[" + context.namespace + ".Violation]"
        var body: [Statement] = [.return(.atom("[]"))]
        if !statements.isEmpty {
            body = [.binding(isConstant: false, name: "violations", type: type, value: .atom("[]"))]
            body += statements
            body.append(.return(.atom("violations")))
        }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(
                    access, documentation: "What breaks a rule of the schema; empty where everything is well."),
                kind: .function("validate"), result: type, body: body))
    }
}
