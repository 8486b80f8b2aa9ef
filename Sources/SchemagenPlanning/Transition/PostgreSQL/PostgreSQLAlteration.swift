import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What is done to a table of PostgreSQL that stays, once everything that stood in the way is gone and it has its new
/// names.
struct PostgreSQLAlteration {
    let delta: TableDelta
    let old: Structure
    let new: Structure
    private let remade: Set<String>
    private let retyped: Set<String>
    /// Whether the forms are wanted that lock least.
    let isOnline: Bool
    /// Whether rows are filled, and NULL is forbidden, when the table can be used again. One that comes under other tables
    /// is made anew with what these forbid.
    var fillsLater: Bool { isOnline && !isRejoining }
    private let replacements: [String: [TextReplacement]]
    let referencedKeys: [Set<String>]
    /// What becomes of its partitions.
    let partitions: PartitionChanges?
    /// Whether it is made anew.
    private let isRebuilt: Bool
    /// Whether it is made anew under the tables that it inherits from.
    let isRejoining: Bool

    /// What is done at the table's place in the order.
    var entries: [PlanEntry] = []
    /// What fills columns, once the trigger of `@touch` is there and can be told to keep still.
    private var fills: [(value: Backfill.Value, form: BackfillForm)] = []
    /// The columns that may have no NULL then.
    var filled: [Column] = []
    /// What numbers columns that could be NULL: once they no longer can.
    private var lateNumbers: [PlanEntry] = []
    /// The foreign keys, which come when all keys are there.
    var foreignKeys: [PlanEntry] = []
    /// The table with what is said of the TOAST table that comes with its columns.
    private var toast: Table?
    /// What makes it unlogged: tables that refer to it come first.
    private(set) var unlogging: PlanEntry?
    /// The columns of the primary key where it comes only when its columns are filled: foreign keys to it come after it.
    var lateKey: Set<String>?
    private(set) var diagnostics: [Diagnostic] = []

    var table: String { delta.latter.info.name }
    private var former: String { delta.renamed.info.name }

    init(
        _ delta: TableDelta, old: Structure, new: Structure, remade: Set<String>, retyped: Set<String>, isOnline: Bool,
        replacements: [String: [TextReplacement]], referencedKeys: [Set<String>], partitions: PartitionChanges?,
        unrest: TableUnrest
    ) {
        self.partitions = partitions
        isRebuilt = unrest.rebuilt.contains(delta.renamed.info.name)
        isRejoining = unrest.rejoining.contains(delta.renamed.info.name)
        self.delta = delta
        self.old = old
        self.new = new
        self.remade = remade
        self.retyped = retyped
        self.isOnline = isOnline
        self.replacements = replacements
        self.referencedKeys = referencedKeys
    }

    mutating func plan(_ conversions: inout ColumnConversions) {
        diagnostics += delta.diagnostics
        if isRebuilt { return rebuild(&conversions) }
        changeOptions()
        for column in delta.columns { conversions.checkElements(column) }
        for column in delta.added where column.generated == nil { add(column) }
        for column in delta.columns where !remade.contains(column.from.name) { changeValues(column, &conversions) }
        for column in delta.columns where remade.contains(column.from.name) { add(column.to) }
        for column in delta.added where column.generated != nil { add(column) }
        if !isRejoining { createTrigger(isAnew: false) }
        for column in delta.columns where !remade.contains(column.from.name) { changeNullability(column) }
        fill()
        entries += lateNumbers
        let inherited = isRejoining ? [] : delta.compressed
        for column in delta.columns + inherited where column.from.postgresql != column.to.postgresql {
            change(.changeKeeping(column), .changeKeeping(column.reversed))
        }
        if let toast { changeOptions(from: toast.withoutToastOptions, to: toast) }
        entries += partitions?.entries ?? []
        for part in delta.parts.added { add(part) }
        nameParts()
        entries += partitions?.additions ?? []
        if isRejoining { rejoin() }
        if let marks = IndexMarks(delta, old: old, new: new).arrival(isOnline: isOnline) { entries.append(marks) }
    }

    private mutating func changeOptions() {
        var logged = delta.latter
        if !delta.renamed.options.isUnlogged, delta.latter.options.isUnlogged {
            logged.options.isUnlogged = false
            unlogging = PlanEntry(
                change: .changeOptions(from: logged, to: delta.latter), .changeOptions(from: delta.latter, to: logged))
        }
        var renamed = old.heeded(delta.renamed)
        logged = new.heeded(logged)
        if delta.exchangesToast(old, new) {
            // What is said of a TOAST table that comes with columns or goes with them is said while it is there.
            toast = logged
            (renamed, logged) = (renamed.withoutToastOptions, logged.withoutToastOptions)
        }
        changeOptions(from: renamed, to: logged)
    }

    private mutating func changeOptions(from before: Table, to after: Table) {
        guard old.plainOptionsText(of: before) != new.plainOptionsText(of: after) else { return }
        change(.changeOptions(from: before, to: after), .changeOptions(from: after, to: before))
    }

