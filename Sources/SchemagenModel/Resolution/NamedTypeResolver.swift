import SchemagenLanguage

/// Resolves `type` declarations: a type of a type takes over the base and the checks of the other.
struct NamedTypeResolver {
    private enum State { case open, done }

    private let context: ResolutionContext
    private let declarations: [Scoped<TypeAliasSyntax>]
    private var positions: [String: Int] = [:]
    private var states: [String: State] = [:]
    /// On how many others a type stands, one by way of the next.
    private var depths: [String: Int] = [:]
    /// Each type takes over the checks of all below it: a longer chain is a mistake, and would take quadratic time.
    private static let deepest = 32

    /// Makes a resolver of all types of a schema.
    init(_ declarations: [Scoped<TypeAliasSyntax>], context: ResolutionContext) {
        self.context = context
        self.declarations = declarations
        for (index, declaration) in declarations.enumerated() {
            positions[declaration.syntax.naming.name.text] = index
        }
    }

    /// The types in the order of the file.
    mutating func resolve() -> [NamedType] {
        for declaration in declarations { resolve(from: declaration.syntax.naming.name.text) }
        return declarations.compactMap { context.types[$0.syntax.naming.name.text] }
    }

    /// Resolves a type after those that it stands on; a loop rather than recursion, so that a long chain cannot exhaust
    /// the stack.
    private mutating func resolve(from name: String) {
        var chain: [(name: String, base: DataType?)] = []
        var next: String? = name
        while let name = next, let position = positions[name], states[name] == nil {
            states[name] = .open
            let syntax = declarations[position].syntax
            let base = TypeResolver(context, in: .base).resolve(syntax.type)
            chain.append((name, base))
            next = if case .named(let other)? = base { other } else { nil }
        }
        if let name = next, states[name] == .open, let position = positions[name] {
            let syntax = declarations[position].syntax
            context.report(
                .recursiveType, "the type `\(name)` stands on itself", at: syntax.naming.name.span,
                notes: chain.dropFirst().prefix(8).map {
                    Diagnostic.Note("by way of `\($0.name)`", at: span(of: $0.name))
                })
        }
        for (name, base) in chain.reversed() {
            if let position = positions[name] {
                context.types[name] = type(declarations[position], base: limited(base, for: declarations[position]))
            }
            states[name] = .done
        }
    }

    /// The base, unless it makes the chain of types too long, which is reported.
    private mutating func limited(_ base: DataType?, for declaration: Scoped<TypeAliasSyntax>) -> DataType? {
        guard case .named(let other)? = base else { return base }
        let name = declaration.syntax.naming.name
        let depth = (depths[other] ?? 0) + 1
        guard depth <= Self.deepest else {
            context.report(
                .recursiveType, "more than \(Self.deepest) types stand on one another here", at: name.span)
            return nil
        }
        depths[name.text] = depth
        return base
    }

    private func span(of name: String) -> SourceSpan? {
        positions[name].map { declarations[$0].syntax.naming.name.span }
    }

    private func type(_ declaration: Scoped<TypeAliasSyntax>, base written: DataType?) -> NamedType {
        let syntax = declaration.syntax
        let attributes = AttributeReader(syntax.naming.attributes, on: .type, context: context)
        var info = context.info(syntax.naming, .type, attributes, in: declaration.scope)
        let storage = attributes.word(.storage, TypeStorage.self) ?? .base
        if syntax.type.isOptional {
            context.report(
                .invalidType, "a type cannot be optional; its columns can", at: syntax.type.span)
        }
        var base = written ?? .string(maximumLength: nil)
        var checks: [NamedType.Check] = []
        var inherited: NamedType?
        if case .named(let other) = base {
            inherited = context.types[other]
            // In a circle, which has been reported, the other one is not there yet.
            base = inherited?.base ?? .string(maximumLength: nil)
            checks = inherited?.checks ?? []
            checkInherited(&checks, of: info, isDomain: storage == .domain)
        }
        if case .enumeration(let name) = base {
            context.requireAvailable(
                context.enumerations[name]?.info.databases, "the enum `\(name)`", for: info.databases,
                at: syntax.type.span)
        }
        let known = written != nil
        let defaultValue = known ? self.defaultValue(attributes, base: base, of: info) : nil
        let collation = collation(attributes, base: base, of: info)
        var names: [String: SourceSpan] = [:]
        for check in syntax.checks {
            let attributes = AttributeReader(check.attributes, on: .typeCheck, context: context)
            info.allowances += attributes.allowances()
            let databases = attributes.databases(within: info.databases)
            let isNotValid = isNotValid(attributes, isDomain: storage == .domain)
            context.allowances = info.allowances
            if let name = check.name {
                if let first = names[name.text] {
                    context.report(
                        .repeatedMember, "two checks are called `\(name.text)`", at: name.span,
                        notes: [Diagnostic.Note("the first one", at: first)])
                }
                names[name.text] = name.span
            }
            if let former = check.formerName {
                context.report(
                    .invalidFormerName, "a check of a type has no former name", at: former.span)
            }
            guard known, let condition = condition(check, base: base, databases: databases) else { continue }
            let name = check.name.map { context.naming.check(table: info.sqlName, name: $0.text) }
            checks.append(
                NamedType.Check(
                    name: check.name?.text,
                    sqlName: context.explicitName(check.sqlName) ?? name
                        ?? SQLIdentifier.fitted(info.sqlName + "_check"),
                    condition: condition, isNotValid: isNotValid, databases: databases,
                    anchor: SourceAnchor(check.name?.span ?? check.condition.span)))
        }
        checkNames(checks, of: info)
        return NamedType(
            info: info, base: base, storage: storage,
            isNotNull: attributes.flag(.notNull) || inherited?.isNotNull ?? false,
            defaultValue: defaultValue ?? inherited?.defaultValue, collation: collation ?? inherited?.collation,
            checks: checks)
    }

