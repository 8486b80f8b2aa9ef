/// Puts rows into tables, whatever the engine.
struct RowFilling<Engine: RowEngine> {
    let engine: Engine
    let tables: [RowTable]
    let wanted: Int
    private var counts: [Int] = []
    private var added: [Int]
    private var messages: [String?]

    init(_ engine: Engine, tables: [RowTable], wanted: Int) throws {
        self.engine = engine
        self.tables = tables
        self.wanted = wanted
        added = tables.map { _ in 0 }
        messages = tables.map { _ in nil }
        counts = try tables.map(engine.count)
    }

    mutating func run() throws -> RowReport {
        let order = RowOrder(tables)
        // A second time what then had no rows to refer to, or lacked what a trigger looked for.
        for round in 0..<2 {
            let before = counts
            for component in order.components { try fill(component) }
            if round > 0 || counts == before || zip(counts, tables).allSatisfy({ $0.0 >= wanted }) { break }
        }
        // Triggers put rows into other tables, or take some away.
        counts = try tables.map(engine.count)
        let outcomes = tables.indices.map { place in
            RowReport.Table(
                name: tables[place].name, rows: counts[place], added: added[place],
                message: counts[place] < wanted ? messages[place] : nil)
        }
        return RowReport(tables: outcomes.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    /// One row for each group in turn, so that the next row of one can refer to the last of the other.
    private mutating func fill(_ groups: [[Int]]) throws {
        for place in groups.joined() { counts[place] = try engine.count(tables[place]) }
        for _ in 0..<wanted + 1 {
            var isStuck = true
            for group in groups where group.contains(where: { counts[$0] < wanted }) {
                if try addRow(to: group) { isStuck = false }
            }
            if isStuck { return }
        }
    }

    /// Tries combinations until the engine takes a row for each table of the group.
    private mutating func addRow(to group: [Int]) throws -> Bool {
        var slots: [RowSlot] = []
        for row in group.indices { slots += try RowChoices(engine, tables, group, counts).slots(of: row) }
        if let impossible = slots.first(where: \.choices.isEmpty) {
            let table = tables[group[impossible.row]]
            let names = impossible.columns.map { table.columns[$0].name }.joined(separator: ", ")
            for place in group { messages[place] = "no value is known for \(names) of \(table.name)" }
            return false
        }
        var search = RowSearch(slots, limit: Self.attemptLimit)
        while true {
            let refusal = try engine.insert(try insertions(slots, search.chosen, group))
            guard let refusal else {
                for place in group {
                    counts[place] = try engine.count(tables[place])
                    added[place] += 1
                    messages[place] = nil
                }
                return true
            }
            for place in group { messages[place] = refusal.message }
            if !search.goOn(after: refusal) { return false }
        }
    }

    /// The rows of a combination.
    private func insertions(_ slots: [RowSlot], _ chosen: [Int], _ group: [Int]) throws -> [RowInsertion] {
        var cells: [[Int: RowCell]] = group.map { _ in [:] }
        for (slot, choice) in zip(slots, chosen) {
            for (column, cell) in zip(slot.columns, slot.choices[choice]) { cells[slot.row][column] = cell }
        }
        // What is referred to must be known before the engine numbers it.
        for row in cells.indices {
            for case .linked(let target, let column) in cells[row].values where cells[target][column] == nil {
                cells[target][column] = .automatic
            }
        }
        for row in cells.indices {
            for (column, cell) in cells[row] where cell == .automatic {
                cells[row][column] = .value(try engine.nextNumber(tables[group[row]], column: column))
            }
        }
        return group.indices.map { row in
            var insertion = RowInsertion(table: tables[group[row]], columns: [], values: [])
            for column in cells[row].keys.sorted() {
                guard let value = Self.resolve(row, column, cells) else { continue }
                insertion.columns.append(column)
                insertion.values.append(value)
            }
            return insertion
        }
    }

    /// Follows links to a value; a circle of nothing but links has none.
    private static func resolve(_ row: Int, _ column: Int, _ cells: [[Int: RowCell]]) -> DatabaseValue? {
        var (row, column) = (row, column)
        for _ in 0..<32 {
            switch cells[row][column] {
            case .value(let value): return value
            case .linked(let nextRow, let nextColumn): (row, column) = (nextRow, nextColumn)
            case .omitted, .automatic, nil: return nil
            }
        }
        return .null
    }

    private static var attemptLimit: Int { 400 }
}
