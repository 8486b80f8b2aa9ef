import SchemagenLanguage

/// Gives a written expression its types and its meaning, and reports what has none.
public struct ExpressionChecker: Sendable {
    private let scope: ExpressionScope

    /// Makes a checker for the expressions of one place.
    public init(scope: ExpressionScope) { self.scope = scope }

    /// Checks an expression. What is wrong is added to the diagnostics, in one pass as much of it as makes sense; nil is
    /// returned where no meaning could be found, which has then been reported.
    public func check(
        _ syntax: ExpressionSyntax, expecting expected: ExpectedType, diagnostics: inout DiagnosticBag
    ) -> Expression? {
        Self.check(syntax, in: scope, expecting: expected, diagnostics: &diagnostics)
    }

    /// Checks an expression where it stands.
    static func check(
        _ syntax: ExpressionSyntax, in scope: consuming ExpressionScope, expecting expected: ExpectedType,
        diagnostics: inout DiagnosticBag
    ) -> Expression? {
        guard syntax.isLeaf || syntax.depth(limit: Self.deepest) <= Self.deepest else {
            diagnostics.add(
                .expressionTooDeep, "an expression may nest \(Self.deepest) operations deep, and this one nests deeper",
                at: syntax.span)
            return nil
        }
        var typer = ExpressionTyper(scope: scope)
        let expression = typer.check(syntax, expecting: expected)
        if !typer.bag.isEmpty { diagnostics.add(contentsOf: typer.bag.diagnostics) }
        return expression
    }

    /// How deep operations may nest: every stage after this one walks expressions by recursion.
    private static let deepest = 256
}

extension ExpressionSyntax {
    /// Whether no expression is part of it.
    var isLeaf: Bool {
        switch kind {
        case .integer, .decimal, .string, .boolean, .null, .name, .member, .enumCase, .invalid: true
        case .call(_, let arguments): arguments.isEmpty
        case .list(let elements): elements.isEmpty
        case .object(let entries): entries.isEmpty
        default: false
        }
    }

    /// How deep the expression nests, counted without recursion and no further than just above `limit`.
    fileprivate func depth(limit: Int) -> Int {
        var deepest = 1
        var pending: [(ExpressionSyntax, Int)] = [(self, 1)]
        while let (expression, depth) = pending.popLast() {
            deepest = max(deepest, depth)
            if deepest > limit { return deepest }
            let next = depth + 1
            switch expression.kind {
            case .integer, .decimal, .string, .boolean, .null, .name, .member, .enumCase, .invalid: break
            case .prefix(_, let operand): pending.append((operand, next))
            case .infix(_, let left, let right):
                pending.append((left, next))
                pending.append((right, next))
            case .ternary(let condition, let yes, let no):
                pending.append((condition, next))
                pending.append((yes, next))
                pending.append((no, next))
            case .isIn(let operand, let elements):
                pending.append((operand, next))
                for element in elements { pending.append((element, next)) }
            case .list(let elements): for element in elements { pending.append((element, next)) }
            case .object(let entries): for entry in entries { pending.append((entry.value, next)) }
            case .call(_, let arguments): for argument in arguments { pending.append((argument.value, next)) }
            }
        }
        return deepest
    }
}
