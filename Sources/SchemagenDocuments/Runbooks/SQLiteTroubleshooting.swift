import SchemagenPlanning

/// The errors that the very statements of a change can raise on SQLite. The codes are those of SQLite's list of result codes.
struct SQLiteTroubleshooting {
    private let plan: ChangePlan

    init(_ plan: ChangePlan) { self.plan = plan }

    /// Adds the section.
    func add(to page: inout MarkdownPage) {
        let steps = plan.migrations.flatMap(\.up)
        let isConstraining = steps.contains { planned in
            switch planned.step {
            case .rebuildTable, .addConstraint: true
            case .createIndex(let index, _, _, _): index.isUnique
            default: false
            }
        }
        let isMaking = steps.contains { planned in
            switch planned.step {
            case .createTable, .createView, .createIndex, .addColumn, .createTouchTrigger: true
            default: false
            }
        }
        page.heading(3, "Troubleshooting")
        page.block("A migration is one transaction: when it fails it leaves nothing behind.")
        page.table(["Error", "What it means here", "What to do"]) { rows in
            add(
                "`SQLITE_BUSY` database is locked", "Another process wrote for longer than `apply --wait` waits.",
                "End it or wait for it, then run the same command again.", to: &rows)
            if isConstraining {
                add(
                    "`SQLITE_CONSTRAINT` UNIQUE, CHECK, NOT NULL or FOREIGN KEY constraint failed",
                    "There are rows that the schema after the change refuses.",
                    "The queries under *Before* count them where they can be counted. Mend them, then run the same command again.",
                    to: &rows)
            }
            if isMaking {
                add(
                    "`SQLITE_ERROR` already exists, duplicate column name", "Somebody made it by hand.",
                    "`schemagen drift` names what differs; take it away, or keep it and bring it into the schema first.",
                    to: &rows)
            }
            add(
                "`SQLITE_FULL` database or disk is full", "The disk, or the folder for temporary files, is full.",
                "Make room, then run the same command again.", to: &rows)
            add(
                "`SQLITE_READONLY` attempt to write a readonly database",
                "The process may write to the file or to its folder not at all.",
                "Give it the rights on both: the journal stands beside the file.", to: &rows)
        }
    }

    private func add(_ error: String, _ meaning: String, _ remedy: String, to rows: inout MarkdownTable) {
        for cell in [error, meaning, remedy] { rows.cell(cell) }
    }
}
