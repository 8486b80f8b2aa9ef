import SchemagenLanguage
import SchemagenModel

/// Writes `validate()`: limits of types, checks of the schema's types, checks of the table.
struct ValidationWriter {
    let context: SwiftContext

    /// The local name of the body, behind which a property needs `self.`.
    static let local = "violations"

    /// The method around rules that a closure writes; one that gives an empty list where there is nothing to check.
    func method(_ documentation: String, to out: inout SourceBuffer, _ rules: (inout SourceBuffer) -> Void) {
        let type = "[" + context.namespace + ".Violation]"
        let violations = SwiftExpression.atom(Self.local)
        out.write(
            FunctionDeclaration(
                head: DeclarationHead(documentation, access: context.access), kind: .method("validate"), result: type),
            first: .local(.variable, Self.local, type: type, .array([])), last: .result(violations),
            otherwise: .result(.array([])), rules)
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
        // A value that can be nil is bound to a name first.
        let present = isOptional ? value : nil
        let value = isOptional ? "value" : value
        switch type {
        case .string(let limit?), .char(let limit):
            let limit = String(limit)
            let test = SwiftExpression.infix(">", .atom(value + ".unicodeScalars.count"), .atom(limit))
            out.write(if: Condition(present: present, test: test)) { violation(".tooLong", path, limit, to: &$0) }
        case .array(.string(let limit?)), .array(.char(let limit)):
            let limit = String(limit)
            let test = value + ".contains(where: { $0.unicodeScalars.count > " + limit + " })"
            out.write(if: Condition(present: present, test: .atom(test))) {
                violation(".tooLong", path, limit, to: &$0)
            }
        case .float, .double:
            out.write(if: Condition(present: present, test: .atom(value + ".isNaN"))) {
                violation(".notANumber", path, nil, to: &$0)
            }
        case .named:
            let list = SwiftExpression.method(
                .method(.atom(value), "validate"), "map", .closure(.call("$0.within", .string(path))))
            let statement = Statement.evaluation(.infix("+=", .atom(Self.local), list))
            if isOptional {
                out.write(if: Condition(present: present)) { $0.write(statement) }
            } else {
                out.write(statement)
            }
        default: break
        }
    }

    private func violation(_ reason: String, _ path: String, _ argument: String?, to out: inout SourceBuffer) {
        var arguments = [SwiftExpression.Argument(label: nil, value: .string(path))]
        if let argument { arguments.append(.init(label: nil, value: .atom(argument))) }
        out.write(.evaluation(.call("violations.append", .call(.atom(reason), arguments))))
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
        guard let first = known.first else {
            return self.check(failure, test, bindings, path, constraint, to: &out)
        }
        let condition = known.dropFirst().reduce(first) { .infix("&&", $0, $1) }
        out.write(if: Condition(test: condition)) { out in
            self.check(failure, test, bindings, path, constraint, to: &out)
        }
    }

    private func check(
        _ failure: Translation, _ test: SwiftExpression, _ bindings: [SwiftBinding], _ path: String,
        _ constraint: String, to out: inout SourceBuffer
    ) {
        let constraint = SwiftName.literal(constraint)
        func statements(_ out: inout SourceBuffer) {
            for binding in bindings { out.write(binding) }
            if failure.constant == true { return violation(".failed", path, constraint, to: &out) }
            out.write(if: Condition(test: failure.canThrow ? .attempt("try", test) : test)) {
                violation(".failed", path, constraint, to: &$0)
            }
        }
        if failure.canThrow {
            out.write(do: statements, catch: { violation(".overflow", path, constraint, to: &$0) })
        } else if bindings.isEmpty {
            statements(&out)
        } else {
            out.write(do: statements)
        }
    }
}
