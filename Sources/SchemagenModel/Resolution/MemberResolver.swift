import SchemagenLanguage

/// The second pass over the members of a table, foreign keys excepted.
struct MemberResolver {
    private let context: ResolutionContext
    private let draft: TableDraft

    /// Makes a resolver for the members of one table.
    init(_ draft: TableDraft, context: ResolutionContext) {
        self.draft = draft
        self.context = context
    }

    /// Resolves the members in their order.
    func resolve() {
        var checkNames: [String: SourceSpan] = [:]
        var checks: [(Identifier, Identifier?)] = []
        var partitioning: SourceSpan?
        let keys = KeyResolver(context)
        context.allowances = draft.info.allowances
        for member in draft.members {
            switch member.kind {
            case .column, .primaryKey, .foreignKey: break
            case .computed(let syntax):
                let resolver = ComputedResolver(context)
                var allowances: [Allowance] = []
                if let property = resolver.resolve(syntax, in: draft.columns, allowances: &allowances) {
                    draft.computed.append(property)
                }
                if !allowances.isEmpty { draft.info.allowances += allowances }
            case .unique(let syntax):
                switch keys.unique(syntax, at: member.span, in: draft.owner) {
                case .constraint(let constraint)?: draft.uniques.append(constraint)
                case .index(let index)?: draft.indexes.append(index)
                case nil: break
                }
            case .index(let syntax):
                if let index = keys.index(syntax, at: member.span, in: draft.owner) {
                    draft.indexes.append(index)
                }
            case .check(let syntax):
                if let name = syntax.name {
                    claim(name, in: &checkNames)
                    checks.append((name, syntax.formerName))
                }
                if let check = CheckResolver(context).check(syntax, at: member.span, in: draft.owner) {
                    draft.checks.append(check)
                }
            case .exclusion(let syntax):
                if let exclusion = CheckResolver(context).exclusion(syntax, at: member.span, in: draft.owner) {
                    draft.exclusions.append(exclusion)
                }
            case .partitioning(let syntax):
                if let first = partitioning {
                    context.report(
                        .repeatedMember, "a table is partitioned in one way", at: syntax.strategy.span,
                        notes: [Diagnostic.Note("the first one", at: first)])
                    continue
                }
                partitioning = syntax.strategy.span
                draft.options.partitioning = PartitioningResolver(draft, context: context).resolve(
                    syntax, in: draft.owner)
            }
        }
        var claimed: [String: SourceSpan] = [:]
        for (_, former) in checks {
            if let former { context.checkFormerName(former, taken: checkNames[former.text], claimed: &claimed) }
        }
        PartitioningResolver(draft, context: context).checkParts()
        addTouchTrigger()
    }

    private func claim(_ name: Identifier, in names: inout [String: SourceSpan]) {
        if let first = names[name.text] {
            context.report(
                .repeatedMember, "two checks are called `\(name.text)`", at: name.span,
                notes: [Diagnostic.Note("the first one", at: first)])
        } else {
            names[name.text] = name.span
        }
    }

    private func addTouchTrigger() {
        var isTouched = false
        let columns = draft.columns
        for position in columns.columns.indices where columns.columns[position].isTouched { isTouched = true }
        var explicit: String?
        if let syntax = draft.attributes[.touchTrigger] {
            var arguments = ArgumentReader(syntax, context: context)
            let name = arguments.labeled("as").flatMap { arguments.name($0) }
            if arguments.isEmpty {
                arguments.report("`@touchTrigger` needs a name: `@touchTrigger(as: name)`", at: syntax.span)
            }
            arguments.finish()
            explicit = context.explicitName(name)
            if !isTouched {
                context.report(
                    .attributeNotHere, "no column of this table has `@touch`: there is no trigger to name",
                    at: syntax.span)
            }
        }
        guard isTouched else { return }
        draft.options.touchTriggerName = explicit ?? SQLIdentifier.fitted(draft.info.sqlName + "_touch")
    }
}

/// Resolves computed properties, of tables and views.
struct ComputedResolver {
    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// The property of a member.
    /// - Parameter allowances: Those of the owner: a property has none of its own.
    func resolve(
        _ syntax: ComputedSyntax, in columns: ColumnSet, allowances: inout [Allowance]
    ) -> ComputedProperty? {
        let naming = syntax.naming
        let attributes = AttributeReader(naming.attributes, on: .computed, context: context)
        allowances += attributes.allowances()
        if let name = naming.sqlName {
            context.report(
                .misplacedName, "a computed property is in no database: it has no SQL name", at: name.span)
        }
        if let former = naming.formerName {
            context.report(
                .invalidFormerName, "a computed property is in no database: it has no former name", at: former.span)
        }
        guard let type = TypeResolver(context, in: .readOnly).resolve(syntax.type) else { return nil }
        let storage = context.storage.storageType(of: type)
        guard
            let value = columns.expression(
                syntax.value, .computed, for: context.databases,
                expecting: .value(storage, isNullable: syntax.type.isOptional))
        else { return nil }
        return ComputedProperty(
            name: naming.name.text, documentation: naming.documentation, type: type,
            isNullable: syntax.type.isOptional, value: value, deprecation: attributes.text(.deprecated),
            anchor: SourceAnchor(naming.name.span))
    }
}
