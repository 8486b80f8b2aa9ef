import SchemagenModel

/// What stands in a column after a migration.
enum Expectation {
    /// The same bytes.
    case exactly(Cell)
    /// The same value, in whatever form the type has it.
    case value(ModelValue)
    /// The model does not say.
    case unknown
}

/// A row to be found, by the SQL names of its columns.
typealias ExpectedRow = [String: Expectation]

/// Says which rows a migration leaves, from the two schemas and the rows before. It shares nothing with the planner and the
/// writers of SQL.
struct RowModel {
    let pairs: SchemaPairs
    var database: Database { pairs.database }

    init(from old: Schema, to new: Schema, on database: Database) {
        pairs = SchemaPairs(old, new, on: database)
    }

    // MARK: Up

    /// The rows after the up, by the new tables' names. A table is left out where it is not known which rows it has.
    func up(_ rows: Rows) -> [String: [ExpectedRow]] {
        var result: [String: [ExpectedRow]] = [:]
        for table in pairs.new.tables where pairs.isHeld(table) {
            if pairs.isMade(table) { continue }
            guard let former = pairs.former(table) else {
                result[table.info.name] = []
                continue
            }
            let columns = pairs.columns(former, table)
            let kept = kept(rows[former.info.name] ?? [], former, table)
            result[table.info.name] = kept?.map { placed(up($0, former, table, columns), table, pairs.newIndex) }
        }
        return result
    }

    private func up(_ row: Row, _ former: Table, _ table: Table, _ partners: [String: Column]) -> ExpectedRow {
        var expected: ExpectedRow = [:]
        for column in pairs.columns(of: table) {
            expected[column.sqlName] = expectation(column, row, former, table, partners, reading: [])
        }
        if let rowID = row[Row.rowID] { expected[Row.rowID] = .exactly(rowID) }
        return expected
    }

    /// - Parameter path: The columns whose values are asked for by one another, to find circles.
    private func expectation(
        _ column: Column, _ row: Row, _ former: Table, _ table: Table, _ partners: [String: Column],
        reading path: [String]
    ) -> Expectation {
        /// What an expression reads: values of the new types.
        func known(_ name: String) throws -> ModelValue {
            guard let other = table.column(name), !path.contains(name), name != column.name || partners[name] != nil
            else {
                throw Unknown()
            }
            if name == column.name {
                // A fill that reads its own column finds it empty.
                guard conversion(of: column, in: table) == nil else { throw Unknown() }
                return .null
            }
            let found = expectation(other, row, former, table, partners, reading: path + [column.name])
            return try value(found, other, pairs.newIndex)
        }
        if let generated = column.generated { return evaluated(generated.value, column, known) }
        guard let old = partners[column.name], let cell = row[old.sqlName] else {
            return table.virtualModule == nil ? fresh(column, table, known) : absent(table)
        }
        var result = converted(cell, old, column, former, table)
        if converts(old, column, in: table), let convert = conversion(of: column, in: table) {
            result = evaluated(convert, column) { name in
                // Of what is converted as well only the old value is there.
                if let other = table.column(name), let partner = partners[name],
                    self.converts(partner, other, in: table)
                {
                    throw Unknown()
                }
                return try known(name)
            }
        }
        if isNull(result), table.virtualModule == nil, !column.isNullable,
            let fill = backfill(of: column, in: table) ?? pairs.newIndex.defaultValue(of: column)
        {
            return evaluated(fill, column, known)
        }
        return result
    }

    /// What a virtual table has in a column without a value.
    func absent(_ table: Table) -> Expectation { table.takesAnything ? .exactly(.null) : .unknown }

    /// A column that nothing was before.
    private func fresh(
        _ column: Column, _ table: Table, _ known: @escaping (String) throws -> ModelValue
    ) -> Expectation {
        if column.identity != nil { return .value(.made(.identity)) }
        guard let fill = backfill(of: column, in: table) ?? pairs.newIndex.defaultValue(of: column) else {
            // An heir gets numbers with the table that it inherits them from.
            return column.isNullable ? .exactly(.null) : .unknown
        }
        return evaluated(fill, column, known)
    }

    private func evaluated(
        _ expression: Expression, _ column: Column, _ known: @escaping (String) throws -> ModelValue
    ) -> Expectation {
        do {
            let value = try Evaluator(index: pairs.newIndex, column: known).value(expression)
            return .value(fitting(value, pairs.newIndex.storageType(of: column.type)))
        } catch {
            return .unknown
        }
    }

    /// A value as a column of a type has it.
    func fitting(_ value: ModelValue, _ type: DataType) -> ModelValue {
        switch (value, type) {
        case (.integer(let number), .decimal): return .decimal(digits: String(number))
        case (.integer(let number), .double): return .double(Double(number))
        case (.integer(let number), .float): return .double(Double(Float(number)))
        case (.double(let bits), .float):
            return .double(Double(Float(Double(bitPattern: bits))))
        case (.list(let values), .array(let element)): return .list(values.map { fitting($0, element) })
        default: return value
        }
    }

    // MARK: Conversion

    /// What gives a column its values; an inherited one gets them with the column that it is inherited from.
    private func conversion(of column: Column, in table: Table) -> Expression? {
        inherited(\.convert, of: column, in: table)
    }

    /// What fills a column where it is empty.
    private func backfill(of column: Column, in table: Table) -> Expression? {
        inherited(\.backfill, of: column, in: table)
    }

    private func inherited(
        _ hint: KeyPath<Column, Expression?>, of column: Column, in table: Table
    ) -> Expression? {
        if column[keyPath: hint] != nil || table.options.inherits.isEmpty { return column[keyPath: hint] }
        return pairs.new.ancestors(of: table).lazy.compactMap { $0.column(column.name)?[keyPath: hint] }.first
    }

