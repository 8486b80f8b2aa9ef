import SchemagenLanguage

extension DiagnosticCode {
    /// The findings of the resolver.
    public static let resolution: [DiagnosticCode] = [
        .postgresqlOnly, .missingOnDatabase,
        .unknownSetting, .unknownCode, .repeatedSetting, .invalidSetting, .repeatedName, .fileNameTaken,
        .repeatedMember,
        .repeatedSQLName, .invalidSQLName, .reservedName, .misplacedName, .invalidFormerName, .unknownType,
        .invalidType, .recursiveType,
        .unknownTable, .unknownColumn, .unknownMixin, .unknownObject, .unknownAttribute, .attributeNotHere,
        .repeatedAttribute, .invalidAttribute, .conflictingAttributes, .misplacedMember, .misplacedDefault,
        .misplacedDeclaration, .invalidKey, .repeatedPrimaryKey, .viewWithoutColumns, .tableWithoutKey,
        .compositeReference, .foreignKeyColumns, .foreignKeyTargetNotUnique, .existsNowhere, .invalidPartition,
        .circularInheritance, .circularUses, .unknownSQLKind, .missingDrop, .removedButPresent, .invalidRemoval,
    ]

    // MARK: Header

    static let unknownSetting = DiagnosticCode(
        "unknown-setting", .error,
        """
        The header has a key that is no setting. The settings are a closed list, so that a misspelt one cannot be ignored:
        `databases`, `naming`, `sqliteStorage`, `enumStorage`, `swiftAccess`, `swiftImports`, `onlineChanges`,
        `backfills`, `requireEvidence`, `sqlComments` and `lint`.
        """)

    static let unknownCode = DiagnosticCode(
        "unknown-code", .error,
        """
        `lint` in the header and `@allow` name diagnostics by their codes, as they stand in brackets behind a message.
        `schemagen explain` lists all of them. A misspelt one would be ignored, and an error of the language cannot be turned
        off: nothing correct could be generated then.
        """)

    static let repeatedSetting = DiagnosticCode(
        "repeated-setting", .error,
        """
        A setting, a naming pattern, a lint level or an import stands in the header twice. Nothing says which of the two is
        meant, so one has to go.
        """)

    static let invalidSetting = DiagnosticCode(
        "invalid-setting", .error,
        """
        A setting has a value that it cannot have.

            schema Shop {
                databases: [postgresql(14), sqlite(3.37)]
                naming: { index: "ix_{table}_{columns}" }
                sqliteStorage: strict
                lint: { missing-primary-key: error }
            }

        SQL is written for PostgreSQL 14 and later and for SQLite 3.37 and later. In a naming pattern, braces hold
        placeholders, and which ones mean something depends on the kind of name.
        """)

    // MARK: Hints

    static let invalidFormerName = DiagnosticCode(
        "invalid-former-name", .error,
        """
        `was` names what a thing was called before. That name has to be free now: something else that bears it would be a
        second claim to the same rows. Two things cannot both have been the same one. Where two swapped their names, both
        say so:

            first was second: String
            second was first: String

        What is in no database, or is made anew each time, has no former name.
        """)

    static let removedButPresent = DiagnosticCode(
        "removed-but-present", .error,
        """
        `removed` says that something is meant to vanish, and it is still in the file. Delete the declaration, or the
        `removed` line.
        """)

    static let invalidRemoval = DiagnosticCode(
        "invalid-removal", .error,
        """
        A `removed` line names something that cannot be removed, in a way that leaves open what is meant, or twice.

            removed table LegacyApproval
            removed column Campaign.notes
            removed index Campaign.campaigns_owner_idx
            removed case CampaignStatus.paused -> .cancelled
            removed sql function "touch()"

        Only a case has a replacement behind `->`, and where it is a case it has to be one that stays.
        """)

    // MARK: Databases and SQL objects

    static let existsNowhere = DiagnosticCode(
        "exists-nowhere", .error,
        """
        `@only` names a database that the schema is not for, or that the surrounding table or namespace is not for: the
        thing would exist on no database at all. Add the database to the header's `databases`, or drop the declaration.
        """)

    static let unknownSQLKind = DiagnosticCode(
        "unknown-sql-kind", .error,
        """
        `sql KIND "identity"` keeps an object as SQL text. The kind decides how the object is found and dropped, so it is
        one of a closed list: function, procedure, aggregate, operator, cast, collation, trigger, policy, rule, type,
        statistics, publication, event trigger, grant, default privileges.
        """)

    static let missingDrop = DiagnosticCode(
        "missing-drop", .error,
        """
        Each migration can be taken back, so the tool has to know how to drop what it creates. For a function or a type that
        follows from its identity; a trigger, policy or rule needs the table that it stands on; a grant and default
        privileges need the statement that revokes them:

            sql grant "app on leads" "grant select on leads to app" drop "revoke select on leads from app"
        """)

    static let circularUses = DiagnosticCode(
        "circular-uses", .error,
        """
        Views and SQL objects name each other behind `uses` in a circle, so that none of them could be created first. A view
        that reads a function, which reads the view, has to be told apart from one that does not: usually one of the `uses`
        is a mistake.
        """)

    /// What SQLite has nothing like.
    public static let postgresqlOnly = DiagnosticCode(
        "postgresql-only", .error,
        """
        SQLite cannot do this, and nothing is dropped silently. `@only(postgresql)` says that it exists on PostgreSQL alone;
        its Swift side stays. Where a whole schema is for PostgreSQL, say so in the header: `databases: [postgresql(14)]`.
        """)

    /// A use on a database where the used thing is not.
    public static let missingOnDatabase = DiagnosticCode(
        "missing-on-database", .error,
        """
        Something exists on a database, and what it refers to does not: a column, table or key that `@only` restricts to the
        other one. Restrict the one that refers in the same way.

            address: Inet @only(postgresql)
            index(address) @only(postgresql)
        """)
}
