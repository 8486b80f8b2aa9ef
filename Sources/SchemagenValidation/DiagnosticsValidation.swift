import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    /// The findings of the validator.
    public static let validation: [DiagnosticCode] = [
        .tableWithoutColumns, .missingPrimaryKey, .nullablePrimaryKey, .nameTooLong, .systemName, .reservedWord,
        .invalidIdentity, .defaultOnGenerated, .generatedFromGenerated, .generatedNull, .touchNeedsTimestamp,
        .enumWithoutCases,
        .duplicateStoredText, .unindexedForeignKey, .foreignKeyTypeDiffers, .foreignKeyTypeMismatch,
        .setNullOnRequired, .setDefaultWithoutDefault, .setOnGenerated, .invalidForeignKeyTarget, .foreignKeyCycle,
        .redundantIndex, .partitionKeyNotInKey, .deprecatedReference, .sqliteOnly, .noEffectOnSQLite,
        .invalidRowID, .needsNewerVersion, .emptySource, .partitionedTable,
        .unknownIndexParameter, .misplacedCollation, .unorderedKey, .missingOperatorClass, .missingExtension,
        .repeatedText,
    ]

    // MARK: Tables and names

    static let tableWithoutColumns = DiagnosticCode(
        "table-without-columns", .error,
        """
        A table has no column that it could store a value in. SQLite refuses such a table, and a table whose columns are all
        generated; on PostgreSQL it could hold nothing but the number of its rows.
        """)

    static let missingPrimaryKey = DiagnosticCode(
        "missing-primary-key", .warning,
        """
        A table without a primary key has no way to name one of its rows. Its Swift type is not Identifiable and has no
        `ID`, no foreign key can refer to it, two equal rows cannot be told apart, and large changes to it cannot be done in
        resumable batches.

            id: Int64 @primaryKey @identity
            primaryKey(tenantID, number)

        Where it is meant, for instance in a log that is only appended to, say so:

            table Event as events @allow(missing-primary-key, "append-only") { … }
        """)

    static let nullablePrimaryKey = DiagnosticCode(
        "nullable-primary-key", .error,
        """
        A column of a primary key can be nil. PostgreSQL makes it required silently; SQLite, for historical reasons, lets
        several rows have nil there. Remove the `?`, or use `unique(…)`.
        """)

    static let nameTooLong = DiagnosticCode(
        "name-too-long", .error,
        """
        PostgreSQL keeps the first 63 bytes of a name and drops the rest with a mere notice, so that two long names can
        become one. Names that the tool makes are shortened with a hash; one that is given with `as` has to fit. Letters
        outside ASCII take two to four bytes each.
        """)

    static let systemName = DiagnosticCode(
        "system-name", .error,
        """
        The name belongs to the database: SQLite refuses names that start with `sqlite_`, and every table of PostgreSQL has
        hidden columns named ctid, xmin, xmax, cmin, cmax and tableoid. An enum or a domain of PostgreSQL cannot be called
        like one of the server's own types either: `name` alone is always the server's. Nor can anything that has a type of
        its name, as tables have, be called like a type of an extension of the schema. Choose another SQL name with `as`; the
        Swift name can stay.

            type Name as person_name = String @storage(domain)
        """)

    static let reservedWord = DiagnosticCode(
        "reserved-word", .warning,
        """
        A SQL name is a reserved word. What is generated quotes it, but everybody who writes a query by hand has to quote it
        too, and forgetting it gives puzzling errors: `select user from …` is the name of the connected role on PostgreSQL.

            userID as user_id: Int64        // rather than `user`
            order as sort_order: Int32
        """)

    // MARK: Columns

    static let invalidIdentity = DiagnosticCode(
        "invalid-identity", .error,
        """
        `@identity` lets the database number the rows. It stands on a whole number that is never nil and has no default and
        no generated value. The numbers that its options speak of have to be numbers of the column's type. On PostgreSQL
        the type is no domain, unless the numbers are `serial`.

            id: Int64 @primaryKey @identity
        """)

    static let generatedNull = DiagnosticCode(
        "generated-null", .warning,
        """
        The expression of a generated column can be nil and the column's type is not optional: the database refuses every row
        for which it is nil. Where that is meant, say so with `@allow(generated-null, "…")`; otherwise make the type optional
        or give the value a `??`.
        """)

    static let defaultOnGenerated = DiagnosticCode(
        "default-on-generated", .error,
        """
        The database works out a generated column itself, on every write or read. A default or `@touch` on it could never
        take effect, and the databases refuse the combination.
        """)

    static let generatedFromGenerated = DiagnosticCode(
        "generated-from-generated", .error,
        """
        On PostgreSQL a generated column reads ordinary columns only. Write the other column's expression out, or restrict
        the column with `@only(sqlite)`, which allows it.
        """)

    static let touchNeedsTimestamp = DiagnosticCode(
        "touch-needs-timestamp", .error,
        """
        `@touch` sets a column to `now()` whenever its row changes. The column has to be a Timestamp.

            updatedAt: Timestamp = now() @touch
        """)

    static let enumWithoutCases = DiagnosticCode(
        "enum-without-cases", .error,
        """
        An enum without cases has no value, so that no row could be stored in a table that uses it.
        """)

    static let duplicateStoredText = DiagnosticCode(
        "duplicate-stored-text", .error,
        """
        Two cases of an enum are stored as the same text, so that reading could not tell them apart. The stored text is the
        name in snake_case unless `as` says otherwise: `userID` and `userId` are both `user_id`.
        """)

    // MARK: Foreign keys

    static let unindexedForeignKey = DiagnosticCode(
        "unindexed-foreign-key", .warning,
        """
        Neither PostgreSQL nor SQLite makes an index for a foreign key. Without one, each delete of a referenced row, and
        each change of its key, reads the whole referencing table: 500 deletes took 11.9 s against 14 ms with an index. A
        primary key, unique constraint or index counts when its first columns are those of the foreign key and it covers
        all rows.

            leadID: Lead.ID @index

        Where the referenced rows are never deleted, an index costs more than it gives:

            countryID: Country.ID @allow(unindexed-foreign-key, "countries are never deleted")
        """)

    static let foreignKeyTypeDiffers = DiagnosticCode(
        "foreign-key-type-differs", .warning,
        """
        A foreign key's column has another type than the column that it refers to. The databases accept types of one family
        and convert for each comparison, but one of the two columns holds values that the other cannot. A column typed
        `Lead.ID` always has the type of the key.
        """)

    static let foreignKeyTypeMismatch = DiagnosticCode(
        "foreign-key-type-mismatch", .error,
        """
        A foreign key's column cannot be compared with the column that it refers to. PostgreSQL refuses the constraint;
        SQLite accepts it and then never finds a match.
        """)

    static let setNullOnRequired = DiagnosticCode(
        "set-null-on-required", .error,
        """
        `setNull` would put nil into a column that is never nil, so that every delete of a referenced row fails. Make the
        column optional, or choose `cascade` (the rows go too) or `restrict` (the delete is refused, and says why).
        """)

    static let setDefaultWithoutDefault = DiagnosticCode(
        "set-default-without-default", .warning,
        """
        `setDefault` puts the column's default in place of the reference, and there is none: the databases take nil
        instead, which fails where the column is required. Say `setNull` if that is meant.
        """)

    static let setOnGenerated = DiagnosticCode(
        "set-on-generated", .error,
        """
        `setNull` and `setDefault` write the foreign key's columns, and a generated column cannot be written.
        """)

    static let invalidForeignKeyTarget = DiagnosticCode(
        "invalid-foreign-key-target", .error,
        """
        PostgreSQL checks a foreign key against a key that is enforced at once, so it refuses one that is `@deferrable`.
        Tables that are `@unlogged` are empty after a crash, so that only others of their sort refer to them. And SQLite's
        virtual tables have no keys to refer to.
        """)

    static let foreignKeyCycle = DiagnosticCode(
        "foreign-key-cycle", .warning,
        """
        Tables refer to each other in a circle, by columns that are never nil and constraints that are checked at once: the
        first row of each needs a row of another that is not there yet. The tables can be created, but nothing can be
        inserted. Make one of the columns optional, or one of the constraints deferred:

            owner: User.ID @deferrable(initially: deferred)
        """)

    static let deprecatedReference = DiagnosticCode(
        "deprecated-reference", .warning,
        """
        Something that is not deprecated relies on something that is, so that the deprecated thing cannot go before both
        have changed. Deprecate what relies on it too, or move it over.
        """)

    // MARK: Indexes and partitions

    static let redundantIndex = DiagnosticCode(
        "redundant-index", .warning,
        """
        An index does what another one does: it has the same keys, or is the beginning of one that is not unique, or repeats
        a key. Every write keeps both up to date, and no query needs both. A partial index, one with another method,
        operator class, order or collation is not the same.

            unique(email)
            index(email)                  // redundant: a unique constraint has an index
            index(status)                 // redundant beside the next
            index(status, scheduledAt)
        """)

    static let partitionKeyNotInKey = DiagnosticCode(
        "partition-key-not-in-key", .error,
        """
        PostgreSQL keeps a key of a partitioned table by an index in each partition, which can only vouch for the whole table
        when rows that are equal in the key are always in the same partition: the key has to hold all columns that the table
        is partitioned by.

            primaryKey(id, createdAt)
            partition by range(createdAt) { … }
        """)

    static let partitionedTable = DiagnosticCode(
        "partitioned-table", .error,
        """
        A partitioned table of PostgreSQL stores no rows itself: they all lie in its partitions. So it has no storage
        parameters (`@with`), no order of rows (`@clusterOn`) and no check that is not handed down (`@noInherit`), it inherits
        from no table, and none but its partitions inherits from it.
        """)

    static let unknownIndexParameter = DiagnosticCode(
        "unknown-index-parameter", .error,
        """
        An index of PostgreSQL takes the storage parameters of its method alone: `fillfactor` for btree, hash, gist and
        spgist, `deduplicate_items` for btree, `buffering` for gist, `fastupdate` and `gin_pending_list_limit` for gin,
        `pages_per_range` and `autosummarize` for brin.

            index(tags) using gin @with(fastupdate: false)
        """)

    static let unorderedKey = DiagnosticCode(
        "unordered-key", .error,
        """
        Keys, unique constraints, plain indexes, and partitions by range or list, need values that can be put in order. On
        PostgreSQL xml, json, point, line, lseg, box, path, polygon and circle have no order. Leave the column out, give it
        another type (`JSON` is jsonb, which has one), or choose a method that takes it:

            index(place) using gist
        """)

    static let missingOperatorClass = DiagnosticCode(
        "missing-operator-class", .error,
        """
        An index of PostgreSQL compares values by an operator class, and each method has one for some types alone: gin for
        lists, `JSON`, `TSVector` and `HStore`; gist for ranges, geometry and search; spgist for texts, addresses, ranges
        and geometry; brin and hash for most plain values. Declare the extension that brings more, name a class with
        `ops(…)`, or choose another method.

            extension btree_gin

            index(tags, ownerID) using gin
            index(name ops("gin_trgm_ops")) using gin
        """)

    static let misplacedCollation = DiagnosticCode(
        "misplaced-collation", .error,
        """
        A collation says how texts are ordered. PostgreSQL refuses one on a key of an index whose values are no texts.

            index(name collate("C"))
        """)

    // MARK: Databases

    static let missingExtension = DiagnosticCode(
        "missing-extension", .error,
        """
        PostgreSQL has the types `Citext`, `HStore` and `LTree` from the extensions of those names: without the extension the
        table or domain cannot be created, and the extension cannot be dropped while something is of its types.

            extension citext
        """)

    static let sqliteOnly = DiagnosticCode(
        "sqlite-only", .error,
        """
        PostgreSQL cannot do this, and nothing is dropped silently. `@only(sqlite)` says that it exists on SQLite alone; its
        Swift side stays. Where a whole schema is for SQLite, say so in the header: `databases: [sqlite(3.37)]`.
        """)

    static let noEffectOnSQLite = DiagnosticCode(
        "no-effect-on-sqlite", .warning,
        """
        An option changes how PostgreSQL stores a table, or how an identity column counts. SQLite has no such option: the
        table is the same there without it, and its ids begin at 1. Acknowledge it with `@allow(no-effect-on-sqlite, "…")`, or turn the finding off
        in the header: `lint: { no-effect-on-sqlite: off }`.
        """)

    static let repeatedText = DiagnosticCode(
        "repeated-text", .error,
        """
        Two `sql comment`, or two `sql setting`, change one thing. The second takes the place of the first, and what drops one
        of them takes back what the other says. Keep one.
        """)

    static let emptySource = DiagnosticCode(
        "empty-source", .error,
        """
        A materialized view is filled when it is made, and reads another that is `@noData`: PostgreSQL refuses to read that
        one before its first REFRESH, so the migration could not run on a new database. Make both empty at first, or neither.

            materialized view DailyTotal uses HourlyTotal @noData { … } = sql "…"
        """)

    static let invalidRowID = DiagnosticCode(
        "invalid-rowid", .error,
        """
        SQLite numbers rows by their rowid. A table `@withoutRowID` is stored by its primary key instead, so that it needs
        one, and cannot number rows with `@identity`. `@autoincrement` is for an ascending key of one whole number.
        """)

    static let needsNewerVersion = DiagnosticCode(
        "needs-newer-version", .error,
        """
        The header promises that migrations run on a version that does not have this. Raise the minimum in the header's
        `databases`, or do without.

            databases: [postgresql(15), sqlite(3.37)]
        """)
}
