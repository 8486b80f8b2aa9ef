import SchemagenDatabases

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `apply --dry-run` and `rollback --dry-run` print.
struct RehearsalReport {
    /// Which of a migration's files would run.
    enum Direction {
        case up, down
    }

    private let rehearsal: Rehearsal
    private let direction: Direction

    init(_ rehearsal: Rehearsal, _ direction: Direction) {
        self.rehearsal = rehearsal
        self.direction = direction
    }

    /// Prints it: the SQL for whoever reads or runs it, the rest besides.
    /// - Throws: The outcome that the run itself would have.
    func print(json: Bool) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.standard(String(decoding: try encoder.encode(document), as: UTF8.self))
        } else {
            for migration in rehearsal.migrations { Console.standard(text(of: script(of: migration))) }
            for warning in rehearsal.warnings { Console.progress("warning: \(warning)") }
            for refusal in rehearsal.refusals { LiveDatabaseOptions.report(refusal) }
        }
        if let first = rehearsal.refusals.first {
            if !json { Console.problem("Dry run: it would be refused; nothing was changed.") }
            throw LiveDatabaseOptions.outcome(of: first)
        }
        if !json { Console.progress(summary) }
    }

    private func script(of migration: RunnableMigration) -> RunnableMigration.Script {
        direction == .up ? migration.up : migration.down
    }

    private func text(of script: RunnableMigration.Script) -> String {
        let text = script.text + (script.text.hasSuffix("\n") ? "" : "\n")
        let whole = "BEGIN;\n\n\(text)\nCOMMIT;\n"
        switch script.execution {
        case .transaction: return "-- \(script.path)\n\(whole)"
        case .statements: return "-- \(script.path)\n\n\(text)"
        case .batches:
            let batches = script.batches.map { " of \($0)" } ?? ""
            return
                "-- \(script.path)\n-- In batches\(batches), each in a transaction of its own; here as one.\n\(whole)"
        }
    }

    private var summary: String {
        guard !rehearsal.migrations.isEmpty else { return "Dry run: nothing to do." }
        let count = Console.count(rehearsal.migrations.count, "migration")
        return "Dry run: \(count) would be \(direction == .up ? "applied" : "taken back"); "
            + (rehearsal.isCompared ? "structure and rights are as needed" : "the structure was not compared")
            + ". Nothing was changed."
    }

    // MARK: JSON

    /// The form that scripts read; its number changes when a script would have to.
    private struct Document: Encodable {
        struct Migration: Encodable {
            var number: Int
            var name: String
            var change: Int
            var path: String
            var transaction: Bool
            var batches: Batches?
            var sql: String
        }
        struct Batches: Encodable {
            var rows: Int
            /// The columns of the key; none where the rows are taken as they are stored.
            var key: [String]
        }
        struct Refusal: Encodable {
            var message: String
            var path: String?
            var line: Int?
            var column: Int?
        }
        struct Right: Encodable {
            var role: String
            var right: String
            var object: String
            var neededBy: [String]
            var remedy: String
        }
        struct Loss: Encodable {
            var table: String
            var amount: String
        }

        var format = 1
        var compared: Bool
        var migrations: [Migration]
        var refusals: [Refusal]
        var missingRights: [Right]
        var losses: [Loss]
        var warnings: [String]
    }

    private var document: Document {
        Document(
            compared: rehearsal.isCompared,
            migrations: rehearsal.migrations.map { migration in
                let script = script(of: migration)
                return .init(
                    number: migration.number, name: migration.title, change: migration.change, path: script.path,
                    transaction: script.isTransactional,
                    batches: script.batches.map { .init(rows: $0.size, key: $0.key) }, sql: script.text)
            },
            refusals: rehearsal.refusals.map {
                .init(message: $0.message, path: $0.path, line: $0.position?.line, column: $0.position?.column)
            },
            missingRights: rehearsal.missingPrivileges.map {
                .init(role: $0.role, right: $0.right, object: $0.object, neededBy: $0.neededBy, remedy: $0.remedy)
            },
            losses: rehearsal.losses.map { .init(table: $0.table, amount: $0.amount) },
            warnings: rehearsal.warnings)
    }
}
