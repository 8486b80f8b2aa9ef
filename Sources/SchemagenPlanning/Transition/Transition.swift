import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What the plans from one schema to another start from on either kind of database: what stays, what comes, what goes,
/// and what of the tables that stay is different.
struct Transition {
    let correspondence: Correspondence
    let replaced: ReplacedTypes
    /// The tables that stay and change, in the order of the new schema.
    private(set) var deltas: [TableDelta] = []
    /// The tables among them that cannot stay while they change.
    private(set) var unrest: TableUnrest
    /// The new objects that are created, by kind and new name.
    private(set) var created: Set<ObjectIdentity> = []
    /// The old objects that go for good or come again, by kind and old name.
    private(set) var dropped: Set<ObjectIdentity> = []
    /// The views and SQL objects among them that are something else afterwards.
    private(set) var changedObjects: Set<ObjectIdentity> = []
    /// Those among these that are replaced where they stand, unless something else makes them go.
    private(set) var replaceable: Set<ObjectIdentity> = []
    /// The new names of old views and SQL objects that stay.
    private(set) var latterNames: [ObjectIdentity: ObjectIdentity] = [:]

    var old: Structure { correspondence.renamed }
    var new: Structure { correspondence.new }
    var database: Database { new.database }

    init(_ original: Correspondence, changes: [Change]) {
        replaced = ReplacedTypes(original)
        correspondence = replaced.correspondence
        unrest = TableUnrest(correspondence, [])
        findPresence()
        findDeltas(changes)
        findChangedObjects()
    }

    private mutating func findPresence() {
        let (before, after) = (correspondence.old, correspondence.new)
        note(correspondence.tables, before.schema.tables, after.schema.tables, .table, before.holds, after.holds)
        note(correspondence.views, before.schema.views, after.schema.views, .view, before.holds, after.holds)
        if after.isPostgreSQL {
            note(correspondence.enums, before.schema.enums, after.schema.enums, .enumeration, before.holds, after.holds)
            note(correspondence.types, before.schema.types, after.schema.types, .type, before.holds, after.holds)
            note(
                correspondence.sequences, before.schema.sequences, after.schema.sequences, .sequence, before.holds,
                after.holds)
            for offset in correspondence.namespaces.added {
                created.insert(ObjectIdentity(.namespace, after.schema.namespaces[offset].name))
            }
            for offset in correspondence.namespaces.removed {
                dropped.insert(ObjectIdentity(.namespace, before.schema.namespaces[offset].name))
            }
            for offset in correspondence.extensions.added {
                created.insert(ObjectIdentity(.extension, after.schema.extensions[offset].name))
            }
            for offset in correspondence.extensions.removed {
                dropped.insert(ObjectIdentity(.extension, before.schema.extensions[offset].name))
            }
            for (pair, name) in correspondence.enums.pairs.map({ ($0, after.schema.enums[$0.new].info.name) })
            where replaced.enums.contains(name) && after.holds(after.schema.enums[pair.new]) {
                created.insert(ObjectIdentity(.enumeration, name))
                dropped.insert(ObjectIdentity(.enumeration, before.schema.enums[pair.old].info.name))
            }
            for (pair, name) in correspondence.types.pairs.map({ ($0, after.schema.types[$0.new].info.name) })
            where replaced.types.contains(name) && after.holds(after.schema.types[pair.new]) {
                created.insert(ObjectIdentity(.type, name))
                dropped.insert(ObjectIdentity(.type, before.schema.types[pair.old].info.name))
            }
        }
        for offset in correspondence.opaqueObjects.added {
            created.insert(ObjectIdentity(.opaque, correspondence.newOpaqueObjects[offset].name))
        }
        for offset in correspondence.opaqueObjects.removed {
            dropped.insert(ObjectIdentity(.opaque, correspondence.oldOpaqueObjects[offset].name))
        }
    }

    private mutating func note<Value>(
        _ pairing: Pairing, _ before: [Value], _ after: [Value], _ kind: ObjectKind,
        _ wasHeld: (Value) -> Bool, _ isHeld: (Value) -> Bool
    ) where Value: NamedObject {
        for offset in pairing.added where isHeld(after[offset]) {
            created.insert(ObjectIdentity(kind, after[offset].info.name))
        }
        for offset in pairing.removed where wasHeld(before[offset]) {
            dropped.insert(ObjectIdentity(kind, before[offset].info.name))
        }
        for pair in pairing.pairs {
            let (first, second) = (before[pair.old], after[pair.new])
            switch (wasHeld(first), isHeld(second)) {
            case (true, false): dropped.insert(ObjectIdentity(kind, first.info.name))
            case (false, true): created.insert(ObjectIdentity(kind, second.info.name))
            default: break
            }
        }
    }

