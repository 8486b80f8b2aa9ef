import SchemagenHistory
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// The part of a runbook that is about SQLite.
struct SQLiteRunbook {
    private let source: RunbookSource
    private let commands: RunbookCommands
    private let plan: ChangePlan?

    init(_ source: RunbookSource) {
        self.source = source
        plan = source.plans[.sqlite]
        commands = RunbookCommands(
            source, on: .sqlite, url: "\"$DATABASE_FILE\"", rehearsal: "\"$BACKUP_FOLDER/rehearsal.db\"")
    }

    /// The copy of the state before, without the quotes of the shell.
    private var backup: String { "$BACKUP_FOLDER/before_\(source.first.paddedNumber).db" }

    func add(to page: inout MarkdownPage) {
        page.heading(2, "SQLite")
        page.block(
            "Commands are for a shell in the package's folder, where `DATABASE_FILE` is the path of the database and "
                + "`BACKUP_FOLDER` a folder outside of the package. Queries are for `sqlite3 -bail \"$DATABASE_FILE\"`. An app "
                + "runs the same migrations when it starts.")
        source.addImpact(on: .sqlite, to: &page)
        page.heading(3, "Steps")
        if source.former == nil {
            page.block("The database is empty before: nobody waits, and nothing can be lost.")
        } else if let plan {
            StepTable(source, plan).add(to: &page)
        }
        page.block(commands.files(on: .sqlite))
        before(on: &page)
        page.heading(3, "Backup and rehearsal")
        page.block("`.backup` copies a database in use as it is at one moment; copying the file does not.")
        page.code(
            "sh",
            """
            sqlite3 "$DATABASE_FILE" ".backup '\(backup)'"
            sqlite3 "\(backup)" "PRAGMA integrity_check"
            cp "\(backup)" "$BACKUP_FOLDER/rehearsal.db"
            \(commands.rehearsal)
            """)
        page.heading(3, "Apply")
        page.code("sh", commands.apply)
        page.heading(3, "Verify")
        page.code("sh", commands.driftAfter)
        for check in [parts, Self.integrity, Self.danglingReferences].compactMap(\.self) { check.add(to: &page) }
        page.heading(3, "Monitoring")
        Self.room("What the file takes, to be compared with what it took before:").add(to: &page)
        page.heading(3, "Roll back")
        page.block(commands.pointOfNoReturn)
        if let rollback = commands.rollback { page.code("sh", rollback) }
        if source.former != nil {
            page.block("The backup, while nobody has the database open; what was written since is not in it:")
            page.code("sh", "sqlite3 \"$DATABASE_FILE\" \".restore '\(backup)'\"")
        }
        if let plan { SQLiteTroubleshooting(plan).add(to: &page) }
    }

    private func before(on page: inout MarkdownPage) {
        page.heading(3, "Before")
        Self.integrity.add(to: &page)
        Self.danglingReferences.add(to: &page)
        let isRewriting = plan?.migrations.contains { $0.up.contains { !$0.effect.rewrites.isEmpty } } ?? false
        Self.room(
            isRewriting
                ? "What the file takes. Tables are written anew: as much again as they take has to be free on the disk, and once "
                    + "more for the journal or the write-ahead log:" : "What the file takes:"
        ).add(to: &page)
        RunbookConstraints(source, on: .sqlite).add(to: &page)
        page.block("What would be run, and what would be refused; nothing is changed:")
        page.code("sh", commands.dryRun)
        if let drift = commands.driftBefore {
            page.block("What differs from the history already, to be told from what the change does:")
            page.code("sh", drift)
        }
    }

    private static let integrity = RunbookCheck(
        purpose: "Whether the file is sound:", sql: "PRAGMA integrity_check;",
        expectation: .rows(header: ["integrity_check"], [["ok"]]))

    private static let danglingReferences = RunbookCheck(
        purpose: "Rows that refer to nothing, by table:",
        sql: "SELECT \"table\", count(*) AS n FROM pragma_foreign_key_check GROUP BY \"table\" ORDER BY \"table\";",
        expectation: .noRows)

    private static func room(_ purpose: String) -> RunbookCheck {
        RunbookCheck(
            purpose: purpose,
            sql: """
                SELECT page_count * page_size AS bytes, freelist_count * page_size AS free
                    FROM pragma_page_count, pragma_page_size, pragma_freelist_count;
                """,
            expectation: .reading("Pages that are free are used again; `VACUUM` gives them back to the disk."))
    }

    /// What the tables have, counted by SQLite.
    private var parts: RunbookCheck? {
        let tables = source.touched(on: .sqlite).after.sorted {
            $0.info.sqlName.utf8.lexicographicallyPrecedes($1.info.sqlName.utf8)
        }
        guard !tables.isEmpty else { return nil }
        let names = tables.map { Quoting.literal($0.info.sqlName) }.joined(separator: ",\n        ")
        return RunbookCheck(
            purpose: "What the tables have, counted by SQLite:",
            sql: """
                SELECT name AS "table",
                        (SELECT count(*) FROM pragma_table_xinfo(m.name) WHERE hidden <> 1) AS columns,
                        (SELECT count(DISTINCT id) FROM pragma_foreign_key_list(m.name)) AS foreign_keys
                    FROM sqlite_schema AS m
                    WHERE type = 'table' AND name IN (
                        \(names)
                    )
                    ORDER BY name COLLATE BINARY;
                """,
            expectation: .rows(
                header: ["table", "columns", "foreign_keys"],
                tables.map { table in
                    [
                        table.info.sqlName, "\(table.columns.count { $0.databases.contains(.sqlite) })",
                        "\(table.foreignKeys.count { $0.info.databases.contains(.sqlite) })",
                    ]
                }))
    }
}
