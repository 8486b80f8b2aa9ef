import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What goes: before anything changes, and at last what nothing has any more.
extension PostgreSQLTransition {
    /// What goes before anything changes, under its old name.
    mutating func dropObjects(_ dependents: Dependents) {
        let transition = transition
        let former = transition.correspondence.old
        let tables = Set(transition.dropped.filter { $0.kind == .table }.map(\.name))
        // A table that goes locks those that it refers to: one by one, where they are several. A key that goes cannot go
        // before what refers to it.
        let separates: (Table, ForeignKey) -> Bool = { [isOnline, brokenKeys] table, key in
            guard !tables.contains(key.table) else { return false }
            if brokenKeys[key.table]?.contains(Set(key.referenced)) == true { return true }
            guard isOnline else { return false }
            let parents = table.foreignKeys.filter { $0.info.databases.contains(.postgresql) }.map(\.table)
            return Set(parents).subtracting([table.info.name]).count > 1
        }
        let assembly = PlanAssembly(of: former, in: .former, separates: separates) { identity in
            switch identity.kind {
            case .view, .opaque: dependents.gone.contains(identity)
            case .table: tables.contains(identity.name)
            case .sequence:
                // One that a table owns goes with it; others go when no default names them any more.
                transition.dropped.contains(identity)
                    && (former.index.sequences[identity.name]?.owner.map { tables.contains($0.table) } ?? false)
            default: false
            }
        }
        stages.add(departures.entries)
        var late: [PlanEntry] = []
        let views = Set(former.schema.views.map(\.info.name))
        for entry in assembly.entries.reversed() {
            if Self.isFree(entry, standing: dependents.standing, views: views) {
                late.append(entry.reversed)
            } else {
                stages.add(entry.reversed)
            }
        }
        for delta in deltas {
            for part in delta.parts.dropped where part.foreignKey != nil { drop(part, of: delta) }
            if transition.unrest.rebuilt.contains(delta.renamed.info.name) {
                stages.add(delta.partitionForeignKeys.drops)
            }
        }
        for delta in deltas { stages.add(partitions[delta.latter.info.name]?.drops ?? []) }
        leaveParents()
        for delta in heirsFirst { dropParts(of: delta, dependents.goneFunctions) }
        stages.add(late)
    }

    /// Whether an entry creates a table or something that belongs to none and stands on no view: what is dropped after the
    /// parts of tables that use it.
    private static func isFree(_ entry: PlanEntry, standing: Set<ObjectIdentity>, views: Set<String>) -> Bool {
        guard let step = entry.up.first?.step else { return false }
        switch step {
        case .createOpaque(let object):
            // What stands on columns goes before them, what columns stand on after them.
            if ["statistics", "index", "view", "materialized view"].contains(object.kind) { return false }
            return object.table == nil && !standing.contains(ObjectIdentity(.opaque, object.name))
        case .createView, .addConstraint(.foreignKey, _, _, _): return false
        case .createIndex(_, let owner, _, _): return !views.contains(owner)
        default: return true
        }
    }

