/// Something that was there and is there no more.
public enum RowLoss: Sendable, Hashable {
    /// A table is gone with its rows.
    case table(String, rows: Int)
    /// Rows of a table are gone.
    case rows(table: String, count: Int)
    /// A column is gone with its values.
    case column(table: String, column: String, nonNull: Int)
    /// Values of a column are other ones now, `nulled` of them NULL; the type is the same.
    case values(table: String, column: String, changed: Int, nulled: Int)
    /// A column's type has changed, and values have another text now, `nulled` of them NULL.
    case conversion(table: String, column: String, from: String, to: String, changed: Int, nulled: Int)
    /// Every column holds the values that it held, but they stand together in other rows.
    case mixture(table: String)

    /// The table that it is about.
    public var table: String {
        switch self {
        case .table(let table, _), .rows(let table, _), .column(let table, _, _), .values(let table, _, _, _),
            .conversion(let table, _, _, _, _, _), .mixture(let table):
            table
        }
    }
}

extension RowLoss: CustomStringConvertible {
    /// `2 rows are missing in public.orders`
    public var description: String {
        func number(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
        func nulls(_ count: Int) -> String { count == 0 ? "" : ", \(count) of them to NULL" }
        switch self {
        case .table(let table, let rows): return "table \(table) is gone with \(number(rows, "row"))"
        case .rows(let table, let count):
            return "\(number(count, "row")) \(count == 1 ? "is" : "are") missing in \(table)"
        case .column(let table, let column, let nonNull):
            return "column \(column) of \(table) is gone with \(number(nonNull, "value")) that "
                + "\(nonNull == 1 ? "was" : "were") not NULL"
        case .values(let table, let column, let changed, let nulled):
            return "\(number(changed, "value")) of column \(column) of \(table) changed\(nulls(nulled))"
        case .conversion(let table, let column, let from, let to, let changed, let nulled):
            return "column \(column) of \(table) went from \(from) to \(to): \(number(changed, "value")) changed"
                + nulls(nulled)
        case .mixture(let table): return "the values of \(table) stand in other rows than before"
        }
    }
}

extension RowFingerprint {
    /// What one moment held and a later one does not, in the order of the tables' names and of the columns.
    ///
    /// New tables, columns and rows are none. A renamed table or column counts as gone. A value whose column changed its type
    /// counts only if its text changed as well.
    public static func loss(from old: RowFingerprint, to new: RowFingerprint) -> [RowLoss] {
        let known = Dictionary(new.tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return old.tables.flatMap { table -> [RowLoss] in
            guard let later = known[table.name] else { return [.table(table.name, rows: table.count)] }
            return TableComparison(old: table, new: later).losses()
        }
    }
}

/// Compares what a table holds at two moments.
private struct TableComparison {
    let old: RowFingerprint.Table
    let new: RowFingerprint.Table
    /// The columns that are there at both moments, with their places and whether their types differ.
    let shared: [(old: Int, new: Int, isConverted: Bool)]
    /// Those of them that hold something: what is generated at both moments changes with what it follows from.
    private var holding: [(old: Int, new: Int, isConverted: Bool)] {
        shared.filter { !old.columns[$0.old].isGenerated || !new.columns[$0.new].isGenerated }
    }

    init(old: RowFingerprint.Table, new: RowFingerprint.Table) {
        self.old = old
        self.new = new
        shared = old.columns.enumerated().compactMap { place, column in
            new.place(of: column.name).map { (place, $0, new.columns[$0].type != column.type) }
        }
    }

    func losses() -> [RowLoss] {
        var result: [RowLoss] = []
        let pairs = pairsByKey()
        let holding = holding
        let missing = old.count - (pairs?.count ?? min(old.count, new.count))
        if missing > 0, !old.mayLoseRows { result.append(.rows(table: old.name, count: missing)) }
        for place in old.columns.indices {
            guard let column = shared.first(where: { $0.old == place }) else {
                let gone = old.columns[place]
                result.append(.column(table: old.name, column: gone.name, nonNull: gone.nonNull))
                continue
            }
            guard holding.contains(where: { $0.old == place }) else { continue }
            let (changed, nulled) =
                if let pairs { changes(column, in: pairs) } else { changes(column, missing: missing) }
            if changed > 0 { result.append(loss(column, changed, nulled)) }
        }
        if result.isEmpty, pairs == nil, isMixed(missing: max(missing, 0)) { result.append(.mixture(table: old.name)) }
        return result
    }

