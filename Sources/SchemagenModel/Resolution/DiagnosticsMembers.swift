import SchemagenLanguage

extension DiagnosticCode {
    // MARK: Attributes

    static let unknownAttribute = DiagnosticCode(
        "unknown-attribute", .error,
        """
        There is no attribute of that name. The attributes are a closed list, so that a misspelt one cannot be ignored; the
        language reference has all of them in one table.
        """)

    static let attributeNotHere = DiagnosticCode(
        "misplaced-attribute", .error,
        """
        An attribute stands where it means nothing. Some belong to certain kinds of declaration, and some need company:
        `@onDelete` a foreign key, `@touchTrigger` a column with `@touch`, `@collate` a text.
        """)

    static let repeatedAttribute = DiagnosticCode(
        "repeated-attribute", .error,
        """
        An attribute stands twice at one place. Only `@check` and `@allow` may be repeated, the latter with different codes.
        """)

    /// An attribute has an argument that it cannot have, or lacks one.
    public static let invalidAttribute = DiagnosticCode(
        "invalid-attribute", .error,
        """
        An attribute has an argument that it cannot have, or lacks one that it needs. A name that the attribute gives has a
        label, a word out of a closed list has none:

            status: Status @index(as: idx_hot, using: btree)
            leadID: Lead.ID @onDelete(cascade)
            id: Int64 @identity(always, start: 1000)
        """)

    static let conflictingAttributes = DiagnosticCode(
        "conflicting-attributes", .error,
        """
        Two things are said of a column that cannot both hold, or one that could mean several of its constraints. A column
        has one default: the database's (`= e`) or the models' (`@swiftDefault(e)`). Where a column makes several
        constraints, `@deferrable` and `@notValid` go to the one that is meant if it is written as a member:

            unique(email) @deferrable
        """)

    // MARK: Members

    static let misplacedMember = DiagnosticCode(
        "misplaced-member", .error,
        """
        A member stands where it cannot be. A view has columns and computed properties, a materialized view indexes
        besides; a virtual table leaves everything but its columns to its module; a partition has the columns of its table
        and, of its own, keys, indexes, constraints and a partitioning.
        """)

    static let misplacedDefault = DiagnosticCode(
        "misplaced-default", .error,
        """
        A column of a view or virtual table has a default. What a view shows comes from its query, and a virtual table is
        filled by its module: nothing would ever apply it.
        """)

    static let misplacedDeclaration = DiagnosticCode(
        "misplaced-declaration", .error,
        """
        A namespace stands in a namespace. PostgreSQL's schemas do not nest.
        """)

    static let invalidKey = DiagnosticCode(
        "invalid-key", .error,
        """
        A key of an index or constraint is not possible where it stands, is named twice, or has an option that contradicts
        another. Primary keys and unique constraints are made of columns; an index may have expressions:

            primaryKey(tenantID, number)
            index(status, createdAt desc nullsLast)
            index(lower(email) ops("text_pattern_ops"))
            unique(lower(email))                         // a unique index
        """)

    static let repeatedPrimaryKey = DiagnosticCode(
        "repeated-primary-key", .error,
        """
        A table has one primary key. A key of several columns is one member, not an attribute on each of them:

            primaryKey(tenantID, number)
        """)

    static let viewWithoutColumns = DiagnosticCode(
        "view-without-columns", .error,
        """
        A view declares the columns that its query gives, in their order. Without one there is nothing to read.

            view ActiveLead uses Lead {
                id: Lead.ID
                email: String
            } = sql "select id, email from leads"
        """)

    static let invalidPartition = DiagnosticCode(
        "invalid-partition", .error,
        """
        A partition does not fit the way in which its table is partitioned.

            partition by range(createdAt) {
                march from ("2025-03-01 00:00:00+00") to ("2025-04-01 00:00:00+00")
                other default
            }
            partition by list(country) { north in ["DK", "NO"] }
            partition by hash(id) { even modulus 2 remainder 0 }

        A bound has one value for each key; `minvalue` and `maxvalue` stand for an open end.

        What is `@partOf` an index or constraint has the same keys as that, which stands in the table or in a partition around
        it, and a partition has one part of each:

            index(createdAt) as events_at
            partition by range(createdAt) {
                march from ("2025-03-01 00:00:00+00") to ("2025-04-01 00:00:00+00") {
                    index(createdAt) as march_at @partOf(events_at)
                }
            }
        """)

    static let circularInheritance = DiagnosticCode(
        "circular-inheritance", .error,
        """
        Tables inherit from each other in a circle. A table has the columns of the tables that it inherits from, so that one
        of them has to come first.
        """)

    // MARK: Foreign keys

    static let tableWithoutKey = DiagnosticCode(
        "table-without-key", .error,
        """
        Something refers to the primary key of a table that has none. Give the table a key, or refer to a unique column of
        it from a column that keeps its own type:

            email: String(320) @references(Lead.email)
        """)

    static let compositeReference = DiagnosticCode(
        "composite-reference", .error,
        """
        `Lead.ID` stands for the key of a table, and a column can hold a key of one column only. For a key of several, give
        each of them a column here and add a foreign key as a member:

            tenant: Int32
            lead: Int64
            foreignKey(tenant, lead) references Lead(tenant, number)
        """)

    static let foreignKeyColumns = DiagnosticCode(
        "foreign-key-columns", .error,
        """
        A foreign key pairs columns: the first here refers to the first there. Both lists need the same length. Without a
        list behind the table's name, the columns of its primary key are meant.
        """)

    static let foreignKeyTargetNotUnique = DiagnosticCode(
        "foreign-key-target-not-unique", .error,
        """
        The columns that a foreign key refers to are neither the primary key nor unique, so that a value could mean several
        rows. Both databases refuse that. A unique index with a `where` or an expression does not count: it does not cover
        all rows, or not the columns themselves.

            unique(tenant, number)
        """)
}
