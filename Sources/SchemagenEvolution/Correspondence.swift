import SchemagenModel

/// Which things of a new schema are which of an old one, on one kind of database.
public struct Correspondence: Sendable {
    /// The old schema as it was.
    public let old: Structure
    /// The old schema with the SQL names that its things have in the new one.
    public private(set) var renamed: Structure
    /// The new schema.
    public let new: Structure

    /// The namespaces.
    public let namespaces: Pairing
    /// The extensions.
    public let extensions: Pairing
    /// The enums.
    public let enums: Pairing
    /// The cases of each pair of enums.
    public let cases: [Pairing]
    /// The types.
    public let types: Pairing
    /// The sequences.
    public let sequences: Pairing
    /// The tables.
    public let tables: Pairing
    /// The columns of each pair of tables.
    public let columns: [Pairing]
    /// The partitions of tables that are divided as before, by offset into the new tables.
    public let partitions: [Int: PartitionPairs]
    /// The views.
    public let views: Pairing
    /// The objects given as SQL that the database holds: offsets into `oldOpaqueObjects` and `newOpaqueObjects`.
    public let opaqueObjects: Pairing
    /// The old objects given as SQL that the database holds, under their new names.
    public let oldOpaqueObjects: [OpaqueObject]
    /// The new ones.
    public let newOpaqueObjects: [OpaqueObject]

    /// Pairs the things of two schemas; linear in their size.
    public init(from old: Structure, to new: Structure) {
        self.old = old
        self.new = new
        let (before, after) = (old.schema, new.schema)
        namespaces = Pairing(
            before.namespaces.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.sqlName) },
            after.namespaces.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.sqlName) }
        ) { _, _ in true }
        extensions = Pairing(
            before.extensions.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.name) },
            after.extensions.map { Pairing.Names(name: $0.name, formerName: nil, sqlName: $0.name) }
        ) { _, _ in true }
        enums = Self.pair(before.enums, after.enums) { old.text(of: $0) == new.text(of: $1) }
        types = Self.pair(before.types, after.types) { old.text(of: $0) == new.text(of: $1) }
        sequences = Self.pair(before.sequences, after.sequences) { old.text(of: $0) == new.text(of: $1) }
        tables = Self.pair(before.tables, after.tables) { old.text(of: $0) == new.text(of: $1) }
        views = Self.pair(before.views, after.views) { old.text(of: $0) == new.text(of: $1) }
        cases = enums.pairs.map { Self.pairCases(before.enums[$0.old], after.enums[$0.new]) }
        columns = tables.pairs.map { pair in
            let (first, second) = (before.tables[pair.old], after.tables[pair.new])
            return Pairing(
                first.columns.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) },
                second.columns.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) }
            ) { old.text(of: first.columns[$0], in: first) == new.text(of: second.columns[$1], in: second) }
        }

        var adoption = NameAdoption(before, on: old.database)
        adoption.adoptNamespaces(namespaces, after)
        for (pair, cases) in zip(enums.pairs, cases) {
            // Values that are mere texts in rows and checks have their old names until they are replaced.
            let isNative = old.holds(before.enums[pair.old]) && new.holds(after.enums[pair.new])
            adoption.adopt(pair, after, cases: isNative ? cases : nil)
        }
        for pair in types.pairs { adoption.adopt(\.types[pair.old].info, after.types[pair.new].info) }
        for pair in sequences.pairs { adoption.adopt(\.sequences[pair.old].info, after.sequences[pair.new].info) }
        for pair in views.pairs { adoption.adopt(\.views[pair.old].info, after.views[pair.new].info) }
        for (pair, columns) in zip(tables.pairs, columns) { adoption.adopt(pair, after, columns: columns) }
        var renamed = adoption.isChanged ? Structure(of: adoption.schema, on: old.database) : old
        partitions = Self.pairPartitions(tables, renamed, new)
        if adoption.adopt(tables, partitions) { renamed = Structure(of: adoption.schema, on: old.database) }
        self.renamed = renamed

        let held = renamed.schema.opaqueObjects.filter(renamed.holds)
        let wanted = after.opaqueObjects.filter(new.holds)
        oldOpaqueObjects = held
        newOpaqueObjects = wanted
        opaqueObjects = Pairing(
            held.map { Self.names($0, in: renamed) }, wanted.map { Self.names($0, in: new) }
        ) { _, _ in false }
    }

    /// The same, with other names on the way from the old schema to the new one.
    public func naming(_ renamed: Schema) -> Correspondence {
        var copy = self
        copy.renamed = Structure(of: renamed, on: old.database)
        return copy
    }

    private static func pair<Value: NamedObject>(
        _ old: [Value], _ new: [Value], isSame: (Value, Value) -> Bool
    ) -> Pairing {
        Pairing(old.map { names($0.info) }, new.map { names($0.info) }) { isSame(old[$0], new[$1]) }
    }

    private static func names(_ info: ObjectInfo) -> Pairing.Names {
        let sqlName = info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
        return Pairing.Names(name: info.name, formerName: info.formerName, sqlName: sqlName)
    }

    /// Triggers and policies have the names of their tables beside their own.
    private static func names(_ object: OpaqueObject, in structure: Structure) -> Pairing.Names {
        let table = object.table.map { structure.index.tables[$0]?.info.sqlName ?? $0 } ?? ""
        return Pairing.Names(name: "\(object.kind) \(object.identity)\u{0}\(table)", formerName: nil, sqlName: "")
    }

    private static func pairPartitions(
        _ tables: Pairing, _ old: Structure, _ new: Structure
    ) -> [Int: PartitionPairs] {
        guard new.isPostgreSQL else { return [:] }
        var result: [Int: PartitionPairs] = [:]
        for pair in tables.pairs {
            let (before, after) = (old.schema.tables[pair.old], new.schema.tables[pair.new])
            result[pair.new] = PartitionPairs(
                before.options.partitioning, of: before, in: old, after.options.partitioning, of: after, in: new)
        }
        return result
    }

    private static func pairCases(_ old: Enumeration, _ new: Enumeration) -> Pairing {
        Pairing(
            old.cases.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) },
            new.cases.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) }
        ) { _, _ in true }
    }
}