    /// Makes the table anew. On the way back its partitions have their old names: none was renamed.
    private mutating func rebuild(_ conversions: inout ColumnConversions) {
        for column in delta.columns { conversions.checkElements(column) }
        let copies = RowCopies(delta, old: old, new: new, replacements: replacements, &conversions)
        diagnostics += copies.diagnostics
        var before = delta.renamed
        before.options.partitioning = delta.former.options.partitioning
        for column in delta.columns {
            // Sequences have their new names by then.
            guard let identity = column.to.identity,
                let offset = before.columns.firstIndex(where: { $0.name == column.from.name })
            else { continue }
            before.columns[offset].identity?.sequenceName = identity.sequenceName
        }
        let up = TableRebuild(from: before, to: delta.latter, copies: copies.up, on: .postgresql)
        let down = TableRebuild(from: delta.latter, to: before, copies: copies.down, on: .postgresql)
        entries.append(
            PlanEntry(
                up: PostgreSQLRebuild(up, in: new, .latter).steps,
                down: PostgreSQLRebuild(down, in: old, .renamed).steps))
        createTrigger(isAnew: true)
        for part in delta.parts.added { add(part) }
        foreignKeys += delta.partitionForeignKeys.additions
    }

    /// Makes the table anew as it is by now, under the tables that it inherits from.
    private mutating func rejoin() {
        let parents = delta.latter.options.inherits
        if !parents.isEmpty {
            entries.append(
                PlanEntry(
                    up: PostgreSQLRebuild.identical(delta.latter, in: new, .latter),
                    down: [PlannedStep(.leaveParents(parents, table: table), in: .latter)]))
        }
        createTrigger(isAnew: true)
    }

    /// The trigger names columns: it goes under their old names and comes under the new ones, before any row is filled.
    private mutating func createTrigger(isAnew: Bool) {
        guard new.hasTouchTrigger(delta.latter),
            isAnew || delta.changesTouchTrigger(old, new)
        else { return }
        entries.append(PlanEntry(.createTouchTrigger(delta.latter), .dropTouchTrigger(delta.latter), in: .latter))
    }

    private mutating func change(_ up: Step, _ down: Step, stage: Stage = .main) {
        entries.append(PlanEntry(change: up, down, stage: stage))
    }

    mutating func step(_ up: Step, _ down: Step?, stage: Stage = .main) {
        entries.append(PlanEntry(up, down, in: .latter, stage: stage))
    }

    // MARK: Columns

    private mutating func add(_ column: Column) {
        let isFree = new.isNullable(column) || column.generated != nil || column.identity != nil
        let hasDefault = new.index.defaultValue(of: column) != nil
        let drop = Step.dropColumn(column, table: table)
        guard let fill = column.backfill, column.generated == nil, column.identity == nil else {
            if !isFree, !hasDefault {
                diagnostics.append(.backfillNeeded(column, of: table, wasNullable: false))
            }
            guard isOnline, let value = new.defaultValue(of: column), value.isVolatile, column.identity == nil else {
                return step(.addColumn(column, table: table, isFilledLater: false), drop)
            }
            // A default that differs from row to row would rewrite the table: new rows get it at once, old ones later.
            return addUnfilled(column, drop, fill: value)
        }
        addUnfilled(column, drop, fill: fill)
    }

    /// Adds a column whose default is for new rows alone.
    private mutating func addUnfilled(_ column: Column, _ drop: Step, fill value: Expression) {
        var bare = column
        bare.defaultValue = nil
        step(.addColumn(bare, table: table, isFilledLater: true), drop)
        if let value = new.defaultValue(of: column) {
            entries.append(PlanEntry(.changeDefault(column, table: table, to: value), nil, in: .latter))
        }
        fill(column, with: value)
    }

    private mutating func fill(_ column: Column, with value: Expression) {
        fills.append((Backfill.Value(column, value), column.backfillForm ?? new.schema.settings.backfills))
        if !new.isNullable(column) { filled.append(column) }
    }

    /// Fills what is to be filled, and then forbids NULL there.
    private mutating func fill() {
        guard !fills.isEmpty else { return }
        let isMuted = fillsLater && new.hasTouchTrigger(delta.latter)
        if isMuted {
            step(.muteTouchTrigger(delta.latter, isMuted: true), .muteTouchTrigger(delta.latter, isMuted: false))
        }
        let stillness: Backfill.Stillness = isRejoining ? .gone : isOnline ? .asked : .switchedOff
        for (values, form) in Backfill.groups(fills, new) {
            var backfill = Backfill(table: table, values: values, stillness: stillness)
            guard fillsLater else {
                step(.backfill(backfill), nil)
                continue
            }
            if form == .batches {
                backfill.form = .batches(Batches(by: delta.keyThatStays(old, new).map { .key($0) } ?? .place))
            }
            step(.backfill(backfill), nil, stage: .backfill)
            // Until NULL is forbidden, rows without a value can come: once it is, they are few.
            backfill.form = .rest
            backfill.values.removeAll { new.isNullable($0.column) }
            if !backfill.values.isEmpty { step(.backfill(backfill), nil, stage: .validation) }
        }
        for column in filled { entries += notNull(column, isFilled: true) }
        if isMuted {
            step(
                .muteTouchTrigger(delta.latter, isMuted: false), .muteTouchTrigger(delta.latter, isMuted: true),
                stage: .completion)
        }
    }

