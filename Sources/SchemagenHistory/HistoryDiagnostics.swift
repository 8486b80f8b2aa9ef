import SchemagenLanguage

extension DiagnosticCode {
    /// The lock is not there although migrations are.
    public static let lockMissing = DiagnosticCode(
        "lock-missing", .error,
        """
        `schemagen.lock` lists every migration with the hash of each of its files. Without it nothing shows whether a
        migration was edited, added or taken away, so its absence is an error.

        Restore it from version control: `git checkout -- Generated/Migrations/schemagen.lock`. In a new project,
        `schemagen generate` writes it together with the first migration.
        """)
    /// The lock has no content.
    public static let lockEmpty = DiagnosticCode(
        "lock-empty", .error,
        """
        `schemagen.lock` is there but has no content; an interrupted copy or a merge may have emptied it. Restore it from
        version control.
        """)
    /// The lock's text is not a lock.
    public static let lockUnreadable = DiagnosticCode(
        "lock-unreadable", .error,
        """
        `schemagen.lock` is written by the tool alone, in one exact form: a first line with the format, then one line a
        migration. A line that is not in that form was edited. Restore the file from version control.
        """)
    /// The lock was written by a newer version.
    public static let lockFormat = DiagnosticCode(
        "lock-format", .error,
        """
        The first line of `schemagen.lock` names the format of everything that is generated. A format that this version
        does not know was written by a newer one: update the package, here and wherever the project is built.
        """)
    /// The lock holds merge conflict marks.
    public static let lockConflict = DiagnosticCode(
        "lock-conflict", .error,
        """
        Two branches added migrations, and the merge left both in the lock with conflict marks. History is linear: one
        branch's migrations come first, the other's on top of them. Resolve the schema file, which merges as text, then run
        `schemagen migration rebase`: it reads both histories from git and plans your changes again on top of the other
        branch's newest snapshot. `--onto REF` says whose come first.
        """)
    /// A line of the lock does not chain to the one before it.
    public static let lockChain = DiagnosticCode(
        "lock-chain", .error,
        """
        Each line of `schemagen.lock` holds the hash of the line before it. A line that names another predecessor was put
        there by hand or by a merge that kept one side. After a merge run `schemagen migration rebase`, which reads both
        histories from git. Otherwise restore the lock, the snapshots and the migrations together from version control.
        """)
    /// Numbers or changes of the lock are out of order.
    public static let lockOrder = DiagnosticCode(
        "lock-order", .error,
        """
        Migrations are numbered without gaps, from 0001 or from a baseline that replaces others; each number exists for
        every database of the schema, and the migrations of one change stand together. Restore the lock from version control.
        """)
    /// A file that the lock lists is not there.
    public static let migrationMissing = DiagnosticCode(
        "migration-missing", .error,
        """
        A file that the lock lists is not in the migrations folder. A history with a hole cannot be replayed: restore the
        file from version control. To take a migration back that was never applied anywhere, restore the lock and the
        snapshots of the state before it as well.
        """)
    /// A file's content is not what the lock says.
    public static let migrationEdited = DiagnosticCode(
        "migration-edited", .error,
        """
        The content of a migration or snapshot is not the one whose hash the lock holds. A database that applied the
        former content and one that applies this one could differ, and nobody would know.

        A migration that no database depends on yet may be edited: `schemagen migration accept` replays the history on real
        engines and records the new content where it still leads to the same snapshots. Otherwise restore the file from
        version control and say the change in the schema. A snapshot is never edited; two branches that both wrote it are
        brought together by `schemagen migration rebase`.
        """)
    /// A file that the lock does not list.
    public static let migrationUnlisted = DiagnosticCode(
        "migration-unlisted", .error,
        """
        A file in the migrations folder is not listed in the lock: it was added by hand, it comes from another branch, or
        an interrupted run left it. After a merge `schemagen migration rebase` brings both branches' migrations into one
        line; a run that was interrupted goes on when it is started again. A migration of your own begins with
        `schemagen migration new NAME`. Anything else is to be deleted.
        """)
    /// A migration written by hand that nobody has proved.
    public static let migrationDraft = DiagnosticCode(
        "migration-draft", .error,
        """
        A migration was written by hand (`schemagen migration new`), or was moved behind another branch's migrations
        (`schemagen migration rebase`), and nobody has proved since that it leads where the lock says. It is applied nowhere
        before that. Write its files for every database, then run `schemagen migration accept`, which replays the history
        on real engines: up, compare with the snapshot, down, compare, up.
        """)
    /// A draft that nobody has written.
    public static let draftUnwritten = DiagnosticCode(
        "draft-unwritten", .error,
        """
        The file still has the line `-- schemagen: draft` that `migration new` put there, so nobody has looked after it. Write
        the SQL and take the line away; where there is nothing to do on this database, take the line away alone.
        """)
    /// There is nothing that could be done to the history.
    public static let historyRefused = DiagnosticCode(
        "history-refused", .error,
        """
        What was asked of the history cannot be done to it as it is: there is no migration yet, a migration is still a draft,
        or the number does not end a change. The message says what to do first.
        """)
    /// A database has applied what is to become another migration.
    public static let migrationApplied = DiagnosticCode(
        "migration-applied", .error,
        """
        A live database has applied this migration with the content that the lock holds; its journal keeps the hash. With
        another number or another content the database would not be recognised any more. Take the migration back there first
        (`schemagen rollback URL --to NUMBER`, with the files as they are committed: in the middle of a merge that is
        `git merge --abort` first), or leave the migration as it is and say what is to change in a new one.
        """)
    /// The schema file is not merged yet.
    public static let schemaConflict = DiagnosticCode(
        "schema-conflict", .error,
        """
        The schema file still holds the marks of an unfinished merge (`<<<<<<<`). It is the source of truth for both branches:
        resolve it first, then run `schemagen migration rebase`.
        """)
    /// Two branches touched the same thing.
    public static let rebaseConflict = DiagnosticCode(
        "rebase-conflict", .error,
        """
        Both branches did something to the same thing: a table, a column, an index, a case of an enum. Which of the two holds
        cannot be told from the histories, so nothing is moved.

        Say in the schema what is to hold, and run `schemagen migration rebase --collapse`: your changes become one migration,
        planned from the other branch's newest snapshot to the schema as it is. Where that needs a word (`was`, `removed`,
        `@backfill`), the error shows it. What your migrations did step by step is then one step, so look at what comes of it.
        """)
    /// The merged schema says more than both branches.
    public static let rebaseSurplus = DiagnosticCode(
        "rebase-surplus", .warning,
        """
        The schema file says something that neither branch's migrations say, or lacks something that one of them says: it was
        changed while the merge was resolved. It becomes a part of your last migration. If it was not meant, restore the
        schema's text, take the migrations back (`git checkout`) and rebase again.
        """)
    /// A file would be lost that no commit holds.
    public static let uncommittedEdit = DiagnosticCode(
        "uncommitted-edit", .error,
        """
        `schemagen migration rebase` reads both histories from git and writes the migrations folder anew. This file has a
        content that neither branch has committed, and it would be lost. Commit it (then `migration accept` may be due first),
        or restore it from git.
        """)
    /// What was written by hand would be lost.
    public static let squashLoses = DiagnosticCode(
        "squash-loses", .error,
        """
        A baseline makes the structure and no rows: what a migration written or edited by hand does besides (rows that it
        inserts, values that it fills in) is not in it. Databases that have applied it keep what it did; a new database
        would not get it. Where that is meant, `--lose NAME` names the migration; otherwise squash only what comes before it,
        or write its SQL anew with `schemagen migration new` afterwards.
        """)
    /// The newest snapshot is not what the schema says.
    public static let driftSnapshot = DiagnosticCode(
        "drift-snapshot", .error,
        """
        The newest snapshot has the structure of the schema but says it in other words: a Swift name or a hint changed.
        `schemagen generate` brings the snapshot in step; it needs no migration.
        """)
    /// The schema's databases are not the history's.
    public static let driftDatabases = DiagnosticCode(
        "drift-databases", .error,
        """
        The header names other databases than the migrations were made for. Every migration exists for every database, so
        a database cannot join or leave a history that has begun. Take the change of `databases` back, or start the
        history afresh: delete `Generated/Migrations` (only while no database depends on it) and run `schemagen
        generate`.
        """)
    /// The evidence is not there, or is of another history.
    public static let evidenceMissing = DiagnosticCode(
        "evidence-missing", .error,
        """
        The schema's header says `requireEvidence: true`, and `Generated/Migrations/evidence` does not say that this history
        was replayed on a real engine: it is not there, or it is of a history that has changed since. `schemagen verify`
        replays it and writes the file; commit it.
        """)
    /// The evidence is not in the form that is written.
    public static let evidenceUnreadable = DiagnosticCode(
        "evidence-unreadable", .error,
        """
        `Generated/Migrations/evidence` is written by `schemagen verify` alone, in one exact form. A file in another form was
        edited, or a newer version wrote it. Delete it and run `schemagen verify`, or restore it from version control.
        """)

    /// All codes about migrations.
    public static let history: [DiagnosticCode] = [
        .lockMissing, .lockEmpty, .lockUnreadable, .lockFormat, .lockConflict, .lockChain, .lockOrder,
        .migrationMissing, .migrationEdited, .migrationUnlisted, .migrationDraft, .draftUnwritten,
        .historyRefused, .migrationApplied, .squashLoses, .schemaConflict, .rebaseConflict,
        .rebaseSurplus, .uncommittedEdit, .driftSnapshot, .driftDatabases,
        .evidenceMissing, .evidenceUnreadable,
    ]
}
