import SchemagenDatabases
import SchemagenModel

extension SchemaChange {
    /// What the row model finds wrong, with the SQL that led to it. The rows are drawn by the name of the change.
    func rowProblems(_ database: Database, on server: some ReplayServer) throws -> [String] {
        let seed = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        let problems = try RowTrial(self, on: database, seed: seed).mismatches(on: server)
        guard !problems.isEmpty else { return [] }
        let script = try steps(database).dropFirst().map { "\($0.up.text)\n\($0.down.text)" }.joined(separator: "\n")
        return problems.map { "\(name) on \(database): \($0)" } + [script]
    }

    /// Whether both schemas are for a kind of database.
    func isFor(_ database: Database) -> Bool {
        before.settings.databases.contains(database) && after.settings.databases.contains(database)
    }
}
