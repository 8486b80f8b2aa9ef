import SchemagenDatabases
import SchemagenModel

/// Which of the rows that were made up are there before the change.
enum KeptRows: Equatable {
    case all
    /// The one at this place in each table.
    case one(Int)
    /// The one at this place in each table that refers to others in the new schema, and all that they may refer to.
    case oneThatRefers(Int)
    case none
}

/// The rows that are there before the change.
extension RowModelRun {
    func held(_ schema: Schema) -> [Table] { schema.tables.filter(model.pairs.isHeld) }

    func read(_ schema: Schema, _ database: Server.Database) throws -> Rows {
        var rows: Rows = [:]
        for table in held(schema) {
            rows[table.info.name] = try database.rows(
                of: table, columns: model.pairs.columns(of: table), isWhole: false)
        }
        return rows
    }

    func thin(_ database: Server.Database, to kept: KeptRows) throws {
        if case .oneThatRefers = kept { refer(database) }
        guard kept != .all else { return }
        var chosen: [String: Cell] = [:]
        // What others refer to goes when these are gone.
        for _ in 0..<3 {
            for table in held(change.before) {
                let name = database.name(of: table)
                let place: Int
                switch kept {
                case .one(let number): place = number
                case .oneThatRefers(let number):
                    if model.pairs.latter(table)?.foreignKeys.isEmpty ?? true { continue }
                    place = number
                case .all, .none:
                    _ = database.attempt("DELETE FROM \(name)")
                    continue
                }
                guard let address = database.rowAddress(of: table) else { continue }
                let found = try database.cells("SELECT \(address) FROM \(name) ORDER BY \(address)").map { $0[0] }
                if chosen[table.info.name] == nil, !found.isEmpty {
                    chosen[table.info.name] = found[min(place, found.count - 1)]
                }
                for row in found where row != chosen[table.info.name] {
                    let key = row.text.map { "'\($0)'" } ?? "\(row)"
                    _ = database.attempt("DELETE FROM \(name) WHERE \(address) = \(key)")
                }
            }
        }
    }

    /// Lets rows refer to what a foreign key of the new schema wants.
    private func refer(_ database: Server.Database) {
        for table in held(change.before) {
            guard let latter = model.pairs.latter(table) else { continue }
            let columns = model.pairs.columns(table, latter)
            for key in latter.foreignKeys {
                guard let target = model.pairs.newIndex.tables[key.table], let parent = model.pairs.former(target)
                else {
                    continue
                }
                let parents = model.pairs.columns(parent, target)
                let pairs = zip(key.columns, key.referenced).compactMap { own, other in
                    columns[own].flatMap { own in parents[other].map { (own.sqlName, $0.sqlName) } }
                }
                guard pairs.count == key.columns.count else { continue }
                let own = pairs.map { Server.Database.quoted($0.0) }.joined(separator: ", ")
                let other = pairs.map { Server.Database.quoted($0.1) }.joined(separator: ", ")
                _ = database.attempt(
                    "UPDATE \(database.name(of: table)) SET (\(own)) = "
                        + "(SELECT \(other) FROM \(database.name(of: parent)) ORDER BY \(other) LIMIT 1)")
            }
        }
    }

    /// Gives tables with a number of their own more than a thousand rows; a unique key keeps the others small.
    func multiply(_ database: Server.Database) throws {
        for table in held(change.before) {
            let columns = model.pairs.columns(of: table).filter { $0.generated == nil && $0.identity == nil }
            guard !columns.isEmpty else { continue }
            let names = columns.map { Server.Database.quoted($0.sqlName) }.joined(separator: ", ")
            let name = database.name(of: table)
            let numbers =
                self.database == .postgresql
                ? "SELECT generate_series(1, 400)"
                : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i FROM n"
            _ = database.attempt("INSERT INTO \(name) (\(names)) SELECT \(names) FROM \(name), (\(numbers)) AS numbers")
        }
    }

    /// Takes the row of the highest number out of each table that gives numbers: it must not be given again.
    /// - Returns: The highest number that each such table ever gave, by the table's name.
    func giveUpHighest(_ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(change.before) {
            guard let column = numbered(table), (column.identity?.options.increment ?? 1) > 0 else { continue }
            // Those that inherit from it number their rows themselves, or not at all.
            let (name, key) = (database.ownRows(of: table), Server.Database.quoted(column.sqlName))
            guard let number = Self.number(try database.cells("SELECT max(\(key)) FROM \(name)").first?.first) else {
                continue
            }
            result[table.info.name] = number
            let count = Self.number(try database.cells("SELECT count(*) FROM \(name)").first?.first) ?? 0
            if count > 2 { _ = database.attempt("DELETE FROM \(name) WHERE \(key) = \(number)") }
        }
        return result
    }

    /// Takes the first row out of SQLite's tables whose rows have a number that is no column: counted anew, the others
    /// would get other numbers.
    func leaveGap(_ database: Server.Database) throws {
        guard self.database == .sqlite else { return }
        for table in held(change.before) {
            let rows = try database.rows(of: table, columns: model.pairs.columns(of: table), isWhole: false)
            let numbers = rows.compactMap { Self.number($0[Row.rowID]) }
            guard numbers.count > 2, let first = numbers.min(), let name = database.rowAddress(of: table) else {
                continue
            }
            _ = database.attempt("DELETE FROM \(database.name(of: table)) WHERE \(name) = \(first)")
        }
    }

    private static func number(_ cell: Cell?) -> Int64? {
        if case .integer(let number) = cell { return number }
        return cell?.text.flatMap { Int64($0) }
    }

    func numbered(_ table: Table) -> Column? {
        model.pairs.columns(of: table).first {
            $0.identity != nil && (database == .postgresql || $0.identity?.isAutoincrement == true)
        }
    }

    func nextNumbers(_ schema: Schema, _ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(schema) {
            if let column = numbered(table) { result[table.info.name] = try database.nextNumber(of: column, in: table) }
        }
        return result
    }
}
