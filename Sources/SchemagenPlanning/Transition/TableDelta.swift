import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What becomes of a table that both schemas have on a database.
struct TableDelta {
    /// The table as it was.
    let former: Table
    /// The same under its new name, with the new names of its columns.
    let renamed: Table
    /// The table as it is to be.
    let latter: Table
    /// The partitions, where the table is divided as before.
    let partitions: PartitionPairs?
    /// The columns that stay.
    private(set) var columns: [ColumnChange] = []
    /// Those that are inherited and compressed otherwise than before, with nothing but that: a table gets it from others
    /// when it is made, and not later.
    var compressed: [ColumnChange] = []
    /// The columns that come.
    private(set) var added: [Column] = []
    /// The columns that go.
    private(set) var removed: [Column] = []
    /// What becomes of keys, checks, indexes and foreign keys.
    var parts: PartChanges
    /// Columns that cannot be filled.
    private(set) var diagnostics: [Diagnostic] = []

    init(
        _ pair: (old: Int, new: Int), columns pairing: Pairing, _ correspondence: Correspondence
    ) {
        let database = correspondence.new.database
        former = correspondence.old.schema.tables[pair.old]
        renamed = correspondence.renamed.schema.tables[pair.old]
        latter = correspondence.new.schema.tables[pair.new]
        partitions = correspondence.partitions[pair.new]
        var pairs: [Int: Int] = [:]
        for pair in pairing.pairs { pairs[pair.new] = pair.old }
        var stay: Set<Int> = []
        for (offset, column) in latter.columns.enumerated() where column.databases.contains(database) {
            if let old = pairs[offset], renamed.columns[old].databases.contains(database) {
                stay.insert(old)
                columns.append(
                    ColumnChange(
                        from: renamed.columns[old], to: column, formerTable: renamed.info.name,
                        table: latter.info.name))
            } else {
                added.append(column)
            }
        }
        for (offset, column) in renamed.columns.enumerated()
        where column.databases.contains(database) && !stay.contains(offset) {
            removed.append(column)
        }
        var before = TablePart.parts(of: renamed, in: correspondence.renamed)
        // Checks that come with types are named after table and column, and have the old names of both still.
        var checks = DerivedCheck.checks(of: former, on: database, index: correspondence.old.index)[...]
        for offset in before.indices {
            if case .constraint(.derived) = before[offset].value, let check = checks.popFirst() {
                before[offset].value = .constraint(.derived(check))
            }
        }
        parts = PartChanges(before, TablePart.parts(of: latter, in: correspondence.new))
        resolveFills(correspondence.renamed, correspondence.new)
    }

    private mutating func resolveFills(_ old: Structure, _ new: Structure) {
        var fills = FillExpressions(of: latter, added: added, kept: columns, old, new)
        for offset in added.indices where added[offset].backfill != nil {
            added[offset].backfill = fills.resolved(added[offset].backfill, of: added[offset])
        }
        for offset in columns.indices {
            let column = columns[offset].to
            if column.backfill != nil { columns[offset].to.backfill = fills.resolved(column.backfill, of: column) }
            if column.convert != nil { columns[offset].to.convert = fills.resolved(column.convert, of: column) }
        }
        diagnostics = fills.diagnostics
    }

    /// Takes out columns that something else takes care of.
    mutating func leaveColumns(
        added: (Column) -> Bool, removed: (Column) -> Bool, kept: (ColumnChange) -> Bool
    ) {
        self.added.removeAll(where: added)
        self.removed.removeAll(where: removed)
        columns.removeAll(where: kept)
    }

    /// Whether the trigger of `@touch` goes and comes again; its function stands in the table's namespace and stays there.
    func changesTouchTrigger(_ old: Structure, _ new: Structure) -> Bool {
        former.info.sqlSchema != latter.info.sqlSchema
            || old.touchTriggerText(of: former) != new.touchTriggerText(of: latter)
    }

    /// The column of the old table, under its old name.
    func former(_ column: Column) -> Column { former.column(column.name) ?? column }
}

extension ColumnChange {
    /// Whether it is generated and stored before, and a plain column after (PostgreSQL).
    var isReleased: Bool { from.generated.map { !$0.isVirtual } ?? false && to.generated == nil }

    /// Whether the database has another type for it.
    func changesType(_ old: Structure, _ new: Structure) -> Bool {
        let (before, after) = (
            TypeConversion.plain(from.type, in: old), TypeConversion.plain(to.type, in: new)
        )
        if old.typeText(of: before) != new.typeText(of: after) { return true }
        return old.index.writtenCollation(of: from, on: old.database)
            != new.index.writtenCollation(of: to, on: new.database)
    }
}

/// Texts in SQL that may name something: they are searched, since nobody reads them.
package enum Mention {
    /// Whether a text names something, in whatever case, or everything (`*`).
    static func isIn(_ text: String, of names: [String]) -> Bool {
        if text.utf8.contains(UInt8(ascii: "*")) { return true }
        return isNamed(in: text, names)
    }

    /// Whether a text has one of the names in it, in whatever case.
    package static func isNamed(in text: String, _ names: [String]) -> Bool {
        let folded = text.lowercased()
        return names.contains { name in
            let plain = name.lowercased()
            if folded.contains(plain) { return true }
            // Inside quotes each quote stands twice.
            guard plain.contains("\"") else { return false }
            return folded.contains(
                plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))
        }
    }
}
