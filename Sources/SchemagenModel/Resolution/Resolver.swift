import SchemagenLanguage

/// A schema as far as it makes sense, with what was found wrong.
public struct ResolvedSchema: Sendable {
    /// The schema; where there are errors, what is wrong is left out of it. Nil where nothing sensible can be made.
    public var schema: Schema?
    /// The findings in the order of their places.
    public var diagnostics: [Diagnostic]
    /// What an `@allow` suppresses, in the order of discovery.
    public var suppressed: [SuppressedFinding]

    /// Makes a result.
    public init(schema: Schema?, diagnostics: [Diagnostic], suppressed: [SuppressedFinding] = []) {
        self.schema = schema
        self.diagnostics = diagnostics
        self.suppressed = suppressed
    }

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Gives the names, types and attributes of a file their meaning.
///
/// Passes over the file, each linear: header; names of everything; enums and types; columns and keys of the tables;
/// values, constraints and indexes; foreign keys; views and SQL objects; collisions of SQL names. What a schema should
/// not do although it can is for validation.
public enum Resolver {
    /// Resolves a file.
    /// - Parameters:
    ///   - tree: The file as written.
    ///   - defaultName: The schema's name where the file has no header: the file's own name, without its extension.
    ///   - codes: All diagnostic codes that `lint` and `@allow` can mean; nil where not all are known, and then none is
    ///     found to be wrong.
    public static func resolve(
        _ tree: SyntaxTree, defaultName: String = "Schema", codes: [DiagnosticCode]? = nil
    ) -> ResolvedSchema {
        let context = ResolutionContext()
        if let codes { context.codes = KnownCodes(codes) }
        if let header = tree.header { context.settings = HeaderResolver(context).settings(header) }
        context.naming = SQLNaming(context.settings)
        context.databases = []
        for database in context.settings.databases { context.databases.insert(DatabaseSet(database)) }

        let declarations = DeclarationCollector.collect(tree, context: context)
        var schema = Schema(
            name: tree.header?.name.text ?? defaultName, documentation: tree.header?.documentation,
            settings: context.settings, namespaces: declarations.namespaces, declarationOrder: declarations.order)
        schema.enums = declarations.enums.map { EnumResolver(context).resolve($0) }
        for enumeration in schema.enums { context.enumerations[enumeration.info.name] = enumeration }
        var types = NamedTypeResolver(declarations.types, context: context)
        schema.types = types.resolve()
        let sequences = SequenceResolver(context)
        schema.extensions = sequences.resolve(declarations.extensions)
        schema.sequences = declarations.sequences.map { sequences.resolve($0) }

        let drafts = resolveTables(declarations, context: context)
        let foreignKeys = ForeignKeyResolver(drafts, context: context)
        for draft in drafts { foreignKeys.resolve(draft) }
        schema.tables = drafts.map(\.table)
        var tables: [String: TableDraft] = [:]
        tables.reserveCapacity(drafts.count)
        for draft in drafts { tables[draft.name] = draft }
        sequences.checkOwners(declarations.sequences, schema.sequences, tables)
        let uses = UsesResolver(declarations, tables: tables, context: context)
        let views = ViewResolver(uses: uses, foreignKeys: foreignKeys, context: context)
        schema.views = declarations.views.map { views.resolve($0) }
        schema.opaqueObjects = OpaqueResolver(uses: uses, context: context).resolve(declarations.opaqueObjects)
        UsesResolver.checkCircles(schema.views, schema.opaqueObjects, context: context)

        FormerNameChecker(context).check(declarations)
        NameRegistry.check(schema, context: context)
        schema.removals = RemovalResolver.resolve(declarations.removals, in: schema, context: context)
        return ResolvedSchema(
            schema: schema, diagnostics: levelled(context.diagnostics.sorted, schema.settings),
            suppressed: context.suppressed)
    }

    /// The tables but for their foreign keys, in the order of the file.
    private static func resolveTables(
        _ declarations: CollectedDeclarations, context: ResolutionContext
    ) -> [TableDraft] {
        let resolver = TableResolver(mixins: declarations.mixins, context: context)
        let drafts = declarations.tables.map { resolver.draft($0) }
        var used: Set<String> = []
        for table in declarations.tables { for mixin in table.syntax.mixins { used.insert(mixin.text) } }
        for mixin in declarations.mixins where !used.contains(mixin.syntax.naming.name.text) {
            resolver.checkUnused(mixin)
        }

        let ordered = InheritanceResolver.resolve(drafts, context: context)
        var keys: [String: DataType] = [:]
        keys.reserveCapacity(drafts.count)
        for draft in drafts {
            if let key = draft.primaryKey, key.columns.count == 1 {
                keys[draft.name] = draft.columns[key.columns[0]]?.type
            }
        }
        context.storage = StorageTypes(keys: keys, types: context.types)
        KeyCircleChecker(context).check(drafts)

        var byName: [String: TableDraft] = [:]
        for draft in ordered { byName[draft.name] = draft }
        for draft in ordered {
            ColumnCompleter(draft, context: context).complete()
            MemberResolver(draft, context: context).resolve()
            InheritanceResolver.complete(draft, parents: byName)
            FormerNameChecker(context).checkColumns(of: draft)
        }
        return drafts
    }

    /// The findings with the severities that the header's `lint` gives to warnings. Errors of the language stay errors.
    private static func levelled(_ diagnostics: [Diagnostic], _ settings: SchemaSettings) -> [Diagnostic] {
        guard !settings.lint.levels.isEmpty else { return diagnostics }
        let filter = LintFilter(settings: settings)
        return diagnostics.compactMap { diagnostic in
            if case .reported(let result) = filter.judgement(of: diagnostic) { result } else { nil }
        }
    }
}
