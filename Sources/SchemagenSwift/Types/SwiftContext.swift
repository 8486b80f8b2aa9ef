import SchemagenModel

/// What the generator needs to know about a schema while it writes: everything by name, and which names are taken.
///
/// One context serves one run; it gathers the helpers that expressions use, so that only those are written.
final class SwiftContext {
    let schema: Schema
    let access: AccessLevel
    /// The schema's objects by name.
    let index: SchemaIndex
    /// The Swift names of all tables, views, enums and types.
    let typeNames: Set<String>
    /// Deprecated objects that something current still uses: their types cannot carry the attribute, or the generated
    /// code itself would warn.
    let softlyDeprecated: Set<String>
    /// Foreign keys by the Swift name of the table that they refer to.
    let incoming: [String: [Relation]]
    /// The name of the type that holds what belongs to the schema as a whole: `LeadGenSchema`.
    let namespace: String
    /// The name of the type that holds the helpers of expressions: `LeadGenExpressions`.
    let helpers: String
    /// The helpers used so far.
    var usedHelpers: Set<ExpressionHelper> = []
    /// Whether a draft has a column that can be null, a value or the database's default.
    var usesDraftValue = false

    /// A foreign key seen from the table that it refers to.
    struct Relation {
        var table: String
        var key: ForeignKey
    }

    init(_ schema: Schema) {
        self.schema = schema
        access =
            switch schema.settings.swiftAccess {
            case .public: .public
            case .package: .package
            case .internal: .implied
            }
        index = SchemaIndex(schema)
        var names: Set<String> = []
        for table in schema.tables { names.insert(table.info.name) }
        for item in schema.enums { names.insert(item.info.name) }
        for type in schema.types { names.insert(type.info.name) }
        for view in schema.views { names.insert(view.info.name) }
        typeNames = names

        var base = SwiftName.capitalized(schema.name)
        if base.hasSuffix("Schema"), base != "Schema" { base.removeLast("Schema".count) }
        namespace = Self.unused(base == "Schema" ? "Schema" : base + "Schema", names)
        helpers = Self.unused(base == "Schema" ? "SchemaExpressions" : base + "Expressions", names)

        var incoming: [String: [Relation]] = [:]
        for table in schema.tables {
            for key in table.foreignKeys {
                incoming[key.table, default: []].append(Relation(table: table.info.name, key: key))
            }
        }
        self.incoming = incoming
        softlyDeprecated = DeprecatedUses.inCurrentCode(of: schema)
    }

    private static func unused(_ name: String, _ taken: Set<String>) -> String {
        var name = name
        while taken.contains(name) { name += "_" }
        return name
    }

    /// The table of a Swift name.
    func table(_ name: String) -> Table? { index.tables[name] }
    /// The enum of a Swift name.
    func enumeration(_ name: String) -> Enumeration? { index.enums[name] }
    /// The `type` of a Swift name.
    func namedType(_ name: String) -> NamedType? { index.types[name] }

    /// The call of a helper, which is written from then on.
    func helper(_ helper: ExpressionHelper) -> String {
        usedHelpers.insert(helper)
        return helpers + "." + helper.name
    }

    /// A name of the standard library, qualified where a type of the schema has the same.
    func standard(_ name: String) -> String { typeNames.contains(name) ? "Swift." + name : name }

    /// The superclause of protocols of the standard library.
    func protocols(_ names: String...) -> [String] { names.map(standard) }

    /// Whether a rule holds on every database of its object, so that the models can hold values to it.
    func applies(_ databases: DatabaseSet, within object: DatabaseSet) -> Bool {
        !isPartial(databases, within: object)
    }

    /// Whether a column is there in only some of the schema's databases, so that rows may lack it.
    func isPartial(_ databases: DatabaseSet, within object: DatabaseSet) -> Bool {
        schema.settings.minimumVersions.keys.contains { object.contains($0) && !databases.contains($0) }
    }
}
