import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL
import SchemagenTestSupport
import Testing

/// A change of tables with rows: what is asked about the rows before, beside what the change does with them on a real engine.
struct RowCheckTrial {
    var name: String
    /// The schema before and after, without the header.
    var before: String
    var after: String
    /// Fills the tables.
    var rows: String
    /// How many rows each constraint would refuse; nil where nobody can say.
    var counts: [String: Int64?]
    /// Makes the rows fit, where some do not.
    var repair = ""
    /// Whether the change is refused; nil: where a count is not 0.
    var isRefused: Bool?

    /// Runs it on each PostgreSQL server.
    /// - Parameter prepare: Makes what the schema does not.
    func onPostgreSQL(_ prepare: (PostgreSQLConnection) throws -> Void = { _ in }) throws {
        let change = try change("postgresql(15)")
        for isRepaired in [false, true] {
            try withDatabase { connection in
                try prepare(connection)
                try check(change, .postgresql, isRepaired: isRepaired, execute: { try connection.execute($0) }) { sql in
                    try connection.query(sql).first.flatMap { $0 }.flatMap { Int64($0) }
                }
            }
        }
    }

    /// Runs it on SQLite.
    func onSQLite() throws {
        let change = try change("sqlite(3.37)")
        for isRepaired in [false, true] {
            try withSQLite(foreignKeys: false) { database in
                try check(change, .sqlite, isRepaired: isRepaired, execute: { try database.execute($0) }) { sql in
                    guard case .integer(let number)? = try database.query(sql).first else { return nil }
                    return number
                }
            }
        }
    }

    private func change(_ databases: String) throws -> SchemaChange {
        func text(_ body: String) -> String { "schema Test {\n    databases: [\(databases)]\n}\n\n\(body)\n" }
        return try SchemaChange(name: name, before: text(before), after: text(after), allowsLoss: true)
    }

    private func check(
        _ change: SchemaChange, _ database: Database, isRepaired: Bool, execute: (String) throws -> Void,
        count: (String) throws -> Int64?
    ) throws {
        try execute(change.steps(database, provesStart: false)[0].up.text)
        try execute(rows)
        if isRepaired { try execute(repair) }
        let (plan, files) = try change.files(database)
        let coming = ComingConstraint.all(of: plan, from: change.before, to: change.after)
        var found: [String: Int64?] = [:]
        for constraint in coming {
            if case .query(let sql) = constraint.question {
                found.updateValue(try count(sql), forKey: constraint.name)
            } else {
                found.updateValue(nil, forKey: constraint.name)
            }
        }
        let expected = isRepaired ? counts.mapValues { count in count.map { _ in 0 } } : counts
        #expect(found == expected, "\(name): \(coming)")
        #expect(coming.allSatisfy { $0.reason?.isEmpty != true })
        let isRefused = !isRepaired && self.isRefused ?? counts.values.contains { $0 ?? 0 > 0 }
        var error: (any Error)?
        do {
            for (migration, file) in zip(plan.migrations, files) {
                try execute(migration.mode == .single ? file.up : "BEGIN;\n\(file.up)\nCOMMIT")
            }
        } catch let thrown {
            error = thrown
        }
        #expect((error != nil) == isRefused, "\(name): \(String(describing: error))\n\(files.map(\.up).joined())")
    }
}