    private mutating func findDeltas(_ changes: [Change]) {
        var changed: Set<String> = []
        for change in changes where change.object.kind == .table { changed.insert(change.object.name) }
        // An enum or a type shows in the tables that have columns of it.
        var types: Set<String> = replaced.types
        types.formUnion(replaced.replacements.keys)
        types.formUnion(replaced.enums)
        for change in changes where change.object.kind == .enumeration || change.object.kind == .type {
            types.insert(change.object.name)
        }
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let table = new.schema.tables[pair.new]
            guard new.holds(table), old.holds(old.schema.tables[pair.old]) else { continue }
            if !changed.contains(table.info.name) {
                guard !types.isEmpty, table.columns.contains(where: { Self.isOf($0.type, types, new.index) }) else {
                    continue
                }
            }
            deltas.append(TableDelta(pair, columns: columns, correspondence))
        }
        unrest = TableUnrest(correspondence, deltas)
        let unrest = unrest
        add { before, _ in unrest.isUnsettled(before.info.name) }
        var tables = unrest.tables
        for delta in deltas where delta.parts.dropped.contains(where: { $0.key != nil }) {
            tables.insert(delta.renamed.info.name)
        }
        if new.isPostgreSQL {
            let (old, new) = (old, new)
            for offset in deltas.indices where !unrest.rejoining.contains(deltas[offset].renamed.info.name) {
                deltas[offset].leaveInherited(old, new)
            }
        }
        // A foreign key goes with the key that it refers to, though its own table does not change.
        if !tables.isEmpty, new.isPostgreSQL {
            add { before, _ in before.allForeignKeys.contains { tables.contains($0.table) } }
        }
    }

    /// Adds tables that do not change themselves.
    private mutating func add(where isMeant: (_ before: Table, _ after: Table) -> Bool) {
        let known = Set(deltas.map(\.latter.info.name))
        var more: [TableDelta] = []
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (before, after) = (old.schema.tables[pair.old], new.schema.tables[pair.new])
            guard new.holds(after), old.holds(before), !known.contains(after.info.name), isMeant(before, after) else {
                continue
            }
            more.append(TableDelta(pair, columns: columns, correspondence))
        }
        deltas += more
    }

    private static func isOf(_ type: DataType, _ names: Set<String>, _ index: SchemaIndex) -> Bool {
        switch type {
        case .array(let element), .range(let element), .multiRange(let element): isOf(element, names, index)
        case .enumeration(let name): names.contains(name)
        case .named(let name):
            names.contains(name) || index.types[name].map { isOf($0.base, names, index) } ?? false
        case .reference:
            switch index.storageType(of: type) {
            case .reference: false
            case let storage: isOf(storage, names, index)
            }
        default: false
        }
    }

    private mutating func findChangedObjects() {
        for pair in correspondence.views.pairs {
            let (before, after) = (old.schema.views[pair.old], new.schema.views[pair.new])
            guard old.holds(before), new.holds(after) else { continue }
            let identity = ObjectIdentity(.view, before.info.name)
            latterNames[identity] = ObjectIdentity(.view, after.info.name)
            // SQLite has no way to rename a view.
            let former = correspondence.old.schema.views[pair.old]
            if !new.isPostgreSQL, former.info.sqlName != after.info.sqlName { changedObjects.insert(identity) }
            if old.definitionText(of: before) != new.definitionText(of: after)
                || old.optionsText(of: before) != new.optionsText(of: after)
            {
                changedObjects.insert(identity)
            }
        }
        for pair in correspondence.opaqueObjects.pairs {
            let before = correspondence.oldOpaqueObjects[pair.old]
            let after = correspondence.newOpaqueObjects[pair.new]
            let identity = ObjectIdentity(.opaque, before.name)
            latterNames[identity] = ObjectIdentity(.opaque, after.name)
            if old.text(of: before) != new.text(of: after) { changedObjects.insert(identity) }
        }
        replaceable = Replacements(correspondence, changed: changedObjects).objects
    }

    /// Whether a database need not do anything for a change.
    func isSilent(_ change: Change) -> Bool {
        switch change.object.kind {
        case .table:
            guard let delta = deltas.first(where: { $0.latter.info.name == change.object.name }) else { return false }
            // Who makes partitions is nothing to a database.
            if delta.partitions != nil { return change.part == nil && change.kind == .changed(.partitions) }
            if new.isPostgreSQL, change.part == nil, change.kind == .changed(.options),
                old.optionsText(of: old.heeded(delta.renamed)) == new.optionsText(of: new.heeded(delta.latter))
            {
                return true
            }
            return SQLiteAlteration.isSilent(delta) && !change.isRename
        case .extension:
            return correspondence.extensions.pairs.contains { pair in
                let (before, after) = (old.schema.extensions[pair.old], new.schema.extensions[pair.new])
                return after.name == change.object.name && after.version == nil && before.version != nil
                    && before.sqlSchema == after.sqlSchema && before.documentation == after.documentation
            }
        case .enumeration:
            // Where a check lists the texts, it is written anew; a list of texts has no such check.
            guard !new.isPostgreSQL || new.index.enums[change.object.name]?.storage == .check else { return false }
            switch change.part {
            case nil: return change.kind == .changed(.order)
            case .enumCase: return change.kind == .added
            default: return false
            }
        default: return false
        }
    }

    /// The views and SQL objects that go, for good or to come again.
    func dependents(_ disturbances: [String: Dependents.Disturbance]) -> Dependents {
        var start = changedObjects.subtracting(replaceable)
        for identity in dropped where identity.kind == .view || identity.kind == .opaque { start.insert(identity) }
        return Dependents(in: old, changed: start, disturbances: disturbances)
    }

    /// The new objects that are created or come again, by kind and new name.
    func returning(_ dependents: Dependents) -> Set<ObjectIdentity> {
        var result = created
        for identity in dependents.gone {
            if dropped.contains(identity) { continue }
            if let latter = latterNames[identity] { result.insert(latter) }
        }
        return result
    }
}

extension Change {
    /// Whether the object itself has another SQL name.
    fileprivate var isRename: Bool {
        if case .renamed = kind { part == nil } else { false }
    }
}
