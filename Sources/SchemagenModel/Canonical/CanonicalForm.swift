import SchemagenLanguage

/// A schema written so that two files that say the same give the same text: what snapshots hold.
///
/// The text is the schema language. Parsed and resolved again it gives a schema of the same structure, whatever naming
/// rules the reading version has: every SQL name is spelled out. It holds what databases hold, the Swift names that are
/// the identity of everything, and the hints (`was`, `removed`, `@backfill`, `@convert`). What only the models and the
/// documents say is left out: documentation (unless it becomes SQL comments), computed properties, Swift's own
/// defaults, deprecations, groups, names of inverse relations, allowances, lint levels, access and imports.
public enum CanonicalForm {
    /// The canonical text of a schema, ending in a line break.
    public static func text(of schema: Schema) -> String {
        var printer = CanonicalPrinter(schema)
        printer.print()
        return String(decoding: printer.output, as: UTF8.self)
    }

    /// A type as a schema file writes it, the Swift types that it names included: `Decimal(12, 2)?`.
    public static func text(of type: DataType, isNullable: Bool = false) -> String {
        var bytes: [UInt8] = []
        TypeSource(keepsSwiftTypes: true).append(type, to: &bytes)
        if isNullable { bytes.append(0x3F) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Writes a schema in its canonical form.
struct CanonicalPrinter {
    let schema: Schema
    /// Whether documentation is part of what PostgreSQL holds.
    let hasComments: Bool
    /// What `@only` would say nothing about.
    let allDatabases: DatabaseSet
    /// How `uses` names opaque objects, by the names that `ObjectIdentity` has for them: their identities, where no two
    /// share one.
    let opaqueIdentities: [String: String]
    var output: [UInt8] = []
    /// The white space before each line.
    var margin = ""

    init(_ schema: Schema) {
        self.schema = schema
        hasComments = schema.settings.sqlComments
        var all: DatabaseSet = []
        for database in schema.settings.databases { all.insert(DatabaseSet(database)) }
        allDatabases = all
        var owners: [String: Int] = [:]
        for object in schema.opaqueObjects { owners[object.identity, default: 0] += 1 }
        var identities: [String: String] = [:]
        for object in schema.opaqueObjects where owners[object.identity] == 1 {
            identities[object.name] = object.identity
        }
        opaqueIdentities = identities
        output.reserveCapacity(1024 * (schema.tables.count + 4))
    }

    /// Writes everything.
    mutating func print() {
        write("// Written by schemagen. Do not edit: this file is compared with the schema.\n")
        header()
        declarations()
        removals()
    }

    private mutating func header() {
        write("schema \(name(schema.name)) {\n")
        var versions: [String] = []
        for database in schema.settings.databases {
            let version = schema.settings.minimumVersions[database].map { "(\($0))" } ?? ""
            versions.append(database.rawValue + version)
        }
        write("    databases: [\(versions.joined(separator: ", "))]\n")
        if hasComments { write("    sqlComments: true\n") }
        write("}\n")
    }

    // MARK: Order

    /// A declaration by its place in the schema's arrays.
    private struct Item {
        var identity: ObjectIdentity
        var index: Int
        /// The SQL name of the namespace that it stands in.
        var sqlSchema: String?
        /// Whether it stands wherever it is written: what has no namespace of its own.
        var isFree = false
    }

    /// All declarations in the order of the file; what the order does not list follows at the end.
    private func items() -> [Item] {
        var known: [ObjectIdentity: Item] = [:]
        var listed: [ObjectIdentity] = []
        known.reserveCapacity(schema.declarationOrder.count)
        listed.reserveCapacity(schema.declarationOrder.count)
        func add(_ kind: ObjectKind, _ name: String, _ index: Int, _ sqlSchema: String?, isFree: Bool = false) {
            let identity = ObjectIdentity(kind, name)
            guard known[identity] == nil else { return }
            known[identity] = Item(identity: identity, index: index, sqlSchema: sqlSchema, isFree: isFree)
            listed.append(identity)
        }
        for (index, object) in schema.namespaces.enumerated() { add(.namespace, object.name, index, nil) }
        for (index, object) in schema.extensions.enumerated() { add(.extension, object.name, index, nil, isFree: true) }
        for (index, object) in schema.enums.enumerated() {
            add(.enumeration, object.info.name, index, object.info.sqlSchema)
        }
        for (index, object) in schema.types.enumerated() { add(.type, object.info.name, index, object.info.sqlSchema) }
        for (index, object) in schema.sequences.enumerated() {
            add(.sequence, object.info.name, index, object.info.sqlSchema)
        }
        for (index, object) in schema.tables.enumerated() {
            add(.table, object.info.name, index, object.info.sqlSchema)
        }
        for (index, object) in schema.views.enumerated() { add(.view, object.info.name, index, object.info.sqlSchema) }
        for (index, object) in schema.opaqueObjects.enumerated() { add(.opaque, object.name, index, nil, isFree: true) }

        var result: [Item] = []
        result.reserveCapacity(listed.count)
        for identity in schema.declarationOrder {
            if let item = known.removeValue(forKey: identity) { result.append(item) }
        }
        // Nearly always the order lists everything.
        guard !known.isEmpty else { return result }
        for identity in listed {
            if let item = known.removeValue(forKey: identity) { result.append(item) }
        }
        return result
    }

    private mutating func declarations() {
        let items = items()
        // A namespace is open from its declaration to the last thing in it.
        var lastIndex: [String: Int] = [:]
        for (index, item) in items.enumerated() {
            if let sqlSchema = item.sqlSchema { lastIndex[sqlSchema] = index }
        }
        var namespaces: [String: Namespace] = [:]
        for namespace in schema.namespaces where namespaces[namespace.sqlName] == nil {
            namespaces[namespace.sqlName] = namespace
        }
        var open: String?
        for (index, item) in items.enumerated() {
            if let current = open {
                let isInside = item.isFree ? index < (lastIndex[current] ?? -1) : item.sqlSchema == current
                if !isInside {
                    close()
                    open = nil
                }
            }
            if item.identity.kind == .namespace {
                let namespace = schema.namespaces[item.index]
                start(namespace)
                open = namespace.sqlName
                continue
            }
            if open == nil, let sqlSchema = item.sqlSchema, let namespace = namespaces[sqlSchema] {
                start(namespace)
                open = sqlSchema
            }
            write("\n")
            print(item)
        }
        if open != nil { close() }
    }

    private mutating func start(_ namespace: Namespace) {
        write("\n")
        documentation(namespace.documentation)
        // What is in it says itself where it exists.
        line("namespace \(name(namespace.name)) as \(sqlName(namespace.sqlName)) {")
        margin = "    "
    }

    private mutating func close() {
        margin = ""
        line("}")
    }

    private mutating func print(_ item: Item) {
        switch item.identity.kind {
        case .namespace: break
        case .extension: print(schema.extensions[item.index])
        case .enumeration: print(schema.enums[item.index])
        case .type: print(schema.types[item.index])
        case .sequence: print(schema.sequences[item.index])
        case .table: print(schema.tables[item.index])
        case .view: print(schema.views[item.index])
        case .opaque: print(schema.opaqueObjects[item.index])
        }
    }

    private mutating func removals() {
        guard !schema.removals.isEmpty else { return }
        write("\n")
        for removal in schema.removals {
            var path = ""
            for part in removal.path {
                if !path.isEmpty { path += "." }
                path += Self.isPlain(part) ? name(part) : ExpressionPrinter.literal(part)
            }
            let replacement = removal.replacement.map { " -> \($0)" } ?? ""
            line("removed \(removal.kind) \(path)\(replacement)")
        }
    }
}
