import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What is done to a table of SQLite that stays: in place where SQLite can, otherwise by making it anew.
struct SQLiteAlteration {
    private let delta: TableDelta
    private let old: Structure
    private let new: Structure
    private let replacements: [String: [TextReplacement]]

    private(set) var entries: [PlanEntry] = []
    /// What is undone at last on the way back, when the columns have their old names.
    private(set) var restorations: [PlanEntry] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether the table is made anew.
    let isRebuild: Bool

    private var table: String { delta.latter.info.name }
    private var former: String { delta.renamed.info.name }

    init(_ delta: TableDelta, _ transition: Transition) {
        self.delta = delta
        old = transition.old
        new = transition.new
        replacements = transition.replaced.replacements
        isRebuild = Self.needsRebuild(delta, transition.old, transition.new)
    }

    mutating func plan(_ conversions: inout ColumnConversions) {
        // What a virtual table has besides its module is for Swift alone.
        if Self.isSilent(delta) { return }
        diagnostics += delta.diagnostics
        for column in delta.columns { conversions.checkElements(column) }
        if isRebuild {
            rebuild(&conversions)
        } else {
            for column in delta.removed {
                // The order in which they were dropped does not matter: none stands on another.
                entries.append(
                    PlanEntry(
                        .dropColumn(column, table: delta.renamed.info.name),
                        .addColumn(column, table: delta.renamed.info.name, isFilledLater: false), in: .renamed))
            }
            for column in delta.added {
                entries.append(
                    PlanEntry(
                        .addColumn(column, table: table, isFilledLater: false), .dropColumn(column, table: table),
                        in: .latter))
            }
        }
        for index in indexesThatCome {
            entries.append(
                PlanEntry(
                    .createIndex(index, owner: table, isConcurrent: false),
                    isRebuild ? nil : .dropIndex(index, owner: table, isConcurrent: false), in: .latter))
        }
        if new.hasTouchTrigger(delta.latter), Self.makesTriggerAnew(delta, old, new) {
            entries.append(
                PlanEntry(
                    .createTouchTrigger(delta.latter), isRebuild ? nil : .dropTouchTrigger(delta.latter), in: .latter))
        }
    }

    // MARK: In place or anew

