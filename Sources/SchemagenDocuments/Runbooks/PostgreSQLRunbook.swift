import SchemagenHistory
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// The part of a runbook that is about PostgreSQL.
struct PostgreSQLRunbook {
    private let source: RunbookSource
    private let commands: RunbookCommands
    private let queries: PostgreSQLRunbookQueries
    private let plan: ChangePlan?
    private let constraints: RunbookConstraints

    init(_ source: RunbookSource) {
        self.source = source
        plan = source.plans[.postgresql]
        constraints = RunbookConstraints(source, on: .postgresql)
        commands = RunbookCommands(source, on: .postgresql, url: "\"$DATABASE_URL\"", rehearsal: "\"$REHEARSAL_URL\"")
        queries = PostgreSQLRunbookQueries(source)
    }

    func add(to page: inout MarkdownPage) {
        page.heading(2, "PostgreSQL")
        page.block(
            "Commands are for a shell in the package's folder, where `DATABASE_URL` names the database, `REHEARSAL_URL` an "
                + "empty database of a server of the same major version, `BACKUP_FOLDER` a folder outside of the package, and "
                + "`schemagen` is on the path (`swift run schemagen` does as well). Queries are for "
                + "`psql -X -v ON_ERROR_STOP=1 \"$DATABASE_URL\"`.")
        steps(on: &page)
        before(on: &page)
        backup(on: &page)
        rehearsal(on: &page)
        application(on: &page)
        monitoring(on: &page)
        rollback(on: &page)
        if let plan { Troubleshooting(plan, hasQueries: constraints.hasQueries).add(to: &page) }
    }

    private func steps(on page: inout MarkdownPage) {
        source.addImpact(on: .postgresql, to: &page)
        page.heading(3, "Steps")
        guard let plan else {
            return page.block(
                "Hands wrote a part of this change. Read its files before anything else:\n\n"
                    + commands.files(on: .postgresql))
        }
        if source.former == nil {
            page.block("The database is empty before: nobody waits, and nothing can be lost.")
        } else {
            StepTable(source, plan).add(to: &page)
            page.block(
                "A lock is held until its transaction ends; how long a statement waits for one says `--lock-timeout`. The way "
                    + "back is said of what was there before; what rows written since can do to it stands under *Roll back*."
            )
        }
        page.block(commands.files(on: .postgresql))
    }

    private func before(on page: inout MarkdownPage) {
        page.heading(3, "Before")
        page.block(
            "What would be run, and what would be refused, rights that are missing among it; nothing is changed:")
        page.code("sh", commands.dryRun)
        if let drift = commands.driftBefore {
            page.block("What differs from the history already, to be told from what the change does:")
            page.code("sh", drift)
        }
        for check in queries.before { check.add(to: &page) }
        constraints.add(to: &page)
    }

    private func backup(on page: inout MarkdownPage) {
        page.heading(3, "Backup")
        page.block(
            "The dump must have ended before anything is applied. It holds what was committed when it began: what is written "
                + "later comes back only by point-in-time recovery, from a base backup and archived WAL.")
        page.code(
            "sh", "pg_dump -Fc -f \(commands.dump) \"$DATABASE_URL\"\npg_restore --list \(commands.dump) > /dev/null")
        page.block("A backup that was never restored is none:")
        page.code("sh", "pg_restore --exit-on-error --no-owner --no-acl -d \"$REHEARSAL_URL\" \(commands.dump)")
    }

    private func rehearsal(on page: inout MarkdownPage) {
        page.heading(3, "Rehearsal")
        page.block(
            "On the copy, with its rows\(commands.rollback == nil ? "" : ": there and back, and there again"). How long it takes "
                + "is recorded in the repository.")
        page.code("sh", commands.rehearsal)
    }

    private func application(on page: inout MarkdownPage) {
        page.heading(3, "Apply")
        let phases = source.phases(on: .postgresql)
        // Of a single one the change's own verification says whether it is well.
        let parts = phases.count > 1 ? phases : []
        if !parts.isEmpty {
            page.block(
                "In \(phases.count) phases, each of which is checked before the next. The last command brings the change to its "
                    + "end, and alone it runs all of them in one go.")
        }
        for phase in parts {
            page.heading(4, MarkdownText.inline(phase.entry.title))
            page.block(phase.words)
            page.code("sh", commands.apply(phase))
            for check in phase.checks(queries, of: source.schema) { check.add(to: &page) }
        }
        if !parts.isEmpty { page.heading(4, "All of it") }
        page.code("sh", commands.apply)
        page.block("Whatever stops it, the same command goes on from there. How far it has come:")
        page.code("sh", commands.status)
        if let analysis = queries.analysis { analysis.add(to: &page) }
        page.heading(3, "Verify")
        page.block(
            "The catalogue, compared with what the migrations lead to. It ends with an error where anything differs"
                + (source.previous == nil ? ":" : " that did not differ before, and names it:"))
        page.code("sh", commands.driftAfter)
        for check in queries.after { check.add(to: &page) }
    }

    private func monitoring(on page: inout MarkdownPage) {
        page.heading(3, "Monitoring")
        page.block("While it runs, and for the first day.")
        for check in queries.monitoring { check.add(to: &page) }
    }

    private func rollback(on page: inout MarkdownPage) {
        page.heading(3, "Roll back")
        page.block(commands.pointOfNoReturn)
        if let rollback = commands.rollback {
            page.code("sh", rollback)
            page.block(
                "It refuses to lose rows or values unless `--allow-loss TABLE` names what they are in, and `--dry-run` says what "
                    + "that would be."
                    + (commands.allowsLoss ? " The tables that are named here have columns that are new." : ""))
        }
        guard source.former != nil else { return }
        page.heading(3, "Restore")
        page.block(
            "The backup leads back by another database, `RESTORED_URL`, which is empty: what was written since the dump began is "
                + "not in it. Owners and rights are those of the role that restores.")
        page.code("sh", "pg_restore --exit-on-error --no-owner --no-acl -d \"$RESTORED_URL\" \(commands.dump)")
    }
}
