import SchemagenLanguage
import SchemagenModel

/// Writes `validate()`: limits of types, checks of the schema's types, checks of the table.
struct ValidationWriter {
    let context: SwiftContext

    /// The local name of the body, behind which a property needs `self.`.
    static let local = "violations"

    /// The method around rules that a closure writes; one that gives an empty list where there is nothing to check.
    func method(_ documentation: String, to out: inout SourceBuffer, _ rules: (inout SourceBuffer) -> Void) {
        out.member()
        out.head(documentation)
        out.begin()
        out.put(context.access, "func validate() -> [", context.namespace, ".Violation]")
        let start = out.mark
        out.open()
        out.line("var violations: [", context.namespace, ".Violation] = []")
        let body = out.mark
        rules(&out)
        if out.mark == body {
            out.goBack(to: start)
            out.body { $0.put("[]") }
        } else {
            out.line("return violations")
            out.close()
        }
    }

    // MARK: Limits

    /// Whether the type demands something of its values.
    func hasLimit(_ type: DataType) -> Bool {
        switch type {
        case .string(.some), .char, .float, .double, .array(.string(.some)), .array(.char): return true
        case .named(let name):
            guard let named = context.namedType(name) else { return false }
            if !named.checks.isEmpty { return true }
            if case .named = named.base { return false }
            return hasLimit(named.base)
        default: return false
        }
    }

    /// What the type of a value demands of it.
    ///
    /// - Parameter value: the value as Swift source.
    func limits(of value: String, isOptional: Bool, type: DataType, path: String, to out: inout SourceBuffer) {
        switch type {
        case .string(let limit?), .char(let limit):
            let limit = String(limit)
            condition(value, isOptional, ".unicodeScalars.count", " > ", limit, to: &out)
            violation(".tooLong", path, limit, to: &out)
        case .array(.string(let limit?)), .array(.char(let limit)):
            let limit = String(limit)
            condition(
                value, isOptional, ".contains", "(where: { $0.unicodeScalars.count > ", limit + " })", to: &out)
            violation(".tooLong", path, limit, to: &out)
        case .float, .double:
            condition(value, isOptional, ".isNaN", "", "", to: &out)
            violation(".notANumber", path, nil, to: &out)
        case .named:
            let list = SwiftExpression.method(
                .method(.atom(isOptional ? "value" : value), "validate"), "map",
                .closure(.call("$0.within", .string(path))))
            if isOptional {
                out.begin()
                out.put(value == "value" ? "if let value" : "if let value = " + value)
                out.open()
            }
            out.line("", .infix("+=", .atom("violations"), list))
            if isOptional { out.close() }
            return
        default: return
        }
        out.close()
    }

    /// `if value.member > limit {`, with a binding in front where the value can be nil.
    private func condition(
        _ value: String, _ isOptional: Bool, _ member: String, _ test: String, _ limit: String,
        to out: inout SourceBuffer
    ) {
        let start = out.mark
        out.begin()
        out.put("if ")
        if isOptional {
            out.put(value == "value" ? "let value" : "let value = ")
            if value != "value" { out.put(value) }
            out.put(", value")
        } else {
            out.put(value)
        }
        out.put(member, test, limit)
        if out.column + 2 > SourceBuffer.lineLength, !isOptional, test == " > " {
            out.goBack(to: start)
            return out.open("if ", .infix(">", .atom(value + member), .atom(limit)))
        }
        out.open()
    }

    private func violation(_ reason: String, _ path: String, _ argument: String?, to out: inout SourceBuffer) {
        let start = out.mark
        out.begin()
        out.put("violations.append(", reason, "(")
        out.putLiteral(path)
        if let argument { out.put(", ", argument) }
        out.put("))")
        if out.column <= SourceBuffer.lineLength { return out.end() }
        out.goBack(to: start)
        var arguments: [(String, SwiftExpression)] = [("", .string(path))]
        if let argument { arguments.append(("", .atom(argument))) }
        out.line("", .call("violations.append", .call(reason, labeled: arguments)))
    }

    // MARK: Checks

    /// The checks of a table that hold on all of its databases.
    func checks(of table: Table, scope: TranslationScope, to out: inout SourceBuffer) {
        for check in table.checks where !context.isPartial(check.info.databases, within: table.info.databases) {
            self.check(
                check.condition, path: table.info.name + "." + check.name, constraint: check.info.sqlName,
                scope: scope, to: &out)
        }
    }

    /// A check; nothing where Swift cannot know its answer.
    func check(
        _ condition: Expression, path: String, constraint: String, scope: TranslationScope,
        to out: inout SourceBuffer
    ) {
        var translator = ExpressionTranslator(context: context, scope: scope, purpose: .check)
        let translation = context.attempt { () -> Translation? in
            let failure = try? translator.failure(of: condition)
            return failure?.constant == false ? nil : failure
        }
        guard let failure = translation else { return }
        let test = failure.value()
        let bindings = translator.bindings(for: test)
        // A draft leaves columns to the database: what it will say to those is not known.
        var known: [SwiftExpression] = []
        condition.forEachColumn { name in
            if let condition = scope.column(name)?.condition, !known.contains(condition) { known.append(condition) }
        }
        if let first = known.first {
            out.open("if ", known.dropFirst().reduce(first) { .infix("&&", $0, $1) })
        }
        let isBlock = failure.canThrow || !bindings.isEmpty
        if isBlock {
            out.begin()
            out.put("do")
            out.open()
        }
        for binding in bindings { out.binding(binding) }
        let constraint = SwiftName.literal(constraint)
        if failure.constant == true {
            violation(".failed", path, constraint, to: &out)
        } else {
            out.open("if ", failure.canThrow ? .attempt("try", test) : test)
            violation(".failed", path, constraint, to: &out)
            out.close()
        }
        if failure.canThrow {
            out.outdent()
            out.begin()
            out.put("} catch")
            out.open()
            violation(".overflow", path, constraint, to: &out)
        }
        if isBlock { out.close() }
        if !known.isEmpty { out.close() }
    }
}
