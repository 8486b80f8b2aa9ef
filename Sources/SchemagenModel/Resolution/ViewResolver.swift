import SchemagenLanguage

/// Resolves views.
struct ViewResolver {
    private let context: ResolutionContext
    private let uses: UsesResolver
    private let foreignKeys: ForeignKeyResolver

    /// Makes a resolver.
    init(uses: UsesResolver, foreignKeys: ForeignKeyResolver, context: ResolutionContext) {
        self.context = context
        self.uses = uses
        self.foreignKeys = foreignKeys
    }

    /// The view of a declaration.
    func resolve(_ declaration: Scoped<ViewSyntax>) -> View {
        let syntax = declaration.syntax
        let name = syntax.naming.name
        let attributes = AttributeReader(
            syntax.naming.attributes, on: syntax.isMaterialized ? .materializedView : .view, context: context)
        var info = context.info(syntax.naming, .view, attributes, in: declaration.scope)
        let columns = columns(syntax, info)
        context.allowances = info.allowances
        var computed: [ComputedProperty] = []
        var indexes: [Index] = []
        let owner = MemberOwner(sqlName: info.sqlName, databases: info.databases, columns: columns)
        let keys = KeyResolver(context)
        for member in syntax.members {
            switch member.kind {
            case .column: break
            case .computed(let syntax):
                if let property = ComputedResolver(context).resolve(syntax, in: columns, allowances: &info.allowances) {
                    computed.append(property)
                }
            case .index(let syntax) where declaration.syntax.isMaterialized:
                if let index = keys.index(syntax, at: member.span, in: owner) { indexes.append(index) }
            case .unique(let syntax) where declaration.syntax.isMaterialized:
                // A view has no constraints: whatever is unique is an index.
                let attributes = AttributeReader(syntax.attributes, on: .index, context: context)
                let index = keys.index(syntax, attributes, isUnique: true, at: member.span, in: owner)
                if let index { indexes.append(index) }
            case .primaryKey, .unique, .index, .check, .foreignKey, .exclusion, .partitioning:
                let allowed =
                    syntax.isMaterialized ? "a materialized view has columns and indexes" : "a view has columns"
                context.report(.misplacedMember, "\(allowed), and no \(member.title)", at: member.span)
            }
        }
        if columns.columns.isEmpty {
            context.report(.viewWithoutColumns, "a view needs a column: `\(info.name)` has none", at: name.span)
        }
        return view(syntax, attributes, info, columns, computed, indexes)
    }

    private func view(
        _ syntax: ViewSyntax, _ attributes: AttributeReader, _ info: ObjectInfo, _ columns: ColumnSet,
        _ computed: [ComputedProperty], _ indexes: [Index]
    ) -> View {
        View(
            info: info, isMaterialized: syntax.isMaterialized, columns: columns.columns, computed: computed,
            indexes: indexes, query: context.sqlText(syntax.query),
            uses: uses.resolve(syntax.uses), isUnlisted: !syntax.isMaterialized && attributes.flag(.unlisted),
            storageParameters: syntax.isMaterialized ? attributes.storageParameters() : options(attributes),
            checkOption: checkOption(attributes), startsEmpty: syntax.isMaterialized && attributes.flag(.noData),
            clusterIndex: attributes.sqlName(.clusterOn))
    }

    // MARK: Options

    /// `@checkOption(local)`; alone it is what SQL's `WITH CHECK OPTION` is.
    private func checkOption(_ attributes: AttributeReader) -> CheckOption? {
        guard let syntax = attributes[.checkOption] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let word = arguments.positional()
        arguments.finish()
        guard let word else { return .cascaded }
        return arguments.word(word, CheckOption.self)
    }

    /// The options of a view that is a query alone: it stores nothing, and there are few.
    private func options(_ attributes: AttributeReader) -> [StorageParameter] {
        let parameters = attributes.storageParameters()
        guard let syntax = attributes[.with] else { return [] }
        for parameter in parameters {
            guard Self.options.contains(parameter.name) else {
                let fixes =
                    parameter.name == "check_option"
                    ? [Diagnostic.Fix("write `@checkOption(\(parameter.value))`")]
                    : [Diagnostic.Fix("the options of a view are `security_barrier` and `security_invoker`")]
                context.report(
                    .invalidAttribute, "a view has no option `\(parameter.name)` here", at: syntax.span, fixes: fixes)
                continue
            }
            if !Self.switches.contains(parameter.value) {
                context.report(
                    .invalidAttribute, "`\(parameter.name)` is `true` or `false`", at: syntax.span)
            }
        }
        return parameters
    }

    private static let options: Set<String> = ["security_barrier", "security_invoker"]
    /// PostgreSQL keeps the word that was written, and takes all of these.
    private static let switches: Set<String> = ["true", "false", "on", "off", "yes", "no", "1", "0"]

    // MARK: Columns

    private func columns(_ syntax: ViewSyntax, _ info: ObjectInfo) -> ColumnSet {
        let columns = ColumnSet(ownerName: info.name, context: context)
        let resolver = ColumnResolver(context)
        var names: [String: SourceSpan] = [:]
        for member in syntax.members {
            let name: Identifier
            switch member.kind {
            case .column(let column): name = column.naming.name
            case .computed(let computed): name = computed.naming.name
            default: continue
            }
            if let first = names[name.text] {
                context.report(
                    .repeatedMember, "`\(name.text)` is there twice", at: name.span,
                    notes: [Diagnostic.Note("the first one", at: first)])
                continue
            }
            names[name.text] = name.span
            guard case .column(let column) = member.kind else { continue }
            let attributes = AttributeReader(column.naming.attributes, on: .readOnlyColumn, context: context)
            if let value = column.defaultValue {
                context.report(.misplacedDefault, "a column of a view has no default", at: value.span)
            }
            if let former = column.naming.formerName {
                context.report(
                    .invalidFormerName, "a column of a view has no former name: the view is made anew",
                    at: former.span)
            }
            let (value, isSound) = resolver.plain(column, attributes, within: info.databases, in: .readOnly)
            if isSound { foreignKeys.checkReferences(in: value.type, at: column.type.span) }
            columns.append(value, isBroken: !isSound)
        }
        return columns
    }
}
