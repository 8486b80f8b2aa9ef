/// What a migration does to rows on purpose: where tables and columns are to be found afterwards, and which are not to be
/// found as they were. Names are those of `RowFingerprint`.
public struct RowMoves: Sendable, Equatable {
    /// What becomes of one table.
    public struct Table: Sendable, Equatable {
        /// Its name afterwards; nil: it goes, and that is said.
        public var name: String?
        /// Its columns by their names before, where they have others afterwards.
        public var columns: [String: String] = [:]
        /// The columns, by their names before, that go or whose values become others, which is said.
        public var changed: Set<String> = []
        /// Whether partitions go with their rows, which is said.
        public var losesRows = false
        /// The columns that come, by their names afterwards: one may have the name of another before.
        public var added: Set<String> = []
        /// The tables whose columns it inherits, at whatever distance, by their names before: new names come from there.
        public var ancestors: Set<String> = []

        /// Makes one.
        public init(name: String?) { self.name = name }
    }

    /// The tables to which something happens, by their names before.
    public var tables: [String: Table] = [:]

    /// The paths of tables and partitions that something else divides, before and after: what partitions they have is
    /// nobody's business here.
    public var dividedElsewhere: (before: Set<[String]>, after: Set<[String]>) {
        get { (dividedBefore, dividedAfter) }
        set { (dividedBefore, dividedAfter) = newValue }
    }
    private var dividedBefore: Set<[String]> = []
    private var dividedAfter: Set<[String]> = []
    /// The tables that come, by their names afterwards.
    public var added: Set<String> = []

    /// Nothing happens.
    public init() {}

    /// The same on the way back.
    public var reversed: RowMoves {
        var result = RowMoves()
        for name in added { result.tables[name] = Table(name: nil) }
        for (name, table) in tables {
            guard let latter = table.name else {
                result.added.insert(name)
                continue
            }
            var way = Table(name: name)
            for (before, after) in table.columns { way.columns[after] = before }
            way.changed = Set(table.changed.map { table.columns[$0] ?? $0 }).union(table.added)
            result.tables[latter] = way
        }
        return result
    }

    /// The same without the new names: for a part of a change in which nothing is renamed.
    public var withoutNames: RowMoves {
        var result = self
        for (name, table) in tables {
            result.tables[name]?.columns = [:]
            if table.name != nil { result.tables[name]?.name = name }
        }
        return result
    }
}

extension RowFingerprint {
    /// What is to be found after a migration of what was there before it.
    func moved(_ moves: RowMoves) -> RowFingerprint {
        guard !moves.tables.isEmpty else { return self }
        var result = self
        result.tables = tables.compactMap { table in
            guard let move = moves.tables[table.name] else { return table }
            guard let name = move.name else { return nil }
            var moved = table
            moved.name = name
            moved.mayLoseRows = move.losesRows
            let kept = table.columns.indices.filter { !move.changed.contains(table.columns[$0].name) }
            moved.columns = kept.map { offset in
                var column = table.columns[offset]
                column.name = move.columns[column.name] ?? column.name
                return column
            }
            moved.rows = table.rows.map { row in kept.map { row[$0] } }
            moved.key = table.key.contains(where: move.changed.contains) ? [] : table.key.map { move.columns[$0] ?? $0 }
            return moved
        }
        return result
    }
}
