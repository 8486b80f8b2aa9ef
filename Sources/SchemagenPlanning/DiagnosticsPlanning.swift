import SchemagenLanguage

extension DiagnosticCode {
    /// Every code of this module.
    public static let planning: [DiagnosticCode] = [
        .ambiguousChange, .undeclaredRemoval, .backfillNeeded, .conversionNeeded, .changeNotPlanned,
        .circularDependency,
    ]

    /// A thing vanished while another of its kind appeared.
    public static let ambiguousChange = DiagnosticCode(
        "ambiguous-change", .error,
        """
        Something that the newest migration knows is no longer in the schema, and something of the same kind is new in
        the same place. It may have got another name, and then its data is kept; or one thing was replaced by another,
        and then the data of the first is lost. Both look the same in the file, and likeness of names is not evidence.

        Say which it is. If it was renamed, name the former Swift name behind `was`:

            amount was total: Decimal(12, 2)

        If it was replaced, declare the loss:

            removed column Order.total

        Both hints serve one migration; afterwards `schemagen fmt --prune` takes them out.
        """)

    /// A thing vanished without a `removed` hint.
    public static let undeclaredRemoval = DiagnosticCode(
        "undeclared-removal", .error,
        """
        Something that the newest migration knows is no longer in the schema. Removing it loses data, so the schema has
        to say that the loss is meant: a deleted line is easily overlooked in a review, and a badly resolved merge deletes
        lines too.

        Put the declaration back, or declare the loss in the file:

            removed table LegacyApproval
            removed column Campaign.notes
            removed case CampaignStatus.paused -> .cancelled

        The hint serves one migration; afterwards `schemagen fmt --prune` takes it out.
        """)

    /// A column that holds no NULL gets no value in the rows that are there.
    public static let backfillNeeded = DiagnosticCode(
        "backfill-needed", .error,
        """
        A table that is already migrated gets a column that cannot be NULL and has no default, or a column that could be
        NULL no longer can. The rows that are there have no value for it, and the migration would fail on them.

        Say which value they get. The expression may name other columns of the row:

            displayName: String(200) @backfill(email)

        It is used once, by one migration, and is not the column's default. Where new rows shall have the value too, a
        default does both:

            score: Int32 = 0
        """)

    /// A type changes, and not every value fits.
    public static let conversionNeeded = DiagnosticCode(
        "conversion-needed", .error,
        """
        A column changes its type, and not every value of the old type is a value of the new one: a text may be too long, a
        number too large, and from some types there is no way at all. A guess could lose data.

        Say what becomes of the values. Names have the types that they have in this file, so what needs the column's old
        type is written as SQL:

            amount: Int32 @convert(sql(postgresql: "amount::integer", sqlite: "cast(amount as integer)"))

        Widening a type (Int32 to Int64, String(20) to String(50), Int32 to Double) needs nothing.
        """)

    /// A change that no step leads to.
    public static let changeNotPlanned = DiagnosticCode(
        "change-not-planned", .error,
        """
        The schema says something else about an object that is already part of a migration, and the plan has no step that
        would bring it about. Every change has steps, so this is a defect of this tool. It refuses, rather than writing a
        migration that would not reach the schema.

        Report it with both schemas: the newest snapshot beside the migrations and the schema file. Until it is mended,
        leave what is migrated as it is, or declare a new object beside it and move the rows by hand.

        As long as no database has the migration, another way is to delete the newest migration and its line of the lock,
        and to generate it again.
        """)

    /// Objects that need each other.
    public static let circularDependency = DiagnosticCode(
        "circular-dependency", .error,
        """
        Views and SQL objects say behind `uses` what has to be there before them. Here this goes round in a circle, so
        that none of them can be created first.

        Take out the `uses` that is not needed for creating the object. The body of a PL/pgSQL function, for instance, is
        read only when it runs, so the function need not use the tables that it names:

            sql function "refresh()" uses Order @only(postgresql) \"""
                create function refresh() returns void language plpgsql as $$ … $$
                \"""
        """)
}
