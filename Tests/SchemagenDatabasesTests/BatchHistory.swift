import Foundation
import SchemagenDatabases
import Testing

/// Histories that fill a column in batches.
enum BatchHistory {
    static let usual = "UPDATE t SET filled = note || '!' WHERE (filled IS NULL);"

    /// A table, and the UPDATE of it.
    static func history(
        _ directive: String, _ update: String = usual,
        table: String = "CREATE TABLE t (id integer PRIMARY KEY, note text, filled text);"
    ) -> [RunnableMigration] {
        [
            RunnerHistory.migration(1, "t", up: table, down: "DROP TABLE t;"),
            RunnerHistory.migration(
                2, "fill", up: "-- 0002_fill (PostgreSQL, up)\n-- schemagen: batches of \(directive)\n\n\(update)\n",
                down: "-- Nothing to undo.\n", change: 1),
        ]
    }

    static func apply(
        _ database: RunnerDatabase, _ history: [RunnableMigration], size: Int? = nil, pause: Int = 0,
        cancellation: RunnerCancellation? = nil, progress: (@Sendable (String) -> Void)? = nil
    ) throws -> [Int] {
        var options = RunnerOptions(tool: "test", patience: 30_000, progress: progress, cancellation: cancellation)
        options.batchSize = size
        options.batchPause = pause
        return try database.run(history, options: options) { try $0.apply().map(\.number) }
    }

    /// Everything is filled, and only the journal knows of it.
    static func expectFilled(_ database: RunnerDatabase, _ history: [RunnableMigration], _ comment: String = "") throws
    {
        #expect(try database.number("SELECT count(*) FROM t WHERE filled IS NULL") == 0, "\(comment)")
        #expect(try database.applied(history) == [1, 2], "\(comment)")
        #expect(try database.number("SELECT count(*) FROM schemagen_progress") == 0, "\(comment)")
        #expect(try database.status(history).begun.isEmpty)
    }
}
