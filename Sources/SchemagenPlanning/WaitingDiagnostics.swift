import SchemagenLanguage

extension DiagnosticCode {
    /// A table is written anew while nobody can use it.
    public static let hazardRewrite = DiagnosticCode(
        "hazard-rewrite", .warning,
        """
        PostgreSQL writes a table that is there anew, with all its indexes, and nobody reads or writes it meanwhile. It takes
        as long as the table is large, and for that time as much room again on the disk. Another type whose values are kept
        otherwise does it, and a new column that is numbered, generated and stored, or of a domain with checks.

        Where the table is large, add a column of the new kind beside the old one, fill it in batches (`@backfill`), and remove
        the old one in a later release; or change it while the service is stopped. Where the table is small, say so:

            quantity: Int64 @allow(hazard-rewrite, "some thousand rows")
        """)

    /// A table is read as a whole while nobody can use it.
    public static let hazardBlockedReads = DiagnosticCode(
        "hazard-blocked-reads", .warning,
        """
        PostgreSQL reads or fills a whole table in a transaction that keeps everybody from reading and writing one that is
        there. It does so to check its rows, to build the index of a constraint, to give rows their values, or to move them
        between partitions, and takes as long as the table is large.

        With `onlineChanges: true`, the default, most changes take forms that lock only for a moment: constraints that are
        validated apart, indexes that are built concurrently, rows that are filled in batches. Exclusion constraints and keys of
        divided tables have no such form. Where the table is small, say so:

            table Reservation as reservations @allow(hazard-blocked-reads, "a few hundred rows") {
        """)

    /// A table is read as a whole while nobody can write.
    public static let hazardBlockedWrites = DiagnosticCode(
        "hazard-blocked-writes", .warning,
        """
        PostgreSQL reads or fills a whole table in a transaction that keeps everybody from writing to one that is there. It does
        so to build an index in the plain form, to check a foreign key at once, or to check the rows of all tables with a column
        of a domain. Those who read go on.

        With `onlineChanges: true`, the default, indexes are built concurrently and foreign keys are validated apart, except on
        divided tables. Where the table is small or seldom written, say so:

            note: String @index @allow(hazard-blocked-writes, "written at night only")
        """)

    /// A table is locked for a moment.
    public static let hazardLock = DiagnosticCode(
        "hazard-lock", .warning, isOptional: true,
        """
        A change takes a lock on a table of PostgreSQL that keeps everybody out, if only for a moment: nothing but the catalogue
        changes. Nearly every change of a table does. While it waits for a long query to end, all others wait behind it, so
        `apply` gives up after a while and tries again.

        It is off unless the header's `lint` gives it a severity: `lint: { hazard-lock: note }`.
        """)

    /// A table's rows are written again on SQLite.
    public static let hazardCopy = DiagnosticCode(
        "hazard-copy", .note,
        """
        SQLite writes all rows of a table again: it makes the table anew and copies them, or takes the values of a column that
        goes out of each. Nobody else writes to the database meanwhile, and the file grows by the size of the table until that
        room is used again.

        For most files this takes less than a second. Where it does not, change several things of the table in one migration:
        it is copied once.
        """)
}
