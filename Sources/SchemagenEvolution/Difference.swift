import SchemagenModel

/// What is different between two schemas on one kind of database.
///
/// Identity is the Swift path; `was` joins an old path to a new one. There are changes exactly where the structure
/// hashes differ.
public struct Difference: Sendable {
    /// The changes: namespaces, extensions, enums, types, sequences, tables, views, opaque objects; each group in the
    /// order of the new file, what was removed after it.
    public let changes: [Change]

    /// Compares two schemas; linear in their size.
    public init(from old: Schema, to new: Schema, on database: Database) {
        self.init(from: Structure(of: old, on: database), to: Structure(of: new, on: database))
    }

    /// Compares what one kind of database holds of two schemas.
    public init(from old: Structure, to new: Structure) {
        // Swift names that were exchanged, for instance: what the database holds is what counts.
        if Self.counts(old) == Self.counts(new), Fingerprint.structure(of: old) == Fingerprint.structure(of: new) {
            changes = []
            return
        }
        var comparison = SchemaComparison(from: old, to: new)
        comparison.compare()
        changes = comparison.changes
    }

    /// How many objects of each kind the database holds: where the numbers differ, nothing needs to be hashed to know
    /// that the structures do.
    private static func counts(_ structure: Structure) -> [Int] {
        func count<Value>(_ values: [Value], _ isHeld: (Value) -> Bool) -> Int {
            var count = 0
            for value in values where isHeld(value) { count += 1 }
            return count
        }
        let schema = structure.schema
        var counts = [
            count(schema.tables, structure.holds), count(schema.views, structure.holds),
            count(schema.opaqueObjects, structure.holds),
        ]
        if structure.isPostgreSQL {
            counts += [
                schema.namespaces.count, schema.extensions.count, count(schema.enums, structure.holds),
                count(schema.types, structure.holds), count(schema.sequences, structure.holds),
            ]
        }
        return counts
    }
}

/// The comparison while it is under way.
struct SchemaComparison {
    /// The old schema, with the SQL names that its objects have in the new one: a renamed table is one change, not one
    /// more for each foreign key to it.
    var old: Structure
    let new: Structure
    /// The `removed` hints, by what they say behind `removed`.
    let removals: [String: SourceAnchor]

    var changes: [Change] = []
    /// Changes by the kind of the object, put into order at the end.
    var groups: [ObjectKind: [Change]] = [:]
    /// How many columns were found to differ only because an enum or a type that they have changed.
    var consequences = 0
    /// The enums and types whose change shows in columns, by their new names.
    var shownEnums: Set<String> = []
    var shownTypes: Set<String> = []
    /// The old offsets of enums and types by the new names of what they became.
    private(set) var enumPairs: [String: Int] = [:]
    private(set) var typePairs: [String: Int] = [:]

    init(from old: Structure, to new: Structure) {
        self.old = old
        self.new = new
        var removals: [String: SourceAnchor] = [:]
        for removal in new.schema.removals {
            // A materialized view is a view; the hint may say either.
            let kind = removal.kind == "materialized view" ? "view" : removal.kind
            removals["\(kind) \(removal.path.joined(separator: "."))"] = removal.anchor
        }
        self.removals = removals
    }

    /// Finds all changes.
    mutating func compare() {
        let enums = pair(old.schema.enums, new.schema.enums) { old, new, first, second in
            old.text(of: first) == new.text(of: second)
        }
        let types = pair(old.schema.types, new.schema.types) { old, new, first, second in
            old.text(of: first) == new.text(of: second)
        }
        let sequences = pair(old.schema.sequences, new.schema.sequences) { old, new, first, second in
            old.text(of: first) == new.text(of: second)
        }
        let tables = pair(old.schema.tables, new.schema.tables) { old, new, first, second in
            old.text(of: first) == new.text(of: second)
        }
        let views = pair(old.schema.views, new.schema.views) { old, new, first, second in
            old.text(of: first) == new.text(of: second)
        }
        for pair in enums.pairs { enumPairs[new.schema.enums[pair.new].info.name] = pair.old }
        for pair in types.pairs { typePairs[new.schema.types[pair.new].info.name] = pair.old }

        let columns = tables.pairs.map { pairColumns(old.schema.tables[$0.old], new.schema.tables[$0.new]) }
        let original = old.schema
        adoptNames(enums: enums, types: types, sequences: sequences, tables: tables, columns: columns, views: views)

        compareTables(tables, columns: columns, original: original)
        compareEnums(enums, original: original)
        compareTypes(types, original: original)
        compareSequences(sequences, original: original)
        compareViews(views, original: original)
        compareNamespaces()
        compareExtensions()
        compareOpaqueObjects()
        for kind in ObjectKind.allCases { changes += groups[kind] ?? [] }
    }

