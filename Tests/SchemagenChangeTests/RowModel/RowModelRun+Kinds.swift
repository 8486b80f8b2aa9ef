import SchemagenDatabases
import SchemagenModel

/// Rows that are not made up by themselves: of what others divide, of virtual tables, and of unusual kinds.
extension RowModelRun {
    /// Makes the partitions that are others' business.
    func divide(_ database: Server.Database) throws {
        guard self.database == .postgresql else { return }
        for table in held(change.before) {
            let schema = Server.Database.quoted(table.info.sqlSchema ?? "public")
            let partitions = ForeignPartitions(of: table, model.pairs) { "\(schema).\(Server.Database.quoted($0))" }
            for statement in partitions.statements { _ = try database.cells(statement) }
        }
    }

    /// Puts rows into virtual tables.
    func fillVirtualTables(_ database: Server.Database) {
        for table in held(change.before) where table.virtualModule != nil {
            let columns = model.pairs.columns(of: table)
            let names = columns.map { Server.Database.quoted($0.sqlName) }.joined(separator: ", ")
            for number in 1...4 {
                let values = columns.enumerated().map { place, column in
                    switch model.pairs.oldIndex.storageType(of: column.type) {
                    case .int16, .int32, .int64, .duration: "\(number)"
                    // The ends of a range come in pairs.
                    case .float, .double: "\(number + place).5"
                    case .bool: "\(number % 2)"
                    default: number == 3 && column.isNullable ? "NULL" : "'it''s word \(number) of \(place) 😀'"
                    }
                }
                let name = database.name(of: table)
                _ = database.attempt("INSERT INTO \(name) (\(names)) VALUES (\(values.joined(separator: ", ")))")
            }
        }
    }

    /// Changes, doubles and takes out rows, wherever the database takes it.
    func disturb(_ database: Server.Database, _ seed: Int) throws {
        var random = RandomNumbers(seed: seed)
        for table in held(change.before) {
            guard let address = database.rowAddress(of: table) else { continue }
            let columns = model.pairs.columns(of: table).filter { $0.generated == nil }
            // A number out of its turn may be given again.
            let others = columns.filter { $0.identity == nil }
            guard !others.isEmpty else { continue }
            let name = database.name(of: table)
            for _ in 0..<(2 + random.below(6)) {
                let found = try database.cells("SELECT \(address) FROM \(name) ORDER BY \(address)").prefix(20)
                guard !found.isEmpty else { break }
                let places = found.map { row in row[0].text.map { "'\($0)'" } ?? "\(row[0])" }
                let here = "WHERE \(address) = \(random.pick(places))"
                let column = random.pick(others)
                let key = Server.Database.quoted(column.sqlName)
                let names = others.map { Server.Database.quoted($0.sqlName) }.joined(separator: ", ")
                switch random.below(10) {
                case 0: _ = database.attempt("DELETE FROM \(name) \(here)")
                case 1, 2: _ = database.attempt("INSERT INTO \(name) (\(names)) SELECT \(names) FROM \(name) \(here)")
                case 3, 4: _ = database.attempt("UPDATE \(name) SET \(key) = NULL \(here)")
                case 5, 6:
                    let other = "(SELECT \(key) FROM \(name) WHERE \(address) = \(random.pick(places)))"
                    _ = database.attempt("UPDATE \(name) SET \(key) = \(other) \(here)")
                default:
                    let value = random.pick(
                        Self.values(model.pairs.oldIndex.storageType(of: column.type), self.database))
                    _ = database.attempt("UPDATE \(name) SET \(key) = \(value) \(here)")
                }
            }
        }
    }

    /// What is hard to keep of a type, as SQL; an engine may refuse some of it.
    private static func values(_ type: DataType, _ database: Database) -> [String] {
        switch type {
        case .bool: database == .postgresql ? ["true", "false"] : ["1", "0"]
        case .int16: ["-32768", "32767", "0", "-1"]
        case .int32: ["-2147483648", "2147483647", "0", "-1", "255"]
        case .int64, .duration: ["-9223372036854775807", "9223372036854775807", "0", "-1", "9007199254740993"]
        case .float, .double: ["0.1", "-1e30", "0.0", "16777217.0", "3.0"]
        case .decimal: ["0", "-0.01", "1", "0.10", "99"]
        case .localDate: ["'1999-12-31'", "'2024-02-29'", "'9999-12-31'"]
        case .timestamp: ["'2024-02-29 23:59:59.999999+00'", "'1970-01-01 00:00:00+00'", "'2025-03-01 00:00:00+00'"]
        case .localTimestamp: ["'2024-02-29 23:59:59.999999'", "'1970-01-01 00:00:00'"]
        case .localTime: ["'00:00:00'", "'23:59:59.999999'"]
        case .json: ["'{}'", "'[1, null, \"a''b\"]'", "'null'"]
        default: ["''", "'NULL'", "' padded '", "'it''s \"q\" \\ $1 --'", "'😀'", "'e\u{301}'", "'a'", "'0'", "'1.50'"]
        }
    }
}
