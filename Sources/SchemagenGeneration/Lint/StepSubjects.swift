import SchemagenEvolution
import SchemagenModel
import SchemagenPlanning

/// Which change of a schema a step of its plan carries out.
struct StepSubjects {
    private let changes: [Change]
    private let new: Schema

    /// - Parameter changes: The changes that the plan is for.
    init(_ changes: [Change], to new: Schema) {
        self.changes = changes
        self.new = new
    }

    /// The change, and what happens in words.
    /// - Parameter column: The column that is meant, of a step that is about several.
    func subject(of step: Step, _ column: Column?) -> (change: Change?, words: String) {
        let change = change(of: step, column)
        let isFound = change.map(changes.contains) ?? false
        return (change, isFound ? change?.description ?? step.summary : step.summary)
    }

    /// The same of a step that others wait for: of several changes of a column, the one that takes the time.
    func subjectOfWait(for step: Step) -> (change: Change?, words: String) {
        if case .rebuildTable(let rebuild) = step, let change = whole(rebuild.to.info.name) {
            return (change, change.description)
        }
        guard case .changeType(let change, _) = step else { return subject(of: step, nil) }
        let kinds: [Change.Kind] = [.changed(.type), .changed(.generatedValue), .changed(.identity)]
        let candidates = changes.filter { isOf($0, change.table) && $0.part == .column(change.to.name) }
        let named = kinds.compactMap { kind in candidates.first { $0.kind == kind } }
        guard let found = named.first ?? changedType(of: change.to) else { return subject(of: step, nil) }
        return (found, found.description)
    }

    /// The change, as far as one can be told; else one that names the thing.
    private func change(of step: Step, _ column: Column?) -> Change? {
        switch step {
        case .rebuildTable(let rebuild):
            guard let column else { return whole(rebuild.to.info.name) }
            return removed(column, of: rebuild.to.info.name) ?? removed(column, of: rebuild.from.info.name)
                ?? changed(column, of: rebuild.to.info.name) ?? changedType(of: column)
                ?? whole(rebuild.to.info.name)
        case .dropColumn(let column, let table): return removed(column, of: table) ?? whole(table)
        case .dropTable(let table):
            return changes.first { $0.kind == .removed && $0.part == nil && $0.object.name == table.info.name }
        case .renameColumn(let table, let from, let to): return renamedColumn(of: table.name, from: from, to: to)
        case .renameEnumValue(_, let from, _):
            return changes.first { change in
                if case .enumCase = change.part { change.kind == .renamed(from: from) } else { false }
            }
        case .rename(_, let from, _), .move(_, let from, _):
            return changes.first {
                $0.part == nil && ($0.kind == .renamed(from: from.name) || $0.kind == .renamed(from: from.text))
            }
        case .changeType(let change, _), .changeIdentity(let change), .changeKeeping(let change):
            return changed(change.to, of: change.table) ?? changedType(of: change.to)
                ?? named(.column(change.to.name), of: change.table)
        case .changeNullability(let column, let table, _), .changeDefault(let column, let table, _),
            .addColumn(let column, let table, _):
            return changed(column, of: table) ?? changedType(of: column) ?? named(.column(column.name), of: table)
        case .backfill(let backfill):
            guard let column = backfill.values.first?.column else { return whole(backfill.table) }
            return changed(column, of: backfill.table) ?? named(.column(column.name), of: backfill.table)
        case .repartition(let repartition):
            return changes.first { change in
                guard isOf(change, repartition.table), case .partition = change.part else { return false }
                return change.kind == .removed
            } ?? whole(repartition.table)
        case .addConstraint(let constraint, let table, _, _), .validateConstraint(let constraint, let table),
            .adoptIndex(let constraint, let table), .dropConstraint(let constraint, let table, _):
            let part = constraint.part
            return changes.first { isOf($0, table) && $0.part == part } ?? named(part, of: table)
        case .createIndex(let index, let owner, _, _), .dropIndex(let index, let owner, _):
            return changes.first { isOf($0, owner) && $0.part == .index(index.sqlName) }
                ?? named(.index(index.sqlName), of: owner)
        case .createIndexWithoutParts(let index, let owner, _):
            return changes.first { isOf($0, owner) && $0.part == .index(index.sqlName) }
                ?? named(.index(index.sqlName), of: owner)
        case .changeOptions(_, let table), .changeMarks(_, let table): return changedItself(.table, table.info.name)
        case .createTouchTrigger(let table), .dropTouchTrigger(let table), .muteTouchTrigger(let table, _):
            return whole(table.info.name)
        case .leaveParents(_, let table): return changedItself(.table, table)
        case .addDomainCheck(_, let type, _), .validateDomainCheck(_, let type), .dropDomainCheck(_, let type),
            .changeDomainNullability(let type, _):
            return changedItself(.type, type.info.name)
        case .createOpaque(let object), .dropOpaque(let object), .replaceOpaque(let object):
            return changedItself(.opaque, object.name)
        case .createView(let view), .dropView(let view), .replaceView(let view):
            return changedItself(.view, view.info.name)
        default: return nil
        }
    }