/// Gives the things of an old schema the SQL names that they have in the new one.
private struct NameAdoption {
    var schema: Schema
    private(set) var isChanged = false

    private let database: Database

    init(_ schema: Schema, on database: Database) {
        self.schema = schema
        self.database = database
    }

    mutating func adopt(_ path: WritableKeyPath<Schema, ObjectInfo>, _ new: ObjectInfo) {
        let old = schema[keyPath: path]
        guard old.sqlName != new.sqlName || old.sqlSchema != new.sqlSchema else { return }
        schema[keyPath: path].sqlName = new.sqlName
        schema[keyPath: path].sqlSchema = new.sqlSchema
        isChanged = true
    }

    /// What stays in a namespace has its new name too, whether it is paired itself or goes.
    mutating func adoptNamespaces(_ pairing: Pairing, _ new: Schema) {
        var names: [String: String] = [:]
        for pair in pairing.pairs {
            let (before, after) = (schema.namespaces[pair.old].sqlName, new.namespaces[pair.new].sqlName)
            if before != after {
                names[before] = after
                schema.namespaces[pair.old].sqlName = after
            }
        }
        guard !names.isEmpty else { return }
        isChanged = true
        func move(_ info: inout ObjectInfo) {
            if let name = info.sqlSchema, let latter = names[name] { info.sqlSchema = latter }
        }
        for offset in schema.enums.indices { move(&schema.enums[offset].info) }
        for offset in schema.types.indices { move(&schema.types[offset].info) }
        for offset in schema.sequences.indices { move(&schema.sequences[offset].info) }
        for offset in schema.tables.indices { move(&schema.tables[offset].info) }
        for offset in schema.views.indices { move(&schema.views[offset].info) }
        for offset in schema.extensions.indices {
            if let name = schema.extensions[offset].sqlSchema, let latter = names[name] {
                schema.extensions[offset].sqlSchema = latter
            }
        }
    }

    mutating func adopt(_ pair: (old: Int, new: Int), _ new: Schema, cases: Pairing?) {
        adopt(\.enums[pair.old].info, new.enums[pair.new].info)
        for inner in cases?.pairs ?? [] {
            let name = new.enums[pair.new].cases[inner.new].sqlName
            guard schema.enums[pair.old].cases[inner.old].sqlName != name else { continue }
            schema.enums[pair.old].cases[inner.old].sqlName = name
            isChanged = true
        }
    }

    mutating func adopt(_ pair: (old: Int, new: Int), _ new: Schema, columns: Pairing) {
        adopt(\.tables[pair.old].info, new.tables[pair.new].info)
        for inner in columns.pairs {
            let (former, latter) = (
                schema.tables[pair.old].columns[inner.old], new.tables[pair.new].columns[inner.new]
            )
            // One that goes, to stay on the other kind of database, keeps its name until then.
            guard former.sqlName != latter.sqlName, former.databases.contains(database),
                latter.databases.contains(database)
            else { continue }
            let name = latter.sqlName
            schema.tables[pair.old].columns[inner.old].sqlName = name
            isChanged = true
        }
    }
}

extension NameAdoption {
    /// Gives partitions their new SQL names; whether there are any.
    mutating func adopt(_ tables: Pairing, _ partitions: [Int: PartitionPairs]) -> Bool {
        var isRenaming = false
        for pair in tables.pairs {
            guard let pairs = partitions[pair.new], pairs.isRenaming else { continue }
            schema.tables[pair.old].options.partitioning = pairs.renamed()
            isRenaming = true
        }
        return isRenaming
    }
}

/// What has a Swift and a SQL name.
package protocol NamedObject {
    /// The names.
    var info: ObjectInfo { get }
}

extension Enumeration: NamedObject {}
extension NamedType: NamedObject {}
extension SequenceObject: NamedObject {}
extension Table: NamedObject {}
extension View: NamedObject {}