    /// Whether nothing but indexes changes.
    static func isOfIndexesAlone(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> Bool {
        if isSilent(delta) { return delta.former.info.sqlName == delta.latter.info.sqlName }
        return !needsRebuild(delta, old, new) && delta.added.isEmpty && delta.removed.isEmpty
            && delta.former.info.sqlName == delta.latter.info.sqlName
            && zip(delta.columns, delta.columns).allSatisfy { delta.former($0.0.from).sqlName == $0.1.to.sqlName }
    }

    /// Whether a table is a virtual one whose module stays: the database need not do anything for it.
    static func isSilent(_ delta: TableDelta) -> Bool {
        delta.latter.virtualModule != nil && delta.renamed.virtualModule == delta.latter.virtualModule
    }

    private static func needsRebuild(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> Bool {
        let (before, after) = (delta.renamed, delta.latter)
        if before.virtualModule != nil || after.virtualModule != nil { return !isSilent(delta) }
        if old.optionsText(of: before) != new.optionsText(of: after) { return true }
        for part in delta.parts.dropped + delta.parts.added where !part.isIndex { return true }
        for (first, second) in delta.parts.kept where !first.isIndex && first.sqlName != second.sqlName { return true }
        for column in delta.columns where old.text(of: column.from, in: before) != new.text(of: column.to, in: after) {
            return true
        }
        // A new column that takes part in a constraint comes with it, and then a part is added.
        for column in delta.added where !isAddable(column, new) { return true }
        let touched = delta.parts.kept.map(\.before).filter { !$0.isIndex }
        for column in delta.removed
        where column.identity != nil || touched.contains(where: { $0.columns.contains(column.name) })
            || isRead(column, by: before)
            || column.sqlite.isDeclared || !isAddable(column, old)
        {
            return true
        }
        return false
    }

    /// Whether a generated column or a check in SQL may read a column.
    private static func isRead(_ column: Column, by table: Table) -> Bool {
        table.columns.contains { other in
            guard other.name != column.name, let value = other.generated?.value else { return false }
            var isRead = SQLEscape.isIn(value)
            value.forEachColumn { if $0 == column.name { isRead = true } }
            return isRead
        } || !table.options.sqliteConstraints.isEmpty
            || table.checks.contains { SQLEscape.isIn($0.condition) }
    }

    /// Whether ALTER TABLE can add a column, and drop it again: it has a constant default or can be NULL.
    private static func isAddable(_ column: Column, _ structure: Structure) -> Bool {
        if column.generated != nil || column.identity != nil || column.sqlite.isDeclared || column.backfill != nil {
            return false
        }
        guard let value = structure.defaultValue(of: column) else { return structure.isNullable(column) }
        return isConstant(value)
    }

    private static func isConstant(_ value: Expression) -> Bool {
        switch value.kind {
        case .bool, .integer, .string, .enumCase, .number: true
        case .negate(let operand): isConstant(operand)
        default: false
        }
    }

    // MARK: Indexes and the trigger

    /// The old indexes that go before the table changes; those of a table that is made anew go with it.
    static func indexesThatGo(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> [Index] {
        if needsRebuild(delta, old, new) { return indexes(delta.parts.dropped + delta.parts.kept.map(\.before)) }
        return indexes(delta.parts.dropped + renamed(delta).map(\.before))
    }

    private var indexesThatCome: [Index] {
        if isRebuild { return Self.indexes(delta.parts.added + delta.parts.kept.map(\.after)) }
        return Self.indexes(delta.parts.added + Self.renamed(delta).map(\.after))
    }

    /// SQLite has no way to rename an index.
    private static func renamed(_ delta: TableDelta) -> [(before: TablePart, after: TablePart)] {
        delta.parts.kept.filter { $0.before.isIndex && $0.before.sqlName != $0.after.sqlName }
    }

    private static func indexes(_ parts: [TablePart]) -> [Index] {
        parts.compactMap { part in
            if case .index(let index) = part.value { return index }
            return nil
        }
    }

    /// Whether the trigger of `@touch` goes and comes again.
    static func makesTriggerAnew(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> Bool {
        delta.former.info.sqlName != delta.latter.info.sqlName
            || old.touchTriggerText(of: delta.former) != new.touchTriggerText(of: delta.latter)
            || !delta.removed.isEmpty || !isOfIndexesAlone(delta, old, new)
    }

    // MARK: Anew

    private mutating func rebuild(_ conversions: inout ColumnConversions) {
        let copies = RowCopies(delta, old: old, new: new, replacements: replacements, &conversions)
        diagnostics += copies.diagnostics
        // Columns of a virtual table are not renamed.
        var before = delta.renamed
        if before.virtualModule != nil {
            before = delta.former
            before.info = delta.renamed.info
        }
        let up = TableRebuild(from: before, to: delta.latter, copies: copies.up, on: .sqlite)
        var down = TableRebuild(
            from: delta.latter, to: before, copies: copies.down, on: .sqlite, namesake: delta.former)
        if hasTextsOfOldNames {
            down.to = Self.withoutTexts(before)
            restore()
        }
        var entry = PlanEntry(change: .rebuildTable(up), .rebuildTable(down))
        // A virtual table takes NULL in any column.
        let lost = before.virtualModule == nil ? delta.removed.filter(old.needsValue) : []
        if !lost.isEmpty {
            entry.down.insert(PlannedStep(.requireNoRows(lost, table: former), in: .renamed), at: 0)
        }
        entries.append(entry)
    }

    // MARK: Texts in SQL

    /// Whether the old table has texts in SQL in it while columns have other names: it cannot be made with these texts
    /// before the columns have their old names again, since SQLite takes an unknown name in quotes for a string.
    private var hasTextsOfOldNames: Bool {
        let isRenamed = delta.renamed.columns.contains { delta.former($0).sqlName != $0.sqlName }
        guard isRenamed || delta.former.info.sqlName != delta.renamed.info.sqlName else { return false }
        return delta.renamed.columns.contains { $0.generated.map { SQLEscape.isIn($0.value) } ?? false }
            || delta.renamed.checks.contains { SQLEscape.isIn($0.condition) }
            || !delta.renamed.options.sqliteConstraints.isEmpty
            || delta.renamed.columns.contains { $0.sqlite.definition != nil }
    }

    private static func withoutTexts(_ table: Table) -> Table {
        var bare = table
        bare.checks.removeAll { SQLEscape.isIn($0.condition) }
        bare.options.sqliteConstraints = []
        for offset in bare.columns.indices {
            guard let value = bare.columns[offset].generated?.value, SQLEscape.isIn(value) else { continue }
            bare.columns[offset].generated = nil
            bare.columns[offset].isNullable = true
        }
        return bare
    }

    /// On the way back the table is made anew a second time, with its texts.
    private mutating func restore() {
        let copies = delta.former.columns.filter { $0.databases.contains(.sqlite) && $0.generated == nil }.map {
            ColumnCopy(column: $0.name, source: $0.sqlName)
        }
        let rebuild = TableRebuild(
            from: Self.withoutTexts(delta.former), to: delta.former, copies: copies, on: .sqlite)
        restorations.append(PlanEntry(nil, .rebuildTable(rebuild), in: .former))
    }
}

extension TablePart {
    /// Whether it is an index of its own.
    var isIndex: Bool {
        if case .index = value { return true }
        return false
    }
}
