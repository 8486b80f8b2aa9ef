import SchemagenDatabases
import SchemagenModel

extension SchemaChange {
    /// What the row model finds wrong, with the SQL that led to it.
    func rowProblems(_ database: Database, on server: some ReplayServer) throws -> [String] {
        let problems =
            switch server {
            case let server as SQLiteReplayServer: try RowModelRun(self, database, on: server).run().problems
            case let server as PostgreSQLReplayServer: try RowModelRun(self, database, on: server).run().problems
            default: [] as [String]
            }
        guard !problems.isEmpty else { return [] }
        let script = try steps(database).dropFirst().map { "\($0.up.text)\n\($0.down.text)" }.joined(separator: "\n")
        return problems.map { "\(name) on \(database): \($0)" } + [script]
    }

    /// Whether both schemas are for a kind of database.
    func isFor(_ database: Database) -> Bool {
        before.settings.databases.contains(database) && after.settings.databases.contains(database)
    }
}
