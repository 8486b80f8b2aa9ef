import SchemagenModel

/// What the generator needs to know about a schema while it writes: everything by name, and which names are taken.
///
/// One context serves one run; it gathers the helpers that expressions use, so that only those are written.
final class SwiftContext {
    let schema: Schema
    let access: AccessLevel
    /// Positions by Swift name.
    private let tables: [String: Int]
    private let enums: [String: Int]
    private let types: [String: Int]
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
    /// Whether a duration is coded.
    var usesMicroseconds = false

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
        var names: Set<String> = []
        tables = Self.positions(schema.tables.lazy.map(\.info.name), &names)
        enums = Self.positions(schema.enums.lazy.map(\.info.name), &names)
        types = Self.positions(schema.types.lazy.map(\.info.name), &names)
        _ = Self.positions(schema.views.lazy.map(\.info.name), &names)
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

    private static func positions(_ names: some Sequence<String>, _ all: inout Set<String>) -> [String: Int] {
        var result: [String: Int] = [:]
        for (position, name) in names.enumerated() {
            if result[name] == nil { result[name] = position }
            all.insert(name)
        }
        return result
    }

    private static func unused(_ name: String, _ taken: Set<String>) -> String {
        var name = name
        while taken.contains(name) { name += "_" }
        return name
    }

    /// The table of a Swift name.
    func table(_ name: String) -> Table? { tables[name].map { schema.tables[$0] } }
    /// The enum of a Swift name.
    func enumeration(_ name: String) -> Enumeration? { enums[name].map { schema.enums[$0] } }
    /// The `type` of a Swift name.
    func namedType(_ name: String) -> NamedType? { types[name].map { schema.types[$0] } }

    /// The call of a helper, which is written from then on.
    func helper(_ helper: ExpressionHelper) -> String {
        usedHelpers.insert(helper)
        return helpers + "." + helper.name
    }

    /// A name of the standard library, qualified where a type of the schema has the same.
    func standard(_ name: String) -> String { typeNames.contains(name) ? "Swift." + name : name }

    /// The superclause of protocols of the standard library.
    func protocols(_ names: String...) -> [String] { names.map(standard) }

    /// The columns of a table's rows: those of the tables that it inherits from first, as PostgreSQL has them.
    func columns(of table: Table) -> [Column] {
        guard !table.options.inherits.isEmpty else { return table.columns }
        var columns: [Column] = []
        var names: Set<String> = Set(table.columns.map(\.name))
        var visited: Set<String> = [table.info.name]
        func visit(_ parents: [String]) {
            for parent in parents where visited.insert(parent).inserted {
                guard let parent = self.table(parent) else { continue }
                visit(parent.options.inherits)
                for column in parent.columns where names.insert(column.name).inserted { columns.append(column) }
            }
        }
        visit(table.options.inherits)
        return columns + table.columns
    }

    /// Documentation and deprecation of a whole object. A deprecated one that current code uses says so in words only.
    func head(_ info: ObjectInfo) -> DeclarationHead {
        guard let reason = info.deprecation else {
            return DeclarationHead(access, documentation: info.documentation)
        }
        if softlyDeprecated.contains(info.name) {
            return DeclarationHead(access, documentation: Self.documentation(info.documentation, deprecation: reason))
        }
        return DeclarationHead(access, documentation: info.documentation, deprecation: reason)
    }

    /// Documentation with a remark that the thing is deprecated, where an attribute would make generated code warn.
    static func documentation(_ text: String?, deprecation: String?) -> String? {
        guard let deprecation else { return text }
        let remark = "- Warning: Deprecated" + (deprecation.isEmpty ? "." : ": \(deprecation)")
        return text.map { $0 + "\n\n" + remark } ?? remark
    }

    /// Whether a rule holds on every database of its object, so that the models can hold rows to it.
    func applies(_ databases: DatabaseSet, within object: DatabaseSet) -> Bool {
        !isPartial(databases, within: object)
    }

    /// Whether a column is there in only some of the schema's databases, so that rows may lack it.
    func isPartial(_ databases: DatabaseSet, within object: DatabaseSet) -> Bool {
        schema.settings.minimumVersions.keys.contains { object.contains($0) && !databases.contains($0) }
    }
}
