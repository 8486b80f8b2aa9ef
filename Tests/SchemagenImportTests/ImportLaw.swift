import Foundation
import SchemagenDatabases
import SchemagenImport
import SchemagenTestSupport
import Synchronization
import Testing

/// The law of importing: what is made from the imported file dumps like what is made from the original's own dump, and
/// importing it gives the same file again.
struct ImportLaw {
    let imported: ImportedSchema
    /// Whether the server is a PostgreSQL 16, see `breaches`.
    private let restoresLoggedSequences: Bool
    /// How many objects the original's catalogue has, columns and constraints among them.
    let objects: Int
    /// How long the import took, its proof with it.
    let importTime: Duration
    /// What `pg_dump --schema-only` prints of the restored original, line by line.
    let expected: [Substring]
    /// The same of what the imported file makes.
    let found: [Substring]
    /// The same of what comes out where the copy's dump is restored once more: PostgreSQL reads some of its own texts in
    /// another way than it prints them (`IN` of a varchar), and then the dump of a database is not that of its restored
    /// dump. Where the first comparison finds no difference there is nothing to restore.
    let foundRestored: [Substring]
    /// The copy, imported.
    let again: ImportedSchema

    /// Tries it on the server under test.
    /// - Parameter restoring: Whether the original is what its own dump makes of it. PostgreSQL reads some of its texts
    ///   otherwise than it prints them (lists of varchars, a condition of conditions joined by AND), once.
    init(script: String, name: String, restoring: Bool = false) throws {
        let test = try TestServer.shared
        restoresLoggedSequences = test.server.binaries.majorVersion == 16
        let server = try PostgreSQLReplayServer(test.server)
        var objects = 0
        var importTime = Duration.zero
        let script =
            !restoring
            ? script
            : try test.withDatabase { first in
                try first.execute(script)
                return try Self.dump(first, test.server)
            }
        let (imported, dump) = try test.withDatabase { original in
            try original.execute(script)
            objects = try PostgreSQLCatalogue.read(original).objects.count
            let start = ContinuousClock.now
            let imported = try PostgreSQLImport.run(original, name: name, server: server)
            importTime = ContinuousClock.now - start
            return (imported, try Self.dump(original, test.server))
        }
        self.objects = objects
        self.importTime = importTime
        expected = try test.withDatabase { restored in
            try restored.execute(dump)
            return Self.lines(try Self.dump(restored, test.server))
        }
        let made: String
        do { made = try imported.script(for: .postgresql) } catch {
            throw NotBuilt(description: "\(error)\n\(imported.source)")
        }
        let (copied, again) = try test.withDatabase { copy in
            do { try copy.execute(made) } catch { throw NotBuilt(description: "\(error)\n\(imported.source)") }
            let again = try PostgreSQLImport.run(copy, name: name, server: server)
            return (try Self.dump(copy, test.server), again)
        }
        found = Self.lines(copied)
        if found == expected {
            foundRestored = found
        } else {
            foundRestored = try test.withDatabase { restored in
                try restored.execute(copied)
                return Self.lines(try Self.dump(restored, test.server))
            }
        }
        self.again = again
        self.imported = imported
    }

    /// Why the imported file makes nothing, with the file.
    private struct NotBuilt: Error, CustomStringConvertible {
        var description: String
    }

    /// The lines that differ, with what they are.
    var differences: [String] { Self.differences(found, expected) }

    /// Those that remain where both are restored from a dump.
    var differencesWhenRestored: [String] { Self.differences(foundRestored, expected) }

    /// All that is against the law, in words.
    ///
    /// A list of varchars may differ until it is restored: PostgreSQL reads its own text of it otherwise than it printed it.
    /// So may the sequence of an identity column of an unlogged table: PostgreSQL 16.2 makes it unlogged with the table, and
    /// logged where its own dump adds the identity afterwards.
    var breaches: [String] {
        var result = differences.filter {
            !$0.contains("::character varying)::text") && !$0.contains("::character varying])::text[]")
                && !(restoresLoggedSequences && $0.hasPrefix("- ALTER SEQUENCE ") && $0.hasSuffix(" SET LOGGED;"))
        }
        result += differencesWhenRestored.map { "once restored: \($0)" }
        result += imported.notes.filter {
            ["not the same", "proof", "not proved", "error", "cannot say", "not imported"].contains(where: $0.contains)
        }
        let (one, other) = (imported.source.split(separator: "\n"), again.source.split(separator: "\n"))
        result += Self.differences(other, one).prefix(20).map { "import of the copy: \($0)" }
        if result.isEmpty, imported.source != again.source { result.append("import of the copy: other blank lines") }
        return result
    }

    private static func differences(_ found: [Substring], _ expected: [Substring]) -> [String] {
        found.difference(from: expected).map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
    }

    /// The share of columns and indexes with a name of their own, in percent.
    var namedByHand: Double { NamedByHand.share(of: imported.source) }

    // MARK: pg_dump

    /// From PostgreSQL 18 on NOT NULL has a name. A partition that was made as one has its table's, one that was attached
    /// has its own, and the server's dump attaches all of them: names of the usual form are left out, with the number that
    /// they get where another table, made by LIKE, has the name already.
    private static func lines(_ dump: String) -> [Substring] {
        dump.replacing(/CONSTRAINT (?:\w+|"[^"]+)_not_null\d*"? NOT NULL/, with: "NOT NULL").split(separator: "\n")
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

    // MARK: The corpus

    private static let laws = Mutex<[String: Result<ImportLaw, any Error>]>([:])

    /// The law tried on a file of the corpus, once for all tests that ask.
    static func ofCorpus(_ file: String) throws -> ImportLaw {
        try laws.withLock { laws in
            if let known = laws[file] { return known }
            let name = file.prefix { $0 != "." }
            let law = Result {
                try ImportLaw(script: corpus(file), name: name.prefix(1).uppercased() + name.dropFirst())
            }
            laws[file] = law
            return law
        }.get()
    }

    /// The folder of schemas of real systems.
    static var corpusFolder: URL {
        var root = URL(filePath: #filePath)
        for _ in 0..<2 { root.deleteLastPathComponent() }
        return root.appending(components: "Fixtures", "Corpus")
    }

    /// A file of `Tests/Fixtures/Corpus`, without what only psql understands.
    static func corpus(_ name: String) throws -> String {
        let text = String(decoding: try Data(contentsOf: corpusFolder.appending(path: name)), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\\") }
            .joined(separator: "\n")
    }
}
