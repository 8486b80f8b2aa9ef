import ArgumentParser
import SchemagenDatabases

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a live database has of the history.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say which migrations a live database has, and which not yet.",
        discussion: """
            Reads the journal and writes nothing. Exit code 0: the database has all migrations. 1: some are pending, or \
            something is wrong. 2: the database cannot be read.
            """)

    @OptionGroup var live: LiveDatabaseOptions

    @Flag(help: "Print the status as JSON (format 1).")
    var json = false

    func run() throws {
        let status = try live.withRunner(for: .reading) { runner, _, _ in try runner.status() }
        if json {
            let report = Report(
                applied: status.applied.map {
                    .init(number: $0.number, name: $0.title, change: $0.change, appliedAt: $0.appliedAt, tool: $0.tool)
                },
                pending: status.pending.map {
                    .init(
                        number: $0.number, name: $0.title, change: $0.change,
                        filledRows: status.begun[$0.number]?.rows, batches: status.begun[$0.number]?.batches)
                },
                problems: status.problems.map(\.description))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.standard(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            for row in status.applied { Console.standard("applied     \(row.title)   \(row.appliedAt)   \(row.tool)") }
            for migration in status.pending {
                let begun = status.begun[migration.number].map { "   begun: \($0.summary)" } ?? ""
                Console.standard("pending     \(migration.title)\(begun)")
            }
            for problem in status.problems { LiveDatabaseOptions.report(problem) }
        }
        if !status.pending.isEmpty || !status.problems.isEmpty { throw Outcome.no }
    }

    /// The form that scripts read; its number changes when a script would have to.
    private struct Report: Encodable {
        struct Applied: Encodable {
            var number: Int
            var name: String
            var change: Int
            var appliedAt: String
            var tool: String
        }
        struct Pending: Encodable {
            var number: Int
            var name: String
            var change: Int
            /// How far it has come, where it runs in batches and is begun.
            var filledRows: Int64?
            var batches: Int64?
        }

        var format = 1
        var applied: [Applied]
        var pending: [Pending]
        var problems: [String]
    }
}
