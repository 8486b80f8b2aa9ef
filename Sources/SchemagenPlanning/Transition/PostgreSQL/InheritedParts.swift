import SchemagenModel

/// Changes that come to a table of PostgreSQL from those that it inherits from.
extension TableDelta {
    /// Whether a column that stays is inherited before or after alone.
    func changesInheritance(_ old: Structure, _ new: Structure) -> Bool {
        columns.contains { old.index.inherits($0.from, in: renamed) != new.index.inherits($0.to, in: latter) }
    }

    /// Takes out what comes of the changes of the tables that it inherits from.
    mutating func leaveInherited(_ old: Structure, _ new: Structure) {
        guard !renamed.options.inherits.isEmpty else { return }
        let (renamed, latter) = (renamed, latter)
        func isInherited(_ column: ColumnChange) -> Bool {
            old.index.inherits(column.from, in: renamed) && new.index.inherits(column.to, in: latter)
        }
        for var column in columns where isInherited(column) {
            column.from.postgresql = PostgreSQLColumn(compression: column.from.postgresql.compression)
            column.to.postgresql = PostgreSQLColumn(compression: column.to.postgresql.compression)
            if column.from.postgresql != column.to.postgresql { compressed.append(column) }
        }
        leaveColumns(
            added: { new.index.inherits($0, in: latter) }, removed: { old.index.inherits($0, in: renamed) },
            kept: isInherited)
        func isInherited(_ part: TablePart, _ table: Table, _ structure: Structure) -> Bool {
            guard case .constraint(.check(let check)) = part.value else { return false }
            return structure.index.inherits(check, in: table)
        }
        parts.dropped.removeAll { isInherited($0, renamed, old) }
        parts.added.removeAll { isInherited($0, latter, new) }
        parts.kept.removeAll { isInherited($0.before, renamed, old) && isInherited($0.after, latter, new) }
    }
}
