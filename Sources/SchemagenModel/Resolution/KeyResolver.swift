import SchemagenLanguage

/// Resolves primary keys, unique constraints and indexes.
struct KeyResolver {
    let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    // MARK: Primary keys

    /// Finds the primary key of a table among its columns' attributes and its members.
    func resolvePrimaryKey(of draft: TableDraft, _ members: [(syntax: IndexSyntax, span: SourceSpan)]) {
        var first: SourceSpan?
        func claim(_ span: SourceSpan) -> Bool {
            guard let first else {
                first = span
                return true
            }
            context.report(
                .repeatedPrimaryKey, "`\(draft.name)` has a primary key already", at: span,
                notes: [Diagnostic.Note("the first one", at: first)],
                fixes: [Diagnostic.Fix("a key of several columns is one member: `primaryKey(a, b)`")])
            return false
        }
        for (position, written) in draft.drafts.enumerated() {
            guard let syntax = written?.attributes[.primaryKey], claim(syntax.span) else { continue }
            draft.primaryKey = primaryKey(syntax, of: draft.columns.columns[position], in: draft.owner)
        }
        for (syntax, span) in members where claim(span) {
            draft.primaryKey = primaryKey(syntax, at: span, in: draft.owner)
            draft.hasBrokenKey = draft.primaryKey == nil
        }
    }

    private func primaryKey(_ syntax: AttributeSyntax, of column: Column, in owner: MemberOwner) -> PrimaryKey {
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        let conflict = arguments.labeled("onConflict").flatMap { arguments.word($0, ConflictResolution.self) }
        arguments.finish()
        return PrimaryKey(
            info: ConstraintInfo(
                sqlName: context.explicitName(name, canBeEmpty: true)
                    ?? context.naming.name(.primaryKey, table: owner.sqlName, columns: [column.sqlName]),
                onConflict: conflict, databases: column.databases, anchor: column.anchor),
            columns: [column.name])
    }

    /// `primaryKey(a, b)`, in a table or partition.
    func primaryKey(_ syntax: IndexSyntax, at span: SourceSpan, in owner: MemberOwner) -> PrimaryKey? {
        let attributes = AttributeReader(syntax.attributes, on: .primaryKey, context: context)
        let databases = attributes.databases(within: owner.databases)
        if let method = syntax.method {
            context.report(.invalidKey, "a primary key has no method", at: method.span)
        }
        if let predicate = syntax.predicate {
            context.report(.invalidKey, "a primary key holds for every row: it has no `where`", at: predicate.span)
        }
        guard let (names, descending) = columnNames(syntax.keys, of: "a primary key", allowsDescending: true),
            let columns = owner.columns.columns(names), let include = owner.columns.columns(syntax.include)
        else { return nil }
        return PrimaryKey(
            info: constraint(
                attributes, syntax, databases, in: owner,
                defaultName: context.naming.name(.primaryKey, table: owner.sqlName, columns: columns.map(\.sqlName)),
                at: span),
            columns: columns.map(\.name), include: include.map(\.name),
            descending: descending.contains(true) ? descending : [])
    }

    // MARK: Unique constraints

    /// `@unique` on a column.
    func unique(
        _ syntax: AttributeSyntax, of column: Column, in owner: MemberOwner, deferrable: Deferrability?
    ) -> UniqueConstraint {
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        let nulls = arguments.labeled("nullsNotDistinct").flatMap { arguments.boolean($0) } ?? false
        let conflict = arguments.labeled("onConflict").flatMap { arguments.word($0, ConflictResolution.self) }
        arguments.finish()
        return UniqueConstraint(
            info: ConstraintInfo(
                sqlName: context.explicitName(name, canBeEmpty: true)
                    ?? context.naming.name(.unique, table: owner.sqlName, columns: [column.sqlName]),
                deferrable: deferrable, onConflict: conflict, databases: column.databases,
                allowances: column.allowances, anchor: column.anchor),
            columns: [column.name], nullsNotDistinct: nulls)
    }

