import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// The plan from one schema to another on SQLite: one transaction.
///
/// What SQLite can alter in place is altered; any other change of a table makes it anew, once, however much of it
/// changes. Views and triggers that name a table go before it changes and come again after it, since SQLite reads them
/// all when a table is renamed.
struct SQLiteTransition {
    let transition: Transition
    private(set) var entries: [PlanEntry] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether foreign keys have to be off while the statements run.
    private(set) var isWithoutForeignKeys = false

    private var conversions: ColumnConversions
    private var old: Structure { transition.old }
    private var new: Structure { transition.new }

    init(_ transition: Transition) {
        self.transition = transition
        conversions = ColumnConversions(
            transition.correspondence, replacements: transition.replaced.replacements)
        let tables = Set(transition.dropped.filter { $0.kind == .table }.map(\.name))
        let dependents = transition.dependents(disturbances(removed: tables))
        drop(dependents, tables)
        let alterations = alter()
        rename()
        create(dependents, alterations)
        dropParked()
        diagnostics += conversions.diagnostics
        if referTo(tables) { isWithoutForeignKeys = true }
    }

    /// Whether a table that stays refers to one that goes.
    private func referTo(_ tables: Set<String>) -> Bool {
        guard !tables.isEmpty else { return false }
        return old.schema.tables.contains { table in
            old.holds(table) && !tables.contains(table.info.name)
                && table.foreignKeys.contains { tables.contains($0.table) && $0.info.databases.contains(.sqlite) }
        }
    }

    /// Any change of a table hits what names it; a renamed one too, since the database would rewrite what it names.
    private func disturbances(removed: Set<String>) -> [String: Dependents.Disturbance] {
        var result: [String: Dependents.Disturbance] = [:]
        for name in removed { result[name] = Dependents.Disturbance(columns: nil) }
        for delta in transition.deltas where !SQLiteAlteration.isOfIndexesAlone(delta, old, new) {
            result[delta.renamed.info.name] = Dependents.Disturbance(columns: nil)
        }
        return result
    }

    // MARK: What goes

