import SchemagenModel

/// What the generator needs to know about a schema: everything by name, and which names are taken.
///
/// The facts do not change: all files share them, and may be written at the same time.
final class SchemaFacts: Sendable {
    let schema: Schema
    /// The word in front of what users see, with the space behind it; empty for `internal`.
    let access: String
    /// The schema's databases.
    let databases: DatabaseSet
    /// The enums by Swift name.
    let enums: [String: Enumeration]
    /// The types by Swift name.
    let types: [String: NamedType]
    /// The keys of the tables by Swift name.
    let keys: [String: TableKey]
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

    /// A foreign key seen from the table that it refers to.
    struct Relation {
        /// The Swift name of the table that refers.
        var table: String
        var columns: [String]
        var inverse: String?
    }

    init(_ schema: Schema) {
        self.schema = schema
        switch schema.settings.swiftAccess {
        case .public: access = "public "
        case .package: access = "package "
        case .internal: access = ""
        }
        var databases: DatabaseSet = []
        for database in schema.settings.minimumVersions.keys { databases.insert(DatabaseSet(database)) }
        self.databases = databases
        var enums: [String: Enumeration] = [:]
        for item in schema.enums where enums[item.info.name] == nil { enums[item.info.name] = item }
        self.enums = enums
        var types: [String: NamedType] = [:]
        for type in schema.types where types[type.info.name] == nil { types[type.info.name] = type }
        self.types = types
        typeNames = Self.typeNames(of: schema)
        (namespace, helpers) = Self.spaces(of: schema, typeNames)
        var keys: [String: TableKey] = [:]
        keys.reserveCapacity(schema.tables.count)
        var incoming: [String: [Relation]] = [:]
        for position in schema.tables.indices {
            let name = schema.tables[position].info.name
            if keys[name] == nil { keys[name] = TableKey(schema.tables[position]) }
            for key in schema.tables[position].foreignKeys {
                incoming[key.table, default: []].append(
                    Relation(table: name, columns: key.columns, inverse: key.inverse))
            }
        }
        self.keys = keys
        self.incoming = incoming
        softlyDeprecated = DeprecatedUses.inCurrentCode(of: schema)
    }

    /// The name of the type that holds what belongs to the schema as a whole.
    static func namespace(of schema: Schema) -> String { spaces(of: schema, typeNames(of: schema)).namespace }

    private static func typeNames(of schema: Schema) -> Set<String> {
        var names: Set<String> = []
        names.reserveCapacity(schema.tables.count)
        for position in schema.tables.indices { names.insert(schema.tables[position].info.name) }
        for item in schema.enums { names.insert(item.info.name) }
        for type in schema.types { names.insert(type.info.name) }
        for view in schema.views { names.insert(view.info.name) }
        return names
    }

    private static func spaces(of schema: Schema, _ taken: Set<String>) -> (namespace: String, helpers: String) {
        var base = SwiftName.capitalized(schema.name)
        if base.hasSuffix("Schema"), base != "Schema" { base.removeLast("Schema".count) }
        // Their files stand beside those of the objects.
        let files = Set(taken.map(SwiftFileName.key))
        func unused(_ name: String) -> String {
            var name = name
            while files.contains(SwiftFileName.key(name)) { name += "_" }
            return name
        }
        return (
            unused(base == "Schema" ? "Schema" : base + "Schema"),
            unused(base == "Schema" ? "SchemaExpressions" : base + "Expressions")
        )
    }
}
