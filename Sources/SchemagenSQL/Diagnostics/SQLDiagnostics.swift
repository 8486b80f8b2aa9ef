import SchemagenLanguage

extension DiagnosticCode {
    /// The findings of the SQL writers.
    public static let sql: [DiagnosticCode] = [
        .opaqueWithoutDrop, .expressionTooLarge, .typeNotInDatabase, .sqliteStrictType, .sqliteIdentity,
        .stepNotInDatabase,
        .sqlTextMissingForDatabase, .referenceNotFound,
    ]

    /// An opaque object that nobody knows how to drop.
    public static let opaqueWithoutDrop = DiagnosticCode(
        "opaque-without-drop", .error,
        """
        The down migration has to drop what the up migration created. For a function, trigger, policy and the like the
        statement follows from the kind and the identity. For a grant and for default privileges it does not, and neither
        for anything but a trigger on SQLite, or for a trigger, policy or rule without its table.

        Say how, behind `drop`:

            sql grant "readers on leads" on Lead \"""
                grant select on leads to readers
                \""" drop \"""
                revoke select on leads from readers
                \"""
        """)

    /// An expression whose SQL is out of proportion.
    public static let expressionTooLarge = DiagnosticCode(
        "expression-too-large", .error,
        """
        SQL has no names for intermediate values in a CHECK or an index. Where the language's meaning needs an operand
        twice (`round` on PostgreSQL, an overflow on SQLite), its text is written twice, and nesting multiplies that. This
        expression would become more than 64 kB of SQL.

        Split it: keep the inner part in a generated column and refer to that, or check its parts one by one.
        """)

    /// A type that the database does not have.
    public static let typeNotInDatabase = DiagnosticCode(
        "type-not-in-database", .error,
        """
        The column's type exists on the other database only: `Inet`, `Range<T>` and the like are PostgreSQL's, and a
        `native(…)` type needs a name for each database that the column is for.

        Put `@only(postgresql)` behind the column, or name the type for both:

            outline: native(postgresql: "geometry", sqlite: "TEXT")
        """)

    /// A type name that a STRICT table refuses.
    public static let sqliteStrictType = DiagnosticCode(
        "sqlite-strict-type", .error,
        """
        A STRICT table of SQLite takes the types INT, INTEGER, REAL, TEXT, BLOB and ANY and no others.

        Name one of them for SQLite, or declare the table with `@sqliteStorage(declared)`:

            code: native(postgresql: "varchar(160)", sqlite: "TEXT")
        """)

    /// An identity column that SQLite cannot number.
    public static let sqliteIdentity = DiagnosticCode(
        "sqlite-identity", .error,
        """
        SQLite gives numbers to one kind of column only: the single integer primary key of a table with a rowid. An identity
        column that is no key, is one of several key columns, or stands in a `@withoutRowID` table has no counterpart.

        Make it the primary key, or put `@only(postgresql)` behind `@identity`'s column or the table.
        """)

    /// Something that has to be done on the other database only.
    public static let stepNotInDatabase = DiagnosticCode(
        "not-in-database", .error,
        """
        The object exists on the other database only: namespaces, extensions, sequences, domains, exclusion constraints,
        partitions and materialized views are PostgreSQL's, virtual tables are SQLite's.

        Put `@only(postgresql)` or `@only(sqlite)` behind its declaration.
        """)

    /// A text of SQL that has nothing to say for the database.
    public static let sqlTextMissingForDatabase = DiagnosticCode(
        "sql-text-missing-for-database", .error,
        """
        A view, an opaque object or a `sql(…)` has a text for the other database only.

        Give it one for each database that it is for, `sql(postgresql: "…", sqlite: "…")`, or put `@only(…)` behind the
        declaration.
        """)

    /// A name that leads nowhere.
    public static let referenceNotFound = DiagnosticCode(
        "sql-reference-not-found", .error,
        """
        A key, index, constraint or expression names a column, table, enum or sequence that the schema does not have. The
        names of a schema file are checked when it is read, so this points at a mistake in schemagen or at a schema that was
        put together by other means.
        """)
}