    /// Whether `@convert` has something to do.
    func converts(_ old: Column, _ new: Column, in table: Table) -> Bool {
        conversion(of: new, in: table) != nil
            && pairs.oldIndex.storageType(of: old.type) != pairs.newIndex.storageType(of: new.type)
    }

    /// The value of a column that stays, as the new type has it.
    private func converted(
        _ cell: Cell, _ old: Column, _ new: Column, _ former: Table, _ latter: Table
    ) -> Expectation {
        if cell == .null { return .exactly(.null) }
        if old.generated != nil, new.generated != nil { return .unknown }
        let (from, to) = (pairs.oldIndex.storageType(of: old.type), pairs.newIndex.storageType(of: new.type))
        if let texts = texts(from, to) { return mapped(cell, from, texts) }
        let isAsBefore =
            old.sqlite == new.sqlite && former.options.sqliteStorage == latter.options.sqliteStorage
            || database == .postgresql
        if from == to {
            return isAsBefore ? .exactly(cell) : .value(reader(from).value(cell))
        }
        return isAsBefore ? retyped(cell, from, to) : .unknown
    }

    /// What becomes of the texts of an enum, where both types hold cases.
    func texts(_ from: DataType, _ to: DataType) -> [String: String]? {
        switch (from, to) {
        case (.array(let first), .array(let second)): return texts(first, second)
        case (.enumeration(let first), .enumeration(let second)):
            guard let before = pairs.oldIndex.enums[first], let after = pairs.newIndex.enums[second] else { return nil }
            if pairs.enums[second] == first { return pairs.values(before, after) }
            return Dictionary(uniqueKeysWithValues: before.cases.map { ($0.sqlName, $0.sqlName) })
        default: return nil
        }
    }

    private func mapped(_ cell: Cell, _ type: DataType, _ texts: [String: String]) -> Expectation {
        func map(_ value: ModelValue) -> ModelValue? {
            switch value {
            case .text(let bytes): texts[String(decoding: bytes, as: UTF8.self)].map { .text($0) }
            case .list(let values):
                values.contains { map($0) == nil } ? nil : .list(values.compactMap(map))
            case .null: .null
            default: nil
            }
        }
        return map(reader(type).value(cell)).map { .value($0) } ?? .unknown
    }

    private func retyped(_ cell: Cell, _ from: DataType, _ to: DataType) -> Expectation {
        let value = reader(from).value(cell)
        switch (value, to) {
        case (.integer, .int16), (.integer, .int32), (.integer, .int64): return .value(value)
        case (.integer(let number), .string), (.integer(let number), .varchar): return .value(.text(String(number)))
        case (.integer, .decimal), (.integer, .double): return .value(fitting(value, to))
        case (.double, .double), (.decimal, .decimal): return .value(value)
        case (.text, .string), (.text, .varchar), (.text, .citext):
            switch from {
            // Whether it is the old or the new name of a case is not said.
            case .enumeration, .char: return .unknown
            default: return .exactly(cell)
            }
        case (.other, .string):
            // PostgreSQL's text of the value, as it was read.
            if database == .postgresql, case .text(let bytes) = cell { return .value(.text(bytes)) }
            return .unknown
        case (.other, .timestamp), (.other, .localTimestamp), (.other, .localTime):
            if case .localDate = from { return .unknown }
            return .value(value)
        default: return .unknown
        }
    }

    // MARK: Partitions

    /// The rows that stay; nil where that cannot be told.
    func kept(_ rows: [Row], _ former: Table, _ latter: Table) -> [Row]? {
        var result: [Row] = []
        for row in rows {
            guard let stays = pairs.keeps(row, former, latter) else { return nil }
            if stays { result.append(row) }
        }
        return result
    }

    /// A row with the table or partition that it is in.
    func placed(_ row: ExpectedRow, _ table: Table, _ index: SchemaIndex) -> ExpectedRow {
        guard database == .postgresql else { return row }
        var row = row
        guard let partitioning = table.options.partitioning else {
            row[Row.place] = .exactly(.text(Array(table.info.sqlName.utf8)))
            return row
        }
        let places = PartitionPlaces(index: index, table: table) { [row] name in
            guard let column = table.column(name), let found = row[column.sqlName] else { throw Unknown() }
            return try value(found, column, index)
        }
        do {
            let name = try places.path(in: partitioning)?.last?.sqlName
            row[Row.place] = .exactly(name.map { .text(Array($0.utf8)) } ?? .null)
        } catch {
            row[Row.place] = .unknown
        }
        return row
    }

    /// Whether each row surely has a partition of its table.
    func haveAllPlaces(_ rows: [String: [ExpectedRow]]) -> Bool {
        pairs.new.tables.allSatisfy { table in
            guard table.options.partitioning != nil, pairs.isHeld(table) else { return true }
            return rows[table.info.name]?.allSatisfy { row in
                if case .exactly(let place) = row[Row.place] { place != .null } else { false }
            } ?? false
        }
    }

    // MARK: Values

    func reader(_ storage: DataType) -> ValueReader { ValueReader(database: database, storage: storage) }

    /// An expectation as a value of a column.
    func value(_ expectation: Expectation, _ column: Column, _ index: SchemaIndex) throws -> ModelValue {
        switch expectation {
        case .exactly(let cell): return reader(index.storageType(of: column.type)).value(cell)
        case .value(.made), .unknown: throw Unknown()
        case .value(let value): return value
        }
    }

    func isNull(_ expectation: Expectation) -> Bool {
        switch expectation {
        case .exactly(.null), .value(.null): true
        default: false
        }
    }
}
