import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL
import SchemagenTestSupport
import Testing

/// What the databases make of expressions: the table comes from the migration that is generated for it.
struct DatabaseAnswers {
    let sample: Sample
    let schema: Schema

    func makeTable(_ connection: PostgreSQLConnection) throws {
        try makeCitext(connection)
        try makeInsensitiveCollation(connection)
        try connection.execute(up(.postgresql))
        for (id, row) in sample.rows.enumerated() {
            let places = (1...row.count + 1).map { "$\($0)" }.joined(separator: ", ")
            _ = try connection.query("INSERT INTO samples VALUES (\(places))", [String(id)] + row.map(\.postgresql))
        }
    }

    func makeTable(_ database: SQLiteDatabase) throws {
        try database.execute(up(.sqlite))
        for (id, row) in sample.rows.enumerated() {
            let places = (0...row.count).map { _ in "?" }.joined(separator: ", ")
            _ = try database.query(
                "INSERT INTO samples VALUES (\(places))", [.integer(Int64(id))] + row.map(\.sqlite))
        }
    }

    private func up(_ database: Database) throws -> String {
        let plan = try #require(Planner.plan(from: nil, to: schema, on: database).plan)
        return MigrationFileWriter.write(plan, title: "0001", to: schema).up
    }

    /// The answers for all rows: at once, or row by row where one of them overflows.
    func ask(_ connection: PostgreSQLConnection, _ sql: String, _ type: ValueType) -> [Answer] {
        var sql = sql
        if case .array = type { sql = "to_json(\(sql))" }
        if let table = try? connection.query("SELECT \(sql) FROM samples ORDER BY id") {
            return table.rows.map { Answer($0[0], type) }
        }
        return sample.rows.indices.map { row in
            do {
                return Answer(try connection.query("SELECT \(sql) FROM samples WHERE id = \(row)").rows[0][0], type)
            } catch let error as PostgreSQLError where error.sqlState == "22003" {
                return .overflow
            } catch {
                return .wrong("\(error)")
            }
        }
    }

    func ask(_ database: SQLiteDatabase, _ sql: String, _ type: ValueType) -> [Answer] {
        if let table = try? database.query("SELECT \(sql) FROM samples ORDER BY id") {
            return table.rows.map { Answer($0[0], type) }
        }
        return sample.rows.indices.map { row in
            do {
                return Answer(try database.query("SELECT \(sql) FROM samples WHERE id = \(row)").rows[0][0], type)
            } catch let error as SQLiteError where error.message == "integer overflow" {
                return .overflow
            } catch {
                return .wrong("\(error)")
            }
        }
    }
}
