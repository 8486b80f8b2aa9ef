import SchemagenLanguage

/// Resolves checks and exclusion constraints.
struct CheckResolver {
    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// `@check(e)` on a column.
    func check(
        _ syntax: AttributeSyntax, of column: Column, in owner: MemberOwner, isNotValid: Bool
    ) -> CheckConstraint? {
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        let value = arguments.required("an expression")
        arguments.finish()
        let explicit = context.explicitName(name, canBeEmpty: true)
        guard let value,
            let condition = owner.columns.expression(value, .check, for: column.databases, expecting: .condition)
        else { return nil }
        return CheckConstraint(
            info: ConstraintInfo(
                sqlName: explicit ?? context.naming.check(table: owner.sqlName, column: column.sqlName),
                isNotValid: isNotValid, databases: column.databases, allowances: column.allowances,
                anchor: SourceAnchor(syntax.span)),
            name: column.name, condition: condition)
    }

    /// `check name: e`, in a table or partition.
    func check(_ syntax: CheckSyntax, at span: SourceSpan, in owner: MemberOwner) -> CheckConstraint? {
        let attributes = AttributeReader(syntax.attributes, on: .check, context: context)
        let databases = attributes.databases(within: owner.databases)
        guard let name = syntax.name else {
            context.report(
                .invalidKey, "a check of a table needs a name: `check name: …`", at: syntax.condition.span)
            return nil
        }
        let naming = NamingSyntax(name: name, formerName: syntax.formerName)
        let info = ConstraintInfo(
            sqlName: context.explicitName(syntax.sqlName, canBeEmpty: true)
                ?? context.naming.check(table: owner.sqlName, name: name.text),
            documentation: syntax.documentation, isNotValid: attributes.flag(.notValid),
            onConflict: attributes.word(.onConflict, ConflictResolution.self), databases: databases,
            allowances: attributes.allowances(), anchor: SourceAnchor(name.span))
        let outer = context.allowances
        context.allowances += info.allowances
        defer { context.allowances = outer }
        let former = context.formerName(naming)
        let isNoInherit = attributes.flag(.noInherit)
        guard
            let condition = owner.columns.expression(syntax.condition, .check, for: databases, expecting: .condition)
        else { return nil }
        return CheckConstraint(
            info: info, name: name.text, condition: condition, formerName: former, isNoInherit: isNoInherit)
    }

    /// `exclude using gist (room with "=", during with "&&")`
    func exclusion(_ syntax: ExclusionSyntax, at span: SourceSpan, in owner: MemberOwner) -> ExclusionConstraint? {
        let attributes = AttributeReader(syntax.attributes, on: .exclusion, context: context)
        let databases = attributes.databases(within: owner.databases)
        let keys = KeyResolver(context)
        var elements: [ExclusionConstraint.Element] = []
        var isSound = !syntax.keys.isEmpty
        for key in syntax.keys {
            let resolved = keys.key(key, in: owner, for: databases)
            guard let resolved, let symbol = key.exclusionOperator, isOperator(symbol) else {
                isSound = false
                continue
            }
            elements.append(ExclusionConstraint.Element(key: resolved, operator: symbol.text))
        }
        var predicate: Expression?
        if let condition = syntax.predicate {
            predicate = owner.columns.expression(condition, .indexPredicate, for: databases, expecting: .condition)
            if predicate == nil { isSound = false }
        }
        let names = keys.defaultParts(elements.map(\.key), [], in: owner)
        let info = ConstraintInfo(
            sqlName: context.explicitName(syntax.sqlName)
                ?? context.naming.name(.exclusion, table: owner.sqlName, columns: names),
            documentation: syntax.documentation, deferrable: attributes.deferrability(),
            partOf: attributes.partOf(in: owner), databases: databases, allowances: attributes.allowances(),
            anchor: SourceAnchor(span))
        guard isSound else { return nil }
        return ExclusionConstraint(info: info, method: syntax.method.text, elements: elements, predicate: predicate)
    }

    /// An operator stands in statements as it is: nothing but the characters of operators, and no comment.
    private func isOperator(_ symbol: Identifier) -> Bool {
        let characters = Array("+-*/<>=~!@#%^&|`?".utf8)
        let text = symbol.text
        var isSound = !text.isEmpty && !text.contains("--") && !text.contains("/*")
        for byte in text.utf8 where !characters.contains(byte) { isSound = false }
        if !isSound {
            context.report(.invalidKey, "`\(text)` is no operator of PostgreSQL", at: symbol.span)
        }
        return isSound
    }
}
