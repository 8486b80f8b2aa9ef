/// The choices for one row of a group of tables.
struct RowChoices<Engine: RowEngine> {
    private let engine: Engine
    private let tables: [RowTable]
    private let group: [Int]
    private let counts: [Int]

    init(_ engine: Engine, _ tables: [RowTable], _ group: [Int], _ counts: [Int]) {
        self.engine = engine
        self.tables = tables
        self.group = group
        self.counts = counts
    }

    func slots(of row: Int) throws -> [RowSlot] {
        let table = tables[group[row]]
        let number = counts[group[row]]
        var slots: [RowSlot] = []
        var isDone: Set<Int> = []
        for keys in Self.clusters(of: table.foreignKeys) {
            let slot = try slot(of: keys, row: row, number: number)
            isDone.formUnion(slot.columns)
            slots.append(slot)
        }
        for column in table.columns.indices where !isDone.contains(column) && !table.columns[column].isAutomatic {
            slots.append(slot(of: column, row: row, number: number))
        }
        return slots
    }

    /// Every third row of a column holds NULL, in each column another third.
    private static func isNullTurn(_ table: RowTable, _ column: Int, _ number: Int) -> Bool {
        StableHash.value(table.name, table.columns[column].name) % 3 == number % 3
    }

    private func slot(of place: Int, row: Int, number: Int) -> RowSlot {
        let table = tables[group[row]]
        let column = table.columns[place]
        var slot = RowSlot(row: row, columns: [place])
        // Rows take values in turn, so that unique columns differ; columns begin at different places.
        let values = column.values.ordered(rotation: StableHash.value(table.name, column.name) % 1024)
        slot.choices = values.indices.map { [.value(values[($0 + number) % values.count])] }
        let plain = Set(column.values.suggested.isEmpty ? column.values.plain : column.values.suggested)
        let plainPlaces = slot.choices.indices.filter { place in
            if case .value(let value) = slot.choices[place][0] { plain.contains(value) } else { false }
        }
        if column.isNullable {
            if Self.isNullTurn(table, place, number) {
                slot.choices.insert([.value(.null)], at: 0)
                slot.null = 0
            } else {
                slot.choices.append([.value(.null)])
                slot.null = slot.choices.count - 1
            }
        }
        slot.plain = plainPlaces.first.map { slot.null == 0 ? $0 + 1 : $0 } ?? 0
        if column.hasDefault {
            slot.choices.append([.omitted])
            slot.omitted = slot.choices.count - 1
        }
        return slot
    }

    /// Foreign keys that share columns are chosen together.
    private static func clusters(of keys: [RowTable.ForeignKey]) -> [[RowTable.ForeignKey]] {
        var clusters: [[RowTable.ForeignKey]] = []
        for key in keys {
            let touching = clusters.indices.filter { place in
                clusters[place].contains { !Set($0.columns).isDisjoint(with: key.columns) }
            }
            let merged = touching.flatMap { clusters[$0] } + [key]
            for place in touching.reversed() { clusters.remove(at: place) }
            clusters.append(merged)
        }
        return clusters
    }

    /// Rows of the referenced tables that agree where the keys share columns; then the row's own key; then NULL.
    private func slot(of keys: [RowTable.ForeignKey], row: Int, number: Int) throws -> RowSlot {
        let table = tables[group[row]]
        var slot = RowSlot(row: row, columns: Array(Set(keys.flatMap(\.columns))).sorted())
        var partial: [[Int: RowCell]] = [[:]]
        for key in keys {
            let options = try options(for: key, row: row, number: number)
            var next: [[Int: RowCell]] = []
            for known in partial {
                for option in options where next.count < Self.choiceLimit {
                    if let merged = Self.merge(
                        known, option, nulls: key.columns.filter { table.columns[$0].isNullable })
                    {
                        next.append(merged)
                    }
                }
            }
            partial = next
        }
        for known in partial {
            let choice = slot.columns.map { known[$0] ?? filler(table.columns[$0], number) }
            if !slot.choices.contains(choice) { slot.choices.append(choice) }
        }
        let nulls = slot.choices.filter { $0.contains(.value(.null)) }
        let full = slot.choices.filter { !$0.contains(.value(.null)) }
        let isNullTurn = slot.columns.contains { table.columns[$0].isNullable && Self.isNullTurn(table, $0, number) }
        slot.choices = isNullTurn ? nulls + full : full + nulls
        slot.null = nulls.isEmpty ? nil : isNullTurn ? 0 : full.count
        slot.plain = isNullTurn && !full.isEmpty ? nulls.count : 0
        return slot
    }

    /// What the columns of one foreign key may hold.
    private func options(for key: RowTable.ForeignKey, row: Int, number: Int) throws -> [[Int: RowCell]] {
        let table = tables[group[row]]
        let parents = try engine.parentRows(key)
        var options = parents.indices.map { place in
            let parent = parents[(place + number) % parents.count]
            return Dictionary(
                zip(key.columns, parent.map { RowCell.value($0) }), uniquingKeysWith: { first, _ in first })
        }
        if let parent = key.parent, let target = group.firstIndex(of: parent), target != row || !table.isOptional(key) {
            let places = key.parentColumns.map { tables[parent].place(of: $0) }
            let links = zip(key.columns, places).compactMap { column, place in
                place.map { (column, RowCell.linked(row: target, column: $0)) }
            }
            // A table that refers to itself takes rows that are there first; rows made together refer to each other.
            let link = Dictionary(links, uniquingKeysWith: { first, _ in first })
            if links.count == key.columns.count { options.insert(link, at: target == row ? options.count : 0) }
        }
        let nullable = key.columns.filter { table.columns[$0].isNullable }
        if table.isOptional(key) {
            options.append(Dictionary(nullable.map { ($0, .value(.null)) }, uniquingKeysWith: { first, _ in first }))
        }
        // With nothing to refer to the engine shall say so in its own words.
        return options.isEmpty ? [[:]] : options
    }

    /// Both together, if they agree; NULL in a column of two keys makes room for both.
    private static func merge(
        _ first: [Int: RowCell], _ second: [Int: RowCell], nulls: [Int]
    ) -> [Int: RowCell]? {
        var result = first
        for (column, cell) in second {
            guard let known = result[column], known != cell else {
                result[column] = cell
                continue
            }
            // The other key's value may stand: one NULL among the columns is enough.
            if cell == .value(.null), second.count > 1 || nulls.count > 1 { continue }
            if known == .value(.null) {
                result[column] = cell
                continue
            }
            return nil
        }
        return result
    }

    private func filler(_ column: RowTable.Column, _ number: Int) -> RowCell {
        let values = column.values.ordered()
        return values.isEmpty ? .value(.null) : .value(values[number % values.count])
    }

    private static var choiceLimit: Int { 60 }
}
