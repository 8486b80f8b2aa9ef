import Foundation
import SchemagenDatabases
import SchemagenImport
import SchemagenTestSupport
import Testing

/// The law over the whole corpus, as a table: `Tests/law` prints it.
@Suite struct ImportLawTable {
    @Test func lawHoldsForTheCorpus() throws {
        let rows = try Self.postgreSQLRows() + Self.sqliteRows()
        let table = Self.table(rows)
        if let path = environmentVariable("SCHEMAGEN_LAW_TABLE") {
            try Data(table.utf8).write(to: URL(filePath: path))
        }
        #expect(rows.count >= 8, "the corpus is not complete")
        #expect(rows.allSatisfy { $0.holds || $0.isNotRun }, "\(table)")
    }

    // MARK: Rows

    fileprivate struct Row {
        var file: String
        var engine: String
        var objects = 0
        var keptAsSQL = 0
        var result = "equal"
        var named = 0.0
        var time = Duration.zero
        var holds = true
        var isNotRun = false

        var cells: [String] {
            if isNotRun { return [file, engine, "", "", result, "", ""] }
            let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
            return [
                file, engine, "\(objects)", "\(keptAsSQL)", result, String(format: "%.1f %%", named),
                "\(milliseconds) ms",
            ]
        }
    }

    private static func postgreSQLRows() throws -> [Row] {
        let test = try TestServer.shared
        var version = ""
        try test.withDatabase { connection in
            let rows = try connection.query("SELECT current_setting('server_version')").rows
            let text = rows.first?.first.flatMap(\.self) ?? ""
            version = String(text.prefix { $0 != " " })
        }
        return try files(in: []).map { file in
            var row = Row(file: file, engine: "PostgreSQL \(version)")
            if file == "oddities.sql", try !test.offers(["btree_gist", "pgcrypto"]) {
                row.isNotRun = true
                row.result = "not run: this server was built without btree_gist or pgcrypto"
                return row
            }
            do {
                let law = try ImportLaw.ofCorpus(file)
                row.objects = law.objects
                row.keptAsSQL = law.imported.opaque.count
                row.named = law.namedByHand
                row.time = law.importTime
                let listed = ListedDifference.all.filter { $0.file == file }
                let others = law.differences.filter { line in !listed.contains { $0.lines.contains(line) } }
                if let first = others.first {
                    row.fail(first)
                } else if let first = law.differencesWhenRestored.first {
                    row.fail("once restored: \(first)")
                } else if law.again.source != law.imported.source {
                    row.fail("the copy's import is another file")
                } else if !listed.isEmpty {
                    row.result = "equal, but for " + listed.map(\.description).joined(separator: "; ")
                }
            } catch {
                row.fail("\(error)")
            }
            return row
        }
    }

    private static func sqliteRows() throws -> [Row] {
        let database = try SQLiteDatabase(.memory)
        defer { database.close() }
        return try files(in: ["sqlite"]).map { file in
            var row = Row(file: "sqlite/\(file)", engine: "SQLite \(database.version)")
            do {
                let law = try SQLiteLaw.run(ImportLaw.corpus("sqlite/\(file)"), name: "Corpus")
                row.objects = law.objects
                row.keptAsSQL = law.imported.opaque.count
                row.named = NamedByHand.share(of: law.imported.source)
                row.time = law.importTime
                if let first = law.breaches.first { row.fail(first) }
            } catch {
                row.fail("\(error)")
            }
            return row
        }
    }

    private static func files(in folders: [String]) throws -> [String] {
        let folder = folders.reduce(ImportLaw.corpusFolder) { $0.appending(component: $1) }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.sorted()
    }

    // MARK: Text

    private static func table(_ rows: [Row]) -> String {
        let head = ["file", "engine", "objects", "kept as SQL", "law", "`as`", "import"]
        let cells = [head] + rows.map(\.cells)
        let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            let padded = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                let isNumber = [2, 3, 5, 6].contains(column)
                return isNumber ? space + cell : cell + space
            }
            return "| \(padded.joined(separator: " | ")) |\n"
        }
        let rule = "|\(widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|"))|\n"
        return line(head) + rule + rows.map { line($0.cells) }.joined()
    }
}

extension ImportLawTable.Row {
    fileprivate mutating func fail(_ reason: String) {
        holds = false
        result = "BROKEN: " + reason.split(separator: "\n").joined(separator: " ⏎ ")
    }
}
