import SchemagenLanguage

extension DiagnosticCode {
    /// A migration fails on a live database.
    public static let migrationFailed = DiagnosticCode(
        "migration-failed", .error,
        """
        The database refused a statement of a migration; the message is the engine's own, and the place is the one that it
        gives. Nothing of this migration is left, and those before it stay: mend what the message names and run the same
        command again. What fails on rows that only this database has is mended there, not in the file.
        """)
    /// What was applied to a database is not what the history says.
    public static let journalDiffers = DiagnosticCode(
        "journal-differs", .error,
        """
        The table `schemagen_journal` of the database records which migrations were applied to it, with the hash of each up
        file. This file has another content, or was left out before a later one. Restore the file from version control as it
        was when it was applied; what is to change is said in the schema and becomes a migration of its own.
        """)
    /// A migration fails on a real engine.
    public static let verifyFailed = DiagnosticCode(
        "verify-failed", .error,
        """
        A migration did not run on a real engine; the message is the engine's own, and the place is the one that it gives.
        A file that `generate` wrote and nobody edited should never fail: then it is a mistake of the tool, or of SQL text
        in the schema that only the database can read (a view's query, `sql("…")`).
        """)
    /// The history reaches something else than the snapshot says.
    public static let verifyStructure = DiagnosticCode(
        "verify-structure", .error,
        """
        After this migration the database does not hold what its snapshot says, built afresh on the same server. Either a
        migration was edited by hand, or the tool planned it wrongly. The message names the object, the property, what is
        found and what is expected.
        """)
    /// The down does not lead back.
    public static let verifyDown = DiagnosticCode(
        "verify-down", .error,
        """
        After the down file the database is not what it was before the up file. The message names what is left, missing or
        different. A down that cannot lead back belongs to a migration that is labelled irreversible.
        """)
    /// The second up gives something else than the first.
    public static let verifyRepetition = DiagnosticCode(
        "verify-repetition", .error,
        """
        Up, down and up again do not give what the first up gave: the down left something behind that the second up met, or
        the up depends on more than the schema before it.
        """)
    /// A migration that is not labelled lossy loses rows or values.
    public static let verifyLoss = DiagnosticCode(
        "verify-loss", .error,
        """
        Rows were in the tables before the migration, and rows or values are gone after it, although the migration is not
        labelled lossy. The message names the table, the column and the number of rows.
        """)
    /// The server lacks what the history needs.
    public static let verifyUnverifiable = DiagnosticCode(
        "verify-unverifiable", .error,
        """
        The server on which the history is replayed lacks something that the migrations need, an extension for instance.
        Nothing is proved then, in neither direction. Install it there, or name a server that has it with `--postgres URL`.
        """)

    /// The codes of this module.
    public static let verification: [DiagnosticCode] = [
        verifyFailed, verifyStructure, verifyDown, verifyRepetition, verifyLoss, verifyUnverifiable,
        migrationFailed, journalDiffers,
    ]
}