    /// What `unique(…)` makes: a constraint where SQL has one, or else a unique index.
    enum Unique {
        case constraint(UniqueConstraint)
        case index(Index)
    }

    /// `unique(a, b)`, in a table or partition.
    func unique(_ syntax: IndexSyntax, at span: SourceSpan, in owner: MemberOwner) -> Unique? {
        let attributes = AttributeReader(syntax.attributes, on: .unique, context: context)
        guard isPlainUnique(syntax) else {
            if let attribute = attributes[.deferrable] ?? attributes[.onConflict] {
                context.report(
                    .attributeNotHere,
                    "this `unique` is an index, not a constraint, and `@\(attribute.name.text)` is for constraints",
                    at: attribute.span)
            }
            return index(syntax, attributes, isUnique: true, at: span, in: owner).map { .index($0) }
        }
        if let attribute = attributes[.with] {
            context.report(
                .attributeNotHere, "this `unique` is a constraint, and `@with` is for indexes", at: attribute.span,
                fixes: [Diagnostic.Fix("`using btree` makes it a unique index")])
        }
        let databases = attributes.databases(within: owner.databases)
        guard let (names, _) = columnNames(syntax.keys, of: "a unique constraint", allowsDescending: false),
            let columns = owner.columns.columns(names), let include = owner.columns.columns(syntax.include)
        else { return nil }
        return .constraint(
            UniqueConstraint(
                info: constraint(
                    attributes, syntax, databases, in: owner,
                    defaultName: context.naming.name(.unique, table: owner.sqlName, columns: columns.map(\.sqlName)),
                    at: span),
                columns: columns.map(\.name), include: include.map(\.name),
                nullsNotDistinct: attributes.flag(.nullsNotDistinct)))
    }

    /// Whether a `unique` has columns and nothing else, as SQL's constraint demands.
    private func isPlainUnique(_ syntax: IndexSyntax) -> Bool {
        guard syntax.predicate == nil, syntax.method == nil else { return false }
        for key in syntax.keys {
            guard case .name = key.value.kind, key.options.isEmpty else { return false }
        }
        return true
    }

    // MARK: What they have in common

    /// The keys as bare columns.
    private func columnNames(
        _ keys: [KeySyntax], of what: String, allowsDescending: Bool
    ) -> (names: [Identifier], descending: [Bool])? {
        var names: [Identifier] = []
        var descending: [Bool] = []
        var isSound = !keys.isEmpty
        for key in keys {
            if case .invalid = key.value.kind { return nil }
            guard case .name(let name) = key.value.kind else {
                context.report(.invalidKey, "\(what) is made of columns, not of expressions", at: key.value.span)
                isSound = false
                continue
            }
            var isDescending = false
            for option in key.options {
                if allowsDescending, option.arguments == nil, option.name.text == "desc" || option.name.text == "asc" {
                    isDescending = option.name.text == "desc"
                } else {
                    context.report(
                        .invalidKey, "`\(option.name.text)` cannot stand in \(what)", at: option.name.span)
                }
            }
            names.append(Identifier(name, span: key.value.span))
            descending.append(isDescending)
        }
        return isSound ? (names, descending) : nil
    }

    private func constraint(
        _ attributes: AttributeReader, _ syntax: IndexSyntax, _ databases: DatabaseSet, in owner: MemberOwner,
        defaultName: String, at span: SourceSpan
    ) -> ConstraintInfo {
        ConstraintInfo(
            sqlName: context.explicitName(syntax.sqlName, canBeEmpty: true) ?? defaultName,
            documentation: syntax.documentation,
            deferrable: attributes.deferrability(), onConflict: attributes.word(.onConflict, ConflictResolution.self),
            partOf: attributes.partOf(in: owner), databases: databases, allowances: attributes.allowances(),
            anchor: SourceAnchor(span))
    }
}
