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
        refuseTakenNames(tables)
        drop(dependents, tables)
        let alterations = alter()
        rename()
        create(dependents, alterations)
        diagnostics += conversions.diagnostics
        if referTo(tables) { isWithoutForeignKeys = true }
    }

    /// SQLite knows the target of a foreign key by its name alone. Where a table that stays takes the name of one that goes,
    /// the foreign keys to that one would go over to it on the way back.
    private mutating func refuseTakenNames(_ tables: Set<String>) {
        var names: [String: Table] = [:]
        for table in transition.correspondence.old.schema.tables where tables.contains(table.info.name) {
            names[SQLIdentifier.foldedForSQLite(table.info.sqlName)] = table
        }
        guard !names.isEmpty else { return }
        for pair in transition.correspondence.tables.pairs {
            let after = new.schema.tables[pair.new]
            guard let gone = names[SQLIdentifier.foldedForSQLite(after.info.sqlName)], new.holds(after),
                referTo([gone.info.name])
            else { continue }
            diagnostics.append(
                Diagnostic(
                    .changeNotPlanned,
                    "`\(after.info.name)` takes the name of table `\(gone.info.name)`, which goes, while a table that "
                        + "stays refers to it",
                    at: after.info.anchor.span,
                    fixes: [.init("make it two changes: remove the table first, then give its name to the other")]))
        }
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
        for pair in transition.correspondence.tables.pairs {
            let (before, after) = (
                transition.correspondence.old.schema.tables[pair.old], new.schema.tables[pair.new]
            )
            if before.info.sqlName != after.info.sqlName {
                result[before.info.name] = Dependents.Disturbance(columns: nil)
            }
        }
        return result
    }

    // MARK: What goes

    private mutating func drop(_ dependents: Dependents, _ tables: Set<String>) {
        let former = transition.correspondence.old
        let assembly = PlanAssembly(of: former, in: .former) { identity in
            switch identity.kind {
            case .view, .opaque: dependents.gone.contains(identity)
            case .table: tables.contains(identity.name)
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
        entries += late
    }

    // MARK: Names

    private mutating func rename() {
        var tables = Renames()
        let correspondence = transition.correspondence
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
            guard correspondence.old.holds(before), new.holds(after) else { continue }
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
    private mutating func alter() -> [String: [PlanEntry]] {
        var alterations: [String: [PlanEntry]] = [:]
        for delta in transition.deltas {
            var alteration = SQLiteAlteration(delta, transition)
            alteration.plan(&conversions)
            if alteration.isRebuild { isWithoutForeignKeys = true }
            alterations[delta.latter.info.name] = alteration.entries
            diagnostics += alteration.diagnostics
            entries += alteration.restorations
        }
        return alterations
    }

    private mutating func create(_ dependents: Dependents, _ alterations: [String: [PlanEntry]]) {
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