    /// Identity, type and default of a column that stays.
    private mutating func changeValues(_ column: ColumnChange, _ conversions: inout ColumnConversions) {
        let isRetyped = retyped.contains(column.from.name)
        let hasOtherIdentity =
            old.identityText(of: column.from, in: delta.renamed) != new.identityText(of: column.to, in: delta.latter)
        let hasOtherDefault =
            old.defaultText(of: column.from, in: delta.renamed) != new.defaultText(of: column.to, in: delta.latter)
        let (formerDefault, latterDefault) = (old.defaultValue(of: column.from), new.defaultValue(of: column.to))
        var column = column
        // A sequence that stays has its new name by now, and has it still when all of this is undone.
        if let name = column.to.identity?.sequenceName { column.from.identity?.sequenceName = name }
        if hasOtherIdentity, column.from.identity != nil, column.to.identity == nil {
            var plain = column.from
            plain.identity = nil
            let drop = ColumnChange(from: column.from, to: plain, formerTable: former, table: former)
            entries.append(PlanEntry(.changeIdentity(drop), .changeIdentity(drop.reversed), in: .renamed))
        }
        if isRetyped {
            if formerDefault != nil {
                entries.append(
                    PlanEntry(
                        .changeDefault(column.from, table: former, to: nil),
                        .changeDefault(column.from, table: former, to: formerDefault), in: .renamed))
            }
            let (up, down) = conversions.conversions(column)
            var typed = column
            if hasOtherIdentity {
                // The numbering changes afterwards; where there was none or will be none, there is none meanwhile.
                typed.from.identity = column.to.identity == nil ? nil : column.from.identity
                typed.to.identity = typed.from.identity
            }
            change(.changeType(typed, up), .changeType(typed.reversed, down))
            if latterDefault != nil {
                step(
                    .changeDefault(column.to, table: table, to: latterDefault),
                    .changeDefault(column.to, table: table, to: nil))
            }
        } else {
            replaceTexts(column)
            if hasOtherDefault {
                // What was generated is a plain column by then.
                var plain = column.from
                plain.generated = nil
                change(
                    .changeDefault(column.to, table: table, to: latterDefault),
                    .changeDefault(plain, table: former, to: formerDefault))
            }
        }
        guard hasOtherIdentity, column.to.identity != nil else { return }
        if column.from.identity != nil {
            change(.changeIdentity(column), .changeIdentity(column.reversed))
        } else {
            var plain = column.to
            plain.identity = nil
            let set = ColumnChange(from: plain, to: column.to, formerTable: table, table: table)
            let entry = PlanEntry(.changeIdentity(set), .changeIdentity(set.reversed), in: .latter)
            if old.isNullable(column.from) {
                lateNumbers.append(fillsLater ? entry.at(.completion) : entry)
            } else {
                entries.append(entry)
            }
        }
    }

    /// The values of an enum that is a text in rows.
    private mutating func replaceTexts(_ column: ColumnChange) {
        guard let texts = EnumTexts(column, old: old, new: new, replacements: replacements) else { return }
        change(.changeType(column, .text(texts.up)), .changeType(column.reversed, .text(texts.down)))
    }

    private mutating func changeNullability(_ column: ColumnChange) {
        let isNullable = new.isNullable(column.to)
        guard old.isNullable(column.from) != isNullable else { return }
        if isNullable {
            change(
                .changeNullability(column.to, table: table, isNullable: true),
                .changeNullability(column.from, table: former, isNullable: false))
            return
        }
        // What is generated has its values, and takes no others.
        let isWritten = column.to.generated == nil
        if isWritten, let fill = column.to.backfill ?? new.index.defaultValue(of: column.to) {
            return self.fill(column.to, with: fill)
        }
        if isWritten, column.to.identity == nil {
            diagnostics.append(.backfillNeeded(column.to, of: table, wasNullable: true))
        }
        entries += notNull(column.to, isFilled: false)
    }

    /// NOT NULL at the end of a long way: a check that is validated under a light lock spares the scan under a heavy one.
    private func notNull(_ column: Column, isFilled: Bool) -> [PlanEntry] {
        let forbid = Step.changeNullability(column, table: table, isNullable: false)
        let allow = Step.changeNullability(column, table: table, isNullable: true)
        guard fillsLater else { return [PlanEntry(forbid, allow, in: .latter)] }
        let name = SQLIdentifier.fitted("schemagen_\(delta.latter.info.sqlName)_\(column.sqlName)_not_null")
        let check = TableConstraint.notNull(column, name: name)
        var entries = unchecked(check)
        // Until a row is filled, whoever writes to it must be let.
        if isFilled { entries[0] = entries[0].at(.checks) }
        return entries + [
            PlanEntry(forbid, allow, in: .latter, stage: .completion),
            PlanEntry(
                .dropConstraint(check, table: table), .addConstraint(check, table: table, isChecked: true),
                in: .latter, stage: .completion),
        ]
    }
}
