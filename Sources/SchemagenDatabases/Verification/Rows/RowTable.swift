/// A table as far as filling it needs to know it.
struct RowTable {
    /// A column that takes values from outside; generated columns are left out.
    struct Column {
        var name: String
        /// Whether NULL may be tried.
        var isNullable: Bool
        /// Whether the engine numbers it: such a column is left to the engine, so that its sequence stays ahead of the rows.
        var isAutomatic = false
        /// Whether leaving it out gives it a value.
        var hasDefault = false
        /// The expression that gives an automatic column its next number.
        var automaticExpression: String?
        var values = RowValues()
    }

    struct ForeignKey {
        /// The places of its columns.
        var columns: [Int]
        /// The referenced table among those to fill, where it is one of them.
        var parent: Int?
        /// The name of the referenced table as SQL.
        var parentSQL: String
        var parentColumns: [String]
        /// Whether NULL must stand in all of its columns or in none.
        var isFull = false
    }

    /// The name for reports.
    var name: String
    /// The name as SQL.
    var sql: String
    /// What reads its own rows only, without those of tables that inherit from it.
    var source: String
    var columns: [Column] = []
    var foreignKeys: [ForeignKey] = []
    /// The places of the columns that the engine's names for constraints stand for.
    var constraints: [String: [Int]] = [:]
    /// The columns that decide about the partition of a row.
    var partitionColumns: [Int] = []

    func place(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

    /// Whether a row may do without the referenced one.
    func isOptional(_ key: ForeignKey) -> Bool {
        let nullable = key.columns.filter { columns[$0].isNullable }.count
        return key.isFull ? nullable == key.columns.count : nullable > 0
    }
}

/// The values that may be tried in a column.
struct RowValues {
    /// Values that the texts of checks and bounds suggest: tried first.
    var suggested: [DatabaseValue] = []
    /// Values that nothing objects to.
    var plain: [DatabaseValue] = []
    /// Values at the edges of the type.
    var nasty: [DatabaseValue] = []

    /// All of them in the order in which rows take them: what was suggested, then one plain, one nasty in turn.
    ///
    /// - Parameter rotation: Which of them come first, so that columns differ from one another.
    func ordered(rotation: Int = 0) -> [DatabaseValue] {
        var seen: Set<DatabaseValue> = []
        var result: [DatabaseValue] = []
        func add(_ values: [DatabaseValue], _ place: Int) {
            guard place < values.count else { return }
            let value = values[(place + rotation / 2) % values.count]
            if seen.insert(value).inserted { result.append(value) }
        }
        for value in suggested where seen.insert(value).inserted { result.append(value) }
        for place in 0..<max(plain.count, nasty.count) {
            let isPlainFirst = rotation.isMultiple(of: 2)
            add(isPlainFirst ? plain : nasty, place)
            add(isPlainFirst ? nasty : plain, place)
        }
        return result
    }

    mutating func keep(where holds: (DatabaseValue) throws -> Bool) rethrows {
        suggested = try suggested.filter(holds)
        plain = try plain.filter(holds)
        nasty = try nasty.filter(holds)
    }
}
