import ArgumentParser
import SchemagenDatabases
import SchemagenFiles
import SchemagenImport
import SchemagenLanguage

/// A live database as a schema file.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Write a live database as a schema file.",
        discussion: """
            Reads the database's catalogue and writes nothing to it. On PostgreSQL a throw-away server of the same major \
            version proves that the schema gives the same database; without one every expression is kept as SQL. What the \
            language has no form for is kept as SQL text, and named with the reason. Exit code 0: the file is there. 2: \
            the database cannot be read, or the file cannot be written.
            """)

    @Argument(
        help: ArgumentHelp(
            "postgresql://…, sqlite:PATH or the path of a SQLite file; by default DATABASE_URL.", valueName: "url"))
    var url: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "The Swift name of the schema; by default that of the file, else of the database.", valueName: "name"))
    var name: String?

    func run() throws {
        if let output, !force, FileSystem.kind(of: output) != .missing {
            Console.problem("error: \(output) is there already; --force writes over it")
            throw Outcome.failed
        }
        let imported: ImportedSchema
        do {
            imported = try read(DatabaseURL(try Console.databaseURL(url)))
        } catch let outcome as Outcome {
            throw outcome
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
        if let output {
            do {
                try FileSystem.write(Array(imported.source.utf8), to: output)
            } catch {
                Console.problem("error: \(error)")
                throw Outcome.failed
            }
        } else {
            Console.standard(String(imported.source.dropLast()))
        }
        report(imported)
    }

    private func read(_ database: DatabaseURL) throws -> ImportedSchema {
        switch database {
        case .sqlite(let path):
            guard FileSystem.kind(of: path) == .file else {
                Console.problem("error: \(path): there is no such database")
                throw Outcome.failed
            }
            do {
                return try SQLiteImport.run(path, name: schemaName(SQLiteImport.schemaName(ofFile: path)))
            } catch let error as SQLiteError {
                Console.problem("error: \(path): \(error.message)")
                throw Outcome.failed
            }
        case .postgresql(let connectionString):
            let connection = try PostgreSQLConnection(connectionString)
            defer { connection.close() }
            let fallback = connection.description.split(separator: "/").last.map(String.init) ?? "Schema"
            let name = schemaName(fallback)
            let server = try? ThrowawayServer(PostgreSQLBinaries.find(majorVersion: connection.serverMajorVersion))
            defer { server?.stop() }
            return try PostgreSQLImport.run(
                connection, name: name, server: try server.map { try PostgreSQLReplayServer($0) })
        }
    }

    private func schemaName(_ fallback: String) -> String {
        if let name { return name }
        var base = output.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? fallback
        if base.hasSuffix(".schema") { base.removeLast(7) }
        return SwiftWords.type(base, isOfMany: false)
    }

    private func report(_ imported: ImportedSchema) {
        for object in imported.opaque { Console.problem("kept as SQL: \(object)") }
        for note in imported.notes { Console.problem("note: \(note)") }
        let counts = imported.counts.map { Console.count($0.count, $0.word) }
        let opaque = Console.count(imported.opaque.count, "object")
        Console.problem(
            "Imported \(counts.isEmpty ? "nothing" : counts.joined(separator: ", ")); \(opaque) kept as SQL.")
    }
}