    private func loss(_ column: (old: Int, new: Int, isConverted: Bool), _ changed: Int, _ nulled: Int) -> RowLoss {
        let before = old.columns[column.old]
        guard column.isConverted else {
            return .values(table: old.name, column: before.name, changed: changed, nulled: nulled)
        }
        return .conversion(
            table: old.name, column: before.name, from: before.type, to: new.columns[column.new].type, changed: changed,
            nulled: nulled)
    }

    /// The rows of both moments that have the same key, by their places; nil where the key cannot tell: there is none, a
    /// part of it is gone, or it has other values now.
    private func pairsByKey() -> [(old: Int, new: Int)]? {
        let columns = old.key.compactMap { name in shared.first { old.columns[$0.old].name == name } }
        guard !columns.isEmpty, columns.count == old.key.count else { return nil }
        var places: [[StoredValue]: Int] = [:]
        for (place, row) in new.rows.enumerated() { places[columns.map { row[$0.new].textOnly }] = place }
        // Rows that got a key in common are no longer told apart by it.
        guard places.count == new.rows.count else { return nil }
        let pairs = old.rows.enumerated().compactMap { place, row in
            places[columns.map { row[$0.old].textOnly }].map { (old: place, new: $0) }
        }
        if pairs.isEmpty, old.count > 0, new.count >= old.count { return nil }
        return pairs
    }

    private func value(_ value: StoredValue, _ isConverted: Bool) -> StoredValue {
        isConverted ? value.textOnly : value
    }

    private func changes(
        _ column: (old: Int, new: Int, isConverted: Bool), in pairs: [(old: Int, new: Int)]
    ) -> (changed: Int, nulled: Int) {
        var (changed, nulled) = (0, 0)
        for pair in pairs {
            let before = value(old.rows[pair.old][column.old], column.isConverted)
            let after = value(new.rows[pair.new][column.new], column.isConverted)
            // What was NULL held nothing that could be lost.
            if before == after || before == .null { continue }
            changed += 1
            if after == .null { nulled += 1 }
        }
        return (changed, nulled)
    }

    /// Without a key: how many values the column no longer holds as often as before, those of missing rows set off.
    private func changes(
        _ column: (old: Int, new: Int, isConverted: Bool), missing: Int
    ) -> (changed: Int, nulled: Int) {
        var counts: [StoredValue: Int] = [:]
        for row in new.rows { counts[value(row[column.new], column.isConverted), default: 0] += 1 }
        let nulls = old.rows.count { $0[column.old] == .null }
        let moreNulls = max(0, (counts[.null] ?? 0) - nulls)
        var gone = 0
        for row in old.rows {
            let before = value(row[column.old], column.isConverted)
            if before == .null { continue }
            if let count = counts[before], count > 0 { counts[before] = count - 1 } else { gone += 1 }
        }
        let changed = max(0, gone - missing)
        return (changed, min(changed, moreNulls))
    }

    /// Whether more rows than are missing differ as a whole although no column does. NULL held nothing: any value may stand
    /// in its place.
    private func isMixed(missing: Int) -> Bool {
        var counts: [[StoredValue]: Int] = [:]
        let shared = holding
        for row in new.rows { counts[shared.map { value(row[$0.new], $0.isConverted) }, default: 0] += 1 }
        var rest: [[StoredValue]] = []
        for row in old.rows {
            let row = shared.map { value(row[$0.old], $0.isConverted) }
            if let count = counts[row], count > 0 { counts[row] = count - 1 } else { rest.append(row) }
        }
        let others = counts.flatMap { Array(repeating: $0.key, count: $0.value) }
        var matching = RowMatching(
            rest.map { row in
                guard row.contains(.null) else { return [] }
                return others.indices.filter { zip(row, others[$0]).allSatisfy { $0 == .null || $0 == $1 } }
            })
        return matching.unmatched() > missing
    }
}

/// Rows that could each be one of several others, and no two the same.
private struct RowMatching {
    private let candidates: [[Int]]
    private var partner: [Int: Int] = [:]

    init(_ candidates: [[Int]]) { self.candidates = candidates }

    /// How many are left over where as many as possible find another.
    mutating func unmatched() -> Int {
        candidates.indices.count { row in
            var seen: Set<Int> = []
            return !match(row, &seen)
        }
    }

    private mutating func match(_ row: Int, _ seen: inout Set<Int>) -> Bool {
        for other in candidates[row] where seen.insert(other).inserted {
            if let holder = partner[other], !match(holder, &seen) { continue }
            partner[other] = row
            return true
        }
        return false
    }
}