    private mutating func drop(_ dependents: Dependents, _ tables: Set<String>) {
        let former = transition.correspondence.old
        let parked = transition.replaced.parkedTables
        let assembly = PlanAssembly(of: former, in: .former) { identity in
            switch identity.kind {
            case .view, .opaque: dependents.gone.contains(identity)
            case .table: tables.contains(identity.name) && !parked.contains(identity.name)
            default: false
            }
        }
        var late: [PlanEntry] = []
        for entry in assembly.entries.reversed() {
            if case .createTable? = entry.up.first?.step {
                late.append(entry.reversed)
            } else {
                entries.append(entry.reversed)
            }
        }
        for delta in transition.deltas {
            let table = delta.former
            if former.hasTouchTrigger(table), SQLiteAlteration.makesTriggerAnew(delta, former, new) {
                entries.append(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
            }
            for part in SQLiteAlteration.indexesThatGo(delta, old, new) {
                entries.append(
                    PlanEntry(
                        .dropIndex(part, owner: table.info.name, isConcurrent: false),
                        .createIndex(part, owner: table.info.name, isConcurrent: false), in: .former))
            }
        }
        for table in former.schema.tables where parked.contains(table.info.name) { dropParts(of: table, former) }
        entries += late
    }

    /// What would go with a table that is only to step aside, and keeps a name that may be wanted.
    private mutating func dropParts(of table: Table, _ structure: Structure) {
        if structure.hasTouchTrigger(table) {
            entries.append(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
        }
        for index in table.indexes where index.databases.contains(.sqlite) {
            entries.append(
                PlanEntry(
                    .dropIndex(index, owner: table.info.name, isConcurrent: false),
                    .createIndex(index, owner: table.info.name, isConcurrent: false), in: .former))
        }
    }

    /// The tables that stepped aside: nothing refers to them any more.
    private mutating func dropParked() {
        for table in old.schema.tables where transition.replaced.parkedTables.contains(table.info.name) {
            entries.append(PlanEntry(.dropTable(table), .createTable(table, deferring: []), in: .renamed))
        }
    }

    // MARK: Names

    private mutating func rename() {
        var tables = Renames()
        let correspondence = transition.correspondence
        for (table, parked) in zip(correspondence.old.schema.tables, old.schema.tables)
        where transition.replaced.parkedTables.contains(table.info.name) {
            add(.rename(.table, from: QualifiedName(table.info.sqlName, in: nil), to: parked.info.sqlName))
        }
        for pair in correspondence.tables.pairs {
            let (before, after) = (correspondence.old.schema.tables[pair.old], new.schema.tables[pair.new])
            guard correspondence.old.holds(before), new.holds(after) else { continue }
            // To SQLite two names that differ in case alone are one: a name in between leads from one to the other.
            if before.info.sqlName != after.info.sqlName,
                SQLIdentifier.foldedForSQLite(before.info.sqlName) == SQLIdentifier.foldedForSQLite(after.info.sqlName)
            {
                let between = Renames.between(before.info.sqlName)
                add(.rename(.table, from: QualifiedName(before.info.sqlName, in: nil), to: between))
                add(.rename(.table, from: QualifiedName(between, in: nil), to: after.info.sqlName))
                continue
            }
            tables.add(.table, from: QualifiedName(before.info.sqlName, in: nil), to: after.info.sqlName)
        }
        for rename in tables.ordered { add(.rename(.table, from: rename.from, to: rename.to)) }
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (before, after) = (correspondence.old.schema.tables[pair.old], new.schema.tables[pair.new])
            // The columns of a virtual table are its module's.
            guard correspondence.old.holds(before), new.holds(after), before.virtualModule == nil else { continue }
            var renames = Renames()
            for inner in columns.pairs {
                let (from, to) = (before.columns[inner.old], after.columns[inner.new])
                guard from.databases.contains(.sqlite), to.databases.contains(.sqlite) else { continue }
                renames.add(.table, from: QualifiedName(from.sqlName, in: nil), to: to.sqlName)
            }
            for offset in columns.removed where before.columns[offset].databases.contains(.sqlite) {
                renames.add(
                    .table, from: QualifiedName(before.columns[offset].sqlName, in: nil),
                    to: old.schema.tables[pair.old].columns[offset].sqlName)
            }
            let table = QualifiedName(after.info.sqlName, in: nil)
            for rename in renames.ordered {
                entries.append(
                    PlanEntry(
                        .renameColumn(table: table, from: rename.from.name, to: rename.to),
                        .renameColumn(table: table, from: rename.to, to: rename.from.name), in: .renamed))
            }
        }
    }

    private mutating func add(_ step: Step) {
        guard case .rename(let kind, let from, let to) = step else { return }
        entries.append(
            PlanEntry(step, .rename(kind, from: QualifiedName(to, in: nil), to: from.name), in: .renamed))
    }

    // MARK: What comes

    /// What is done to the tables that stay.
    private mutating func alter() -> [ObjectIdentity: [PlanEntry]] {
        var alterations: [ObjectIdentity: [PlanEntry]] = [:]
        for delta in transition.deltas {
            var alteration = SQLiteAlteration(delta, transition)
            alteration.plan(&conversions)
            if alteration.isRebuild { isWithoutForeignKeys = true }
            alterations[ObjectIdentity(.table, delta.latter.info.name)] = alteration.entries
            diagnostics += alteration.diagnostics
            entries += alteration.restorations
        }
        return alterations
    }

    private mutating func create(_ dependents: Dependents, _ alterations: [ObjectIdentity: [PlanEntry]]) {
        let returning = transition.returning(dependents)
        let assembly = PlanAssembly(of: new, alterations: alterations) { returning.contains($0) }
        diagnostics += assembly.diagnostics
        entries += assembly.entries
    }

    /// The one migration.
    var migration: MigrationPlan {
        MigrationPlan(
            up: entries.flatMap(\.up), down: entries.reversed().flatMap(\.down),
            mode: isWithoutForeignKeys ? .transactionWithoutForeignKeys : .transaction)
    }
}