    // MARK: What columns of the type have besides

    private func defaultValue(_ attributes: AttributeReader, base: DataType, of info: ObjectInfo) -> Expression? {
        guard let syntax = attributes.expression(.default) else { return nil }
        context.allowances = info.allowances
        let scope = ExpressionScope(
            context: .columnDefault, columns: ExpressionColumns.none, value: nil,
            enumerations: context.enumerations, sequences: context.sequences, databases: info.databases)
        let storage = StorageTypes(types: context.types).storageType(of: base)
        let value = context.check(syntax, in: scope, expecting: .value(storage, isNullable: false))
        if case .nextValue? = value?.kind {
            // The table that owns the sequence could not be dropped before the type, nor the type before the table.
            context.report(
                .invalidAttribute, "the default of a type is no number of a sequence", at: syntax.span,
                fixes: [Diagnostic.Fix("give it to the columns of the type")])
            return nil
        }
        return value
    }

    private func collation(_ attributes: AttributeReader, base: DataType, of info: ObjectInfo) -> SQLText? {
        guard let syntax = attributes[.collate], let collation = attributes.collation() else { return nil }
        if !base.isText, info.databases.contains(.postgresql) {
            context.report(
                .attributeNotHere, "a collation orders texts: it needs a type over String or the like",
                at: syntax.span)
        }
        for database in info.databases.databases where collation[database] == nil {
            context.report(
                .sqlTextMissing, "the collation of `\(info.name)` has no name for \(database.title)", at: syntax.span,
                fixes: [Diagnostic.Fix("write `@collate(postgresql: \"…\", sqlite: \"…\")`")])
        }
        return collation
    }

    /// Only a domain has checks that its columns may break: those of a column are the table's.
    private func isNotValid(_ attributes: AttributeReader, isDomain: Bool) -> Bool {
        guard let syntax = attributes[.notValid] else { return false }
        if !isDomain {
            context.report(
                .attributeNotHere, "`@notValid` is for the checks of a domain: the type has no `@storage(domain)`",
                at: syntax.span)
        }
        return attributes.flag(.notValid) && isDomain
    }

    /// The checks of the base hold where the base exists.
    private func checkInherited(_ checks: inout [NamedType.Check], of info: ObjectInfo, isDomain: Bool) {
        for index in checks.indices {
            checks[index].databases.formIntersection(info.databases)
            if !isDomain { checks[index].isNotValid = false }
        }
        checks.removeAll { $0.databases.isEmpty }
    }

    /// A domain's constraints need different names.
    private func checkNames(_ checks: [NamedType.Check], of info: ObjectInfo) {
        var taken: [String: SourceSpan] = [:]
        for check in checks {
            if let first = taken[check.sqlName] {
                context.report(
                    .repeatedSQLName, "two checks of `\(info.name)` have the SQL name `\(check.sqlName)`",
                    at: check.anchor.span, notes: [Diagnostic.Note("the other one", at: first)],
                    fixes: [Diagnostic.Fix("give one of them another name: `check name: …`")])
            }
            taken[check.sqlName] = check.anchor.span
        }
    }

    private func condition(_ check: CheckSyntax, base: DataType, databases: DatabaseSet) -> Expression? {
        let scope = ExpressionScope(
            context: .typeCheck, columns: ExpressionColumns.none,
            value: ExpressionColumn(type: ValueType(base), isNullable: false),
            enumerations: context.enumerations, sequences: context.sequences, databases: databases)
        return context.check(check.condition, in: scope, expecting: .condition)
    }
}
