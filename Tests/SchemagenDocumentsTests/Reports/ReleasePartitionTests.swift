import SchemagenDocuments
import SchemagenGeneration
import SchemagenModel
import SchemagenTestSupport
import Testing

/// What a release says of the indexes of divided tables against what a server's catalogue has of them.
@Suite struct ReleasePartitionTests {
    private static func schema(_ members: String, _ partitions: String) -> String {
        """
        schema Shop { databases: [postgresql(15)] }

        table Event as events {
            id: Int64
            at: LocalDate
            name: String
            primaryKey(id, at)
            \(members)
            partition by range(at) {
                \(partitions)
            }
        }

        """
    }

    private static let first = """
        a as events_a from (minvalue) to ("2025-01-01") {
            partition by hash(id) {
                even as events_even modulus 2 remainder 0
                odd as events_odd modulus 2 remainder 1
            }
        }
        """
    private static let second = """
        b as events_b from ("2025-01-01") to ("2026-01-01") { index(name, at) as own_of_b }
        """

    static let changes: [[String]] = [
        // Made at once.
        ["schema Shop { databases: [postgresql(15)] }\n", schema("index(name)", first)],
        // An index and a constraint more.
        [schema("", first), schema("index(name)\n    unique(name, id, at)", first)],
        // Fewer.
        [
            schema("index(name)\n    unique(name, id, at)", first),
            schema("", first) + "removed unique Event.events_name_id_at_key\nremoved index Event.events_name_idx\n",
        ],
        // Partitions more, with indexes of their own.
        [schema("index(name)", first), schema("index(name)", "\(first)\n\(second)")],
        // Partitions fewer.
        [
            schema("index(name)", "\(first)\n\(second)"),
            schema("index(name)", first) + "removed partition Event.b\n",
        ],
        // An index and a partition at once.
        [schema("", first), schema("index(name)", "\(first)\n\(second)")],
        // One instead of another.
        [
            schema("index(name) as events_one", first),
            schema("index(name, at) as events_other", first) + "removed index Event.events_one\n",
        ],
    ]

    @Test(arguments: changes) func indexesAreThoseOfTheCatalogue(_ texts: [String]) throws {
        let project = try ReportProject(texts)
        let entries = try project.lock.entries
        let last = try #require(entries.last)
        let release = try ReleaseReport.file(
            project.release("0002" + (last.number > 2 ? "..\(last.paddedNumber)" : ""))
        ).text
        func told(_ title: String, _ column: String) -> Int {
            let rows = MarkdownReader(release).rows
            guard let header = rows.firstIndex(where: { $0.first == title }) else { return 0 }
            let row = rows[(header + 1)...].first { !$0[0].hasPrefix("-") }
            return rows[header].firstIndex(of: column).flatMap { place in row.flatMap { Int($0[place]) } } ?? 0
        }
        try withDatabase { connection in
            func counts() throws -> (indexes: Int, partitions: Int) {
                let indexes = try connection.query(
                    "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
                        + "WHERE c.relnamespace = 'public'::regnamespace")
                let partitions = try connection.query(
                    "SELECT count(*) FROM pg_class WHERE relispartition AND relkind IN ('r', 'p')")
                return (Int((indexes.first ?? nil) ?? "") ?? -1, Int((partitions.first ?? nil) ?? "") ?? -1)
            }
            func run(_ text: String) throws {
                // What is in no transaction comes statement by statement.
                for statement in text.split(separator: "\n\n") { try connection.execute(String(statement)) }
            }
            let files = project.files.migrations.files
            func text(_ number: Int) -> String {
                String(decoding: files[entries[number].path(.postgresql, .up)] ?? [], as: UTF8.self)
            }
            try run(text(0))
            let before = try counts()
            for number in 1..<entries.count { try run(text(number)) }
            let after = try counts()
            let title = "on PostgreSQL"
            #expect(
                told("Added \(title)", "Indexes") - told("Removed \(title)", "Indexes") == after.indexes
                    - before.indexes)
            #expect(
                told("Added \(title)", "Partitions") - told("Removed \(title)", "Partitions")
                    == after.partitions - before.partitions)
        }
    }

    /// One that takes the place of another is both added and removed, with its parts.
    @Test func whatIsReplacedIsCountedTwice() throws {
        let project = try ReportProject(Self.changes[6])
        let last = try #require(project.lock.entries.last).paddedNumber
        let text = ReleaseReport.file(try project.release("0002..\(last)")).text
        let rows = MarkdownReader(text).rows.filter { $0.count > 1 && $0[0].hasPrefix("`0002") }
        #expect(rows.prefix(2).map { $0[1] } == ["4", "4"], "\(rows)")
    }
}
