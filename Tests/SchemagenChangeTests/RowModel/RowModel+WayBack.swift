import SchemagenModel

/// The rows that come back.
extension RowModel {
    /// The rows after the down, by the old tables' names: those of the start, but for what the change gave up.
    func down(_ rows: Rows, from latest: [String: [ExpectedRow]]) -> [String: [ExpectedRow]] {
        var result: [String: [ExpectedRow]] = [:]
        for table in pairs.old.tables where pairs.isHeld(table) {
            guard let latter = pairs.latter(table) else {
                let isElsewhere = pairs.tables.contains {
                    $0.value == table.info.name && pairs.newIndex.tables[$0.key]?.keepsRows == false
                }
                if !isElsewhere { result[table.info.name] = [] }
                continue
            }
            let partners = pairs.columns(table, latter)
            guard let newer = latest[latter.info.name], let kept = kept(rows[table.info.name] ?? [], table, latter)
            else { continue }
            result[table.info.name] = zip(kept, newer).map { row, after in
                placed(down(row, after, table, latter, partners), table, pairs.oldIndex)
            }
        }
        return result
    }

    private func down(
        _ row: Row, _ after: ExpectedRow, _ table: Table, _ latter: Table, _ partners: [String: Column]
    ) -> ExpectedRow {
        var expected: ExpectedRow = [:]
        for column in pairs.columns(of: table) where column.generated == nil {
            let name = partners.first { $0.value.name == column.name }?.key
            guard let name, let new = latter.column(name), new.databases.contains(database),
                let cell = row[column.sqlName]
            else {
                expected[column.sqlName] = table.virtualModule == nil ? lost(column) : absent(table)
                continue
            }
            expected[column.sqlName] = returned(cell, after[new.sqlName] ?? .unknown, column, new, latter)
        }
        for column in pairs.columns(of: table) {
            guard let generated = column.generated else { continue }
            do {
                let value = try Evaluator(index: pairs.oldIndex) { name in
                    guard let source = table.column(name), let found = expected[source.sqlName] else { throw Unknown() }
                    return try self.value(found, source, pairs.oldIndex)
                }.value(generated.value)
                expected[column.sqlName] = .value(fitting(value, pairs.oldIndex.storageType(of: column.type)))
            } catch {
                expected[column.sqlName] = .unknown
            }
        }
        // Where a column was the number of a row meanwhile, the number before is not known any more.
        if let rowID = row[Row.rowID], !isNumberedByKey(latter) { expected[Row.rowID] = .exactly(rowID) }
        return expected
    }

    /// Whether SQLite takes the key of a table for the number of its rows, or gives them none.
    private func isNumberedByKey(_ table: Table) -> Bool {
        if table.options.isWithoutRowID { return true }
        guard let key = table.primaryKey, key.columns.count == 1, let column = table.column(key.columns[0]) else {
            return false
        }
        switch pairs.newIndex.storageType(of: column.type) {
        case .int16, .int32, .int64, .bool, .duration, .decimal: return true
        default: return false
        }
    }

    /// A column that went and came again.
    private func lost(_ column: Column) -> Expectation {
        if column.identity != nil { return .value(.made(.identity)) }
        guard let value = pairs.oldIndex.defaultValue(of: column) else {
            return column.isNullable ? .exactly(.null) : .unknown
        }
        do {
            let found = try Evaluator(index: pairs.oldIndex) { _ in throw Unknown() }.value(value)
            return .value(fitting(found, pairs.oldIndex.storageType(of: column.type)))
        } catch {
            return .unknown
        }
    }

    private func returned(
        _ cell: Cell, _ after: Expectation, _ column: Column, _ new: Column, _ latter: Table
    ) -> Expectation {
        if converts(column, new, in: latter) || new.generated != nil { return .unknown }
        let (from, to) = (pairs.oldIndex.storageType(of: column.type), pairs.newIndex.storageType(of: new.type))
        if let texts = texts(from, to) {
            // A case that went comes back as the one that took its place.
            guard case .value(let value) = after else { return isNull(after) ? .exactly(.null) : .unknown }
            return back(value, texts, cell, from)
        }
        if cell != .null { return from == to ? .exactly(cell) : .value(reader(from).value(cell)) }
        // What was filled stays filled.
        return from == to ? after : isNull(after) ? after : .unknown
    }

    private func back(_ value: ModelValue, _ texts: [String: String], _ cell: Cell, _ type: DataType) -> Expectation {
        func former(_ value: ModelValue) -> ModelValue? {
            switch value {
            case .text(let bytes):
                let text = String(decoding: bytes, as: UTF8.self)
                let sources = texts.filter { $0.value == text }.map(\.key)
                let kept = sources.filter { !isGone($0, type) }
                return kept.first.map { .text($0) }
            case .list(let values):
                return values.contains { former($0) == nil } ? nil : .list(values.compactMap(former))
            case .null: return .null
            default: return nil
            }
        }
        return former(value).map { .value($0) } ?? .unknown
    }

    /// Whether a text was a case that the new schema has no more.
    private func isGone(_ text: String, _ type: DataType) -> Bool {
        guard let name = Self.enumeration(type), let before = pairs.oldIndex.enums[name],
            let latter = pairs.enums.first(where: { $0.value == name })?.key, let after = pairs.newIndex.enums[latter]
        else { return false }
        return pairs.goneCases(before, after).contains { $0.sqlName == text }
    }

    static func enumeration(_ type: DataType) -> String? {
        switch type {
        case .enumeration(let name): name
        case .array(let element): enumeration(element)
        default: nil
        }
    }
}