    /// What a table has by inheritance alone it gets again on the way back when it is made anew.
    private mutating func leaveParents() {
        let former = transition.correspondence.old
        let rejoining = former.schema.tables.reversed().filter { transition.unrest.rejoining.contains($0.info.name) }
        for table in rejoining where former.hasTouchTrigger(table) {
            stages.add(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
        }
        for table in rejoining where !table.options.inherits.isEmpty {
            stages.add(
                PlanEntry(
                    up: [PlannedStep(.leaveParents(table.options.inherits, table: table.info.name), in: .former)],
                    down: PostgreSQLRebuild.identical(table, in: former, .former)))
        }
    }

    private mutating func drop(_ part: TablePart, of delta: TableDelta) {
        let table = delta.former.info.name
        if let creation = part.creation(in: delta.former, .former) { return stages.add(creation.reversed) }
        switch part.value {
        case .constraint(let constraint):
            stages.add(
                PlanEntry(
                    .dropConstraint(constraint, table: table),
                    .addConstraint(constraint, table: table, isChecked: true), in: .former))
        case .index(let index):
            if goesLater(part, of: delta) { return stages.add(dropLater(index, of: delta)) }
            stages.add(
                PlanEntry(
                    .dropIndex(index, owner: table, isConcurrent: false),
                    .createIndex(index, owner: table, isConcurrent: false), in: .former))
        }
    }

    private mutating func dropParts(of delta: TableDelta, _ functions: [String]) {
        let former = transition.correspondence.old
        let table = delta.former
        if delta.changesTouchTrigger(former, new) || transition.unrest.rebuilt.contains(delta.renamed.info.name),
            former.hasTouchTrigger(table), !transition.unrest.rejoining.contains(delta.renamed.info.name)
        {
            stages.add(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
        }
        if transition.unrest.rebuilt.contains(delta.renamed.info.name) { return }
        let heeded = former.heeded(table)
        if delta.exchangesToast(old, new), heeded != heeded.withoutToastOptions {
            stages.add(
                PlanEntry(
                    .changeOptions(from: heeded, to: heeded.withoutToastOptions),
                    .changeOptions(from: heeded.withoutToastOptions, to: heeded), in: .former))
        }
        let numbered = PartNames.numbered(delta.parts.dropped.compactMap(\.partitionedIndex), in: table)
        if !numbered.isEmpty {
            stages.add(PlanEntry(nil, .nameParts(numbered, in: table.info.sqlSchema), in: .former))
        }
        if let marks = IndexMarks(delta, old: old, new: new).departure { stages.add(marks) }
        for part in delta.parts.dropped where part.foreignKey == nil { drop(part, of: delta) }
        for column in delta.columns where column.isReleased { release(delta.former(column.from), table.info.name) }
        let generated = touched.remade[delta.renamed.info.name, default: []]
        let gone =
            delta.removed.filter { $0.generated != nil }
            + delta.columns.map(\.from).filter { generated.contains($0.name) }
            + delta.removed.filter { $0.generated == nil }
        for column in gone {
            let column = delta.former(column)
            var entry = PlanEntry(
                .dropColumn(column, table: table.info.name),
                .addColumn(column, table: table.info.name, isFilledLater: false), in: .former)
            if former.needsValue(column) {
                entry.down.insert(PlannedStep(.requireNoRows([column], table: table.info.name), in: .former), at: 0)
            }
            stages.add(entry)
        }
    }

    /// A generated column that becomes a plain one keeps its values; on the way back they are generated again.
    private mutating func release(_ column: Column, _ table: String) {
        stages.add(
            PlanEntry(
                up: [PlannedStep(.changeDefault(column, table: table, to: nil), in: .former)],
                down: [
                    PlannedStep(.dropColumn(column, table: table), in: .former),
                    PlannedStep(.addColumn(column, table: table, isFilledLater: false), in: .former),
                ]))
    }

    /// What nothing has any more.
    mutating func dropRest() {
        let (transition, old) = (transition, old)
        let assembly = PlanAssembly(of: old, in: .renamed) { identity in
            switch identity.kind {
            case .namespace, .extension, .enumeration, .type: transition.dropped.contains(identity)
            case .sequence:
                transition.dropped.contains(identity)
                    && !(old.index.sequences[identity.name]?.owner.map {
                        transition.dropped.contains(ObjectIdentity(.table, $0.table))
                    } ?? false)
            default: false
            }
        }
        let departures = departures
        let entries = assembly.entries.filter { entry in
            // On the way back the column is not there yet.
            if case .ownSequence(let sequence) = entry.up.first?.step { !departures.has(sequence) } else { true }
        }
        let replaced = transition.replacedTypes
        for entry in entries.reversed() { stages.add(entry.reversed.keepingRights(ofTypes: replaced)) }
    }

    var departures: SequenceDepartures { SequenceDepartures(transition, deltas, remade: touched.remade) }

    /// What changes of tables, those that inherit before those that they inherit from: a check over an inherited column goes
    /// before the column does.
    var heirsFirst: [TableDelta] {
        guard deltas.contains(where: { !$0.renamed.options.inherits.isEmpty }) else { return deltas }
        // Tables stand after those that they inherit from.
        var depth: [String: Int] = [:]
        for table in old.schema.tables {
            depth[table.info.name] = table.options.inherits.map { depth[$0, default: 0] + 1 }.max() ?? 0
        }
        let depths = deltas.map { depth[$0.renamed.info.name, default: 0] }
        let order = deltas.indices.sorted { depths[$0] == depths[$1] ? $0 < $1 : depths[$0] > depths[$1] }
        return order.map { deltas[$0] }
    }
}