    /// Records a change.
    mutating func add(_ change: Change) { groups[change.object.kind, default: []].append(change) }

    /// Records that something is gone. A hint may name its table by the new or the old name.
    mutating func addRemoval(
        of object: ObjectIdentity, part: Change.Part? = nil, formerName: String? = nil, around: SourceAnchor? = nil,
        hint words: String? = nil
    ) {
        var change = Change(.removed, object, part: part, formerName: formerName, anchor: around ?? SourceAnchor())
        var hint = removals[words ?? change.removal]
        if hint == nil, part != nil, let formerName {
            hint = removals[Change(.removed, ObjectIdentity(object.kind, formerName), part: part).removal]
        }
        if let hint {
            change.anchor = hint
            change.isDeclaredRemoval = true
        }
        add(change)
    }

    private func pair<Value: NamedObject>(
        _ oldValues: [Value], _ newValues: [Value], isSame: (Structure, Structure, Value, Value) -> Bool
    ) -> Pairing {
        Pairing(oldValues.map { names($0.info) }, newValues.map { names($0.info) }) {
            isSame(old, new, oldValues[$0], newValues[$1])
        }
    }

    private func names(_ info: ObjectInfo) -> Pairing.Names {
        let sqlName = info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
        return Pairing.Names(name: info.name, formerName: info.formerName, sqlName: sqlName)
    }

    private func pairColumns(_ oldTable: Table, _ newTable: Table) -> Pairing {
        Pairing(
            oldTable.columns.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) },
            newTable.columns.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) }
        ) {
            old.text(of: oldTable.columns[$0], in: oldTable) == new.text(of: newTable.columns[$1], in: newTable)
        }
    }

    /// Gives everything in the old schema the SQL name that it has in the new one.
    private mutating func adoptNames(
        enums: Pairing, types: Pairing, sequences: Pairing, tables: Pairing, columns: [Pairing], views: Pairing
    ) {
        let target = new.schema
        var schema = old.schema
        var isRenamed = false
        func adopt(_ old: inout ObjectInfo, _ new: ObjectInfo) {
            guard old.sqlName != new.sqlName || old.sqlSchema != new.sqlSchema else { return }
            old.sqlName = new.sqlName
            old.sqlSchema = new.sqlSchema
            isRenamed = true
        }
        for pair in enums.pairs {
            adopt(&schema.enums[pair.old].info, target.enums[pair.new].info)
            let cases = pairCases(schema.enums[pair.old], target.enums[pair.new])
            for inner in cases.pairs {
                let name = target.enums[pair.new].cases[inner.new].sqlName
                if schema.enums[pair.old].cases[inner.old].sqlName != name {
                    schema.enums[pair.old].cases[inner.old].sqlName = name
                    isRenamed = true
                }
            }
        }
        for pair in types.pairs { adopt(&schema.types[pair.old].info, target.types[pair.new].info) }
        for pair in sequences.pairs { adopt(&schema.sequences[pair.old].info, target.sequences[pair.new].info) }
        for pair in views.pairs { adopt(&schema.views[pair.old].info, target.views[pair.new].info) }
        for (pair, columns) in zip(tables.pairs, columns) {
            adopt(&schema.tables[pair.old].info, target.tables[pair.new].info)
            for inner in columns.pairs {
                let name = target.tables[pair.new].columns[inner.new].sqlName
                if schema.tables[pair.old].columns[inner.old].sqlName != name {
                    schema.tables[pair.old].columns[inner.old].sqlName = name
                    isRenamed = true
                }
            }
        }
        if isRenamed { old = Structure(of: schema, on: old.database) }
    }

    /// Pairs the cases of two enums.
    func pairCases(_ oldEnum: Enumeration, _ newEnum: Enumeration) -> Pairing {
        Pairing(
            oldEnum.cases.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) },
            newEnum.cases.map { Pairing.Names(name: $0.name, formerName: $0.formerName, sqlName: $0.sqlName) }
        ) { _, _ in true }
    }
}

/// What has a Swift and a SQL name.
protocol NamedObject {
    /// The names.
    var info: ObjectInfo { get }
}

extension Enumeration: NamedObject {}
extension NamedType: NamedObject {}
extension SequenceObject: NamedObject {}
extension Table: NamedObject {}
extension View: NamedObject {}
