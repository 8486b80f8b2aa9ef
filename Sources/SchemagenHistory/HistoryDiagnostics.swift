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
        Two branches added migrations, and the merge left both in the lock with conflict marks. History is linear: keep
        the lock, the snapshots and the migrations of the branch that was merged first (`git checkout --theirs` or
        `--ours`, whichever side that is), delete the other branch's new migration files, and run `schemagen generate`:
        the schema file, which merges as text, gives the later change a new migration on top.
        """)
    /// A line of the lock does not chain to the one before it.
    public static let lockChain = DiagnosticCode(
        "lock-chain", .error,
        """
        Each line of `schemagen.lock` holds the hash of the line before it. A line that names another predecessor was put
        there by hand or by a merge that kept one side. Restore the lock, the snapshots and the migrations of one branch
        together from version control, then run `schemagen generate` for the other branch's change.
        """)
    /// Numbers or changes of the lock are out of order.
    public static let lockOrder = DiagnosticCode(
        "lock-order", .error,
        """
        Migrations are numbered from 0001 without gaps, each number exists for every database of the schema, and the
        migrations of one change stand together. Restore the lock from version control.
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
        former content and one that applies this one would differ, and nobody would know. Restore the file from version
        control and say the change in the schema instead.
        """)
    /// A file that the lock does not list.
    public static let migrationUnlisted = DiagnosticCode(
        "migration-unlisted", .error,
        """
        A file in the migrations folder is not listed in the lock: it was added by hand, it comes from another branch, or
        an interrupted `generate` left it. Migrations come from the schema: delete the file, change the schema, and run
        `schemagen generate`.
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
        .migrationMissing, .migrationEdited, .migrationUnlisted, .driftSnapshot, .driftDatabases,
        .evidenceMissing, .evidenceUnreadable,
    ]
}