    /// A table of the schema that is reached by its SQL name, for what nothing else tells the place of.
    func table(_ name: QualifiedName) -> Change? {
        new.tables.first { QualifiedName($0.info) == name }.map {
            Change(.changed(.definition), ObjectIdentity(.table, $0.info.name))
        }
    }

    /// What changes about an object as a whole.
    private func changedItself(_ kind: ObjectKind, _ name: String) -> Change {
        let object = ObjectIdentity(kind, name)
        return changes.first { $0.object == object && ($0.part == nil || kind != .table) }
            ?? Change(.changed(.definition), object)
    }

    private func isOf(_ change: Change, _ owner: String) -> Bool {
        change.object.name == owner || change.formerName == owner
    }

    private func removed(_ column: Column, of table: String) -> Change? {
        changes.first { $0.kind == .removed && isOf($0, table) && $0.part == .column(column.name) }
    }

    private func changed(_ column: Column, of table: String) -> Change? {
        changes.first { $0.kind != .removed && isOf($0, table) && $0.part == .column(column.name) }
    }

    /// The change of the enum or type that a column has.
    private func changedType(of column: Column) -> Change? {
        var type = column.type
        if case .array(let element) = type { type = element }
        switch type {
        case .enumeration(let name): return changes.first { $0.object == ObjectIdentity(.enumeration, name) }
        case .named(let name): return changes.first { $0.object == ObjectIdentity(.type, name) }
        default: return nil
        }
    }

    /// Names may be exchanged by way of one in between: then one of the two is the column's.
    private func renamedColumn(of table: String, from: String, to: String) -> Change? {
        let candidates = changes.filter { change in
            guard case .renamed = change.kind, case .column = change.part else { return false }
            return new.tables.contains { $0.info.name == change.object.name && $0.info.sqlName == table }
        }
        return candidates.first { $0.kind == .renamed(from: from) }
            ?? candidates.first { change in
                guard case .column(let name) = change.part else { return false }
                return new.tables.contains { $0.info.name == change.object.name && $0.column(name)?.sqlName == to }
            }
    }

    private func whole(_ table: String) -> Change? { named(nil, of: table) }

    /// A change that only says which thing is meant.
    private func named(_ part: Change.Part?, of owner: String) -> Change? {
        let kind: ObjectKind = new.views.contains { $0.info.name == owner } ? .view : .table
        // Steps that come first are written in the names of the schema before.
        let renamed =
            new.tables.contains { $0.info.name == owner } ? nil : new.tables.first { $0.info.formerName == owner }
        return Change(.changed(.definition), ObjectIdentity(kind, renamed?.info.name ?? owner), part: part)
    }
}

extension TableConstraint {
    /// The part of the table that it is, as changes name it.
    fileprivate var part: Change.Part {
        switch self {
        case .primaryKey: .primaryKey
        case .unique(let unique): .unique(unique.info.sqlName)
        case .check(let check): .check(check.name)
        case .derived(let check): .column(check.column.name)
        case .notNull(let column, _): .column(column.name)
        case .exclusion(let exclusion): .exclusion(exclusion.info.sqlName)
        case .foreignKey(let key): .foreignKey(key.info.sqlName)
        }
    }
}
