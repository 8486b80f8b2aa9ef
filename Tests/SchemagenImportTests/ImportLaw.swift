import Foundation
import SchemagenDatabases
import SchemagenImport
import SchemagenTestSupport
import Testing

/// The law of importing: what is made from the imported file dumps like what is made from the original's own dump, and
/// importing it gives the same file again.
struct ImportLaw {
    let imported: ImportedSchema
    /// What `pg_dump --schema-only` prints of the restored original, line by line.
    let expected: [Substring]
    /// The same of what the imported file makes.
    let found: [Substring]
    /// The same of what comes out where the copy's dump is restored once more: PostgreSQL reads some of its own texts in
    /// another way than it prints them (`IN` of a varchar), and then the dump of a database is not that of its restored
    /// dump.
    let foundRestored: [Substring]
    /// The copy, imported.
    let again: ImportedSchema

    /// Tries it on the server under test.
    init(script: String, name: String) throws {
        let test = try TestServer.shared
        let server = try PostgreSQLReplayServer(test.server)
        let (imported, dump) = try test.withDatabase { original in
            try original.execute(script)
            let imported = try PostgreSQLImport.run(original, name: name, server: server)
            return (imported, try Self.dump(original, test.server))
        }
        expected = try test.withDatabase { restored in
            try restored.execute(dump)
            return Self.lines(try Self.dump(restored, test.server))
        }
        let made = try imported.script(for: .postgresql)
        let (copied, again) = try test.withDatabase { copy in
            try copy.execute(made)
            let again = try PostgreSQLImport.run(copy, name: name, server: server)
            return (try Self.dump(copy, test.server), again)
        }
        foundRestored = try test.withDatabase { restored in
            try restored.execute(copied)
            return Self.lines(try Self.dump(restored, test.server))
        }
        found = Self.lines(copied)
        self.again = again
        self.imported = imported
    }

    /// The lines that differ, with what they are.
    var differences: [String] { Self.differences(found, expected) }

    /// Those that remain where both are restored from a dump.
    var differencesWhenRestored: [String] { Self.differences(foundRestored, expected) }

    private static func differences(_ found: [Substring], _ expected: [Substring]) -> [String] {
        found.difference(from: expected).map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
    }

    /// The share of columns and indexes with a name of their own, in percent.
    var namedByHand: Double {
        let lines = imported.source.split(separator: "\n").map { $0.drop { $0 == " " } }
        var (count, named) = (0, 0)
        for line in lines {
            let isIndex = line.hasPrefix("index(") || line.hasPrefix("unique(") || line.contains("@index")
            let isColumn =
                line.contains(": ") && line.first?.isLetter == true && !line.hasPrefix("databases")
                && !line.hasPrefix("naming") && !line.hasPrefix("type ") && !line.hasPrefix("check ")
            if isColumn { count += 1 }
            if isIndex { count += 1 }
            if isIndex && (line.contains(") as ") || line.contains("@index(as:")) { named += 1 }
            if isColumn, line.prefix(while: { $0 != ":" }).contains(" as ") { named += 1 }
        }
        return count == 0 ? 0 : 100 * Double(named) / Double(count)
    }

    // MARK: pg_dump

    /// From PostgreSQL 18 on NOT NULL has a name. A partition that was made as one has its table's, one that was attached
    /// has its own, and the server's dump attaches all of them: names of the usual form are left out.
    private static func lines(_ dump: String) -> [Substring] {
        dump.replacing(/CONSTRAINT \w+_not_null NOT NULL/, with: "NOT NULL").split(separator: "\n")
    }

    /// The dump without what tells one run from another.
    private static func dump(_ connection: PostgreSQLConnection, _ server: ThrowawayServer) throws -> String {
        let database = try connection.query("SELECT current_database()").rows.first?.first.flatMap(\.self) ?? ""
        let process = Process()
        let file = FileManager.default.temporaryDirectory.appending(component: "schemagen-dump-\(UUID())")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.executableURL = try program("pg_dump", server.binaries)
        process.arguments = [
            "--schema-only", "--no-owner", "--dbname", server.connectionString(database: database), "--file", file.path,
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !line.hasPrefix("-- Dumped ") && !line.hasPrefix("\\restrict") && !line.hasPrefix("\\unrestrict")
        }.joined(separator: "\n")
    }

    /// A program beside the server's: where a folder has links to some of them, in the folder that they lead to.
    private static func program(_ name: String, _ binaries: PostgreSQLBinaries) throws -> URL {
        let server = URL(filePath: "\(binaries.folder)/postgres").resolvingSymlinksInPath()
        let folders = [
            binaries.folder, server.deletingLastPathComponent().path,
            "/usr/lib/postgresql/\(binaries.majorVersion)/bin",
            "/usr/pgsql-\(binaries.majorVersion)/bin",
        ]
        let found = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return URL(filePath: try #require(found, "no \(name) of PostgreSQL \(binaries.majorVersion)"))
    }

    /// A file of `Tests/Fixtures/Corpus`, without what only psql understands.
    static func corpus(_ name: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<2 { root.deleteLastPathComponent() }
        let url = root.appending(components: "Fixtures", "Corpus", name)
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\\") }
            .joined(separator: "\n")
    }
}
