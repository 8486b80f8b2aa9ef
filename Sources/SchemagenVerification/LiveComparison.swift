import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// A live database against a schema: the schema is built afresh by an engine of the same major version, and both
/// catalogues are compared. Nothing is written to the live database.
public struct LiveComparison: Sendable {
    /// What was compared with: `PostgreSQL 15.18`.
    public var engine: String
    /// What the live database holds and the schema does not say, and the other way round.
    public var differences: [CatalogueDifference]

    /// Why no answer can be had.
    public struct NotComparable: Error, Sendable, CustomStringConvertible {
        /// The reason, with the way out.
        public var description: String
    }

    /// Compares a database.
    /// - Parameters:
    ///   - url: The database.
    ///   - schema: What it should hold.
    /// - Throws: `NotComparable`; `PostgreSQLError`, `SQLiteError`, `MissingLibraryError` where it cannot be read.
    public static func run(_ url: DatabaseURL, with schema: Schema) throws -> LiveComparison {
        switch url {
        case .sqlite(let path):
            let script = try script(for: schema, on: .sqlite)
            let live = try SQLiteDatabase(.readOnly(path))
            defer { live.close() }
            let found = try SQLiteCatalogue.read(live)
            return try compare(found, with: script, on: SQLiteReplayServer())
        case .postgresql(let connectionString):
            let script = try script(for: schema, on: .postgresql)
            let connection = try PostgreSQLConnection(connectionString)
            // Partitions that something else makes are nobody's business here.
            let found = try PostgreSQLCatalogue.read(connection).withoutPartitions(of: schema.tablesDividedElsewhere)
            connection.close()
            let server: ThrowawayServer
            do {
                server = try ThrowawayServer(PostgreSQLBinaries.find(majorVersion: found.engine.majorVersion))
            } catch let error as ServerError {
                throw NotComparable(
                    description:
                        "the database is of \(found.engine), and the schema can only be built for comparison on a "
                        + "server of the same major version: \(error)")
            }
            defer { server.stop() }
            return try compare(found, with: script, on: PostgreSQLReplayServer(server))
        }
    }

    private static func compare(
        _ found: DatabaseCatalogue, with script: String, on server: some ReplayServer
    ) throws -> LiveComparison {
        let expected = try server.withDatabase { database in
            do {
                try database.run(script)
            } catch let error as ScriptFailure {
                throw NotComparable(
                    description:
                        "the schema cannot be built on \(found.engine.name) \(server.version): \(error.message)")
            }
            return try database.catalogue()
        }
        return LiveComparison(
            engine: "\(found.engine.name) \(server.version)",
            differences: try found.withoutJournal.differences(from: expected))
    }

    /// The SQL that makes a schema from nothing.
    static func script(for schema: Schema, on database: Database) throws -> String {
        guard schema.settings.databases.contains(database) else {
            throw NotComparable(
                description: "the schema is not for \(database.title): its header's `databases` says so")
        }
        let result = Planner.plan(from: nil, to: schema, on: database)
        guard let plan = result.plan else {
            throw NotComparable(
                description: "the schema cannot be planned: "
                    + result.diagnostics.map(\.message).joined(separator: "; "))
        }
        return MigrationFileWriter.write(plan, title: schema.name, to: schema).up
    }
}
