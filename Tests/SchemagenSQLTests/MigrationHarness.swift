import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

/// A schema as text, taken through every stage to the files of its first migration.
struct Migration {
    let schema: Schema

    init(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let file = SourceFile(path: "Test.schema", text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        let errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        for error in errors { Issue.record("\(FileDiagnostic(error, in: file).text)", sourceLocation: sourceLocation) }
        schema = try #require(errors.isEmpty ? resolved.schema : nil, sourceLocation: sourceLocation)
    }

    /// The files for a database, without a finding.
    func files(_ database: Database, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> MigrationFile
    {
        let result = Planner.plan(from: nil, to: schema, on: database)
        #expect(result.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
        let plan = try #require(result.plan, sourceLocation: sourceLocation)
        let files = MigrationFileWriter.write(plan, title: "0001_initial", to: schema)
        #expect(files.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
        return files
    }

    /// Runs up, the body, down and up on every PostgreSQL server: down leaves nothing, and up gives the same twice.
    func onPostgreSQL(
        options: String = "", holds expected: [String] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ body: (PostgreSQLConnection) throws -> Void = { _ in }
    ) throws {
        let files = try files(.postgresql, sourceLocation: sourceLocation)
        try withDatabase(options: options) { connection in
            let before = try Catalogue(connection)
            try transaction(files.up, connection.execute)
            let after = try Catalogue(connection)
            #expect(after != before, sourceLocation: sourceLocation)
            for line in expected where !after.contains(line) {
                Issue.record(
                    "missing: \(line)\n\(after.difference(from: before).joined(separator: "\n"))\n\(files.up)",
                    sourceLocation: sourceLocation)
            }
            try body(connection)
            try transaction(files.down, connection.execute)
            let nothing = try Catalogue(connection).difference(from: before)
            #expect(nothing == [], sourceLocation: sourceLocation)
            try transaction(files.up, connection.execute)
            let again = try Catalogue(connection).difference(from: after)
            #expect(again == [], sourceLocation: sourceLocation)
        }
    }

    /// The same on SQLite.
    func onSQLite(
        holds expected: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ body: (SQLiteDatabase) throws -> Void = { _ in }
    ) throws {
        let files = try files(.sqlite, sourceLocation: sourceLocation)
        try withSQLite { database in
            let before = try Catalogue(database)
            try transaction(files.up, database.execute)
            let after = try Catalogue(database)
            for line in expected where !after.contains(line) {
                Issue.record("missing: \(line)\n\(after)\n\(files.up)", sourceLocation: sourceLocation)
            }
            try body(database)
            try transaction(files.down, database.execute)
            let nothing = try Catalogue(database).difference(from: before)
            #expect(nothing == [], sourceLocation: sourceLocation)
            try transaction(files.up, database.execute)
            let again = try Catalogue(database).difference(from: after)
            #expect(again == [], sourceLocation: sourceLocation)
        }
    }

    private func transaction(_ script: String, _ execute: (String) throws -> Void) throws {
        do {
            try execute("BEGIN;\n" + script + "\nCOMMIT;")
        } catch {
            throw ScriptError(script: script, error: error)
        }
    }
}

/// An error with the script that it happened in.
struct ScriptError: Error, CustomStringConvertible {
    var script: String
    var error: any Error

    var description: String { "\(error)\n\(script)" }
}
