import SchemagenLanguage

extension DiagnosticCode {
    /// There is a schema but no migration.
    public static let driftNoHistory = DiagnosticCode(
        "drift-no-history", .error,
        """
        The schema has no migration yet. `schemagen generate` writes the first one, which creates everything, together
        with the lock and the first snapshot.
        """)
    /// A change of the schema is in no migration.
    public static let driftChange = DiagnosticCode(
        "drift-change", .error,
        """
        The schema says something that the newest snapshot does not say: a table, a column, a constraint came, went or
        changed after the last migration was made. A database at the newest migration would not fit the schema.

        `schemagen generate` writes the migration, the models and the documents. If the change was not meant, take it
        back in the schema.
        """)
    /// A generated file is not there.
    public static let driftMissing = DiagnosticCode(
        "drift-missing", .error,
        """
        A file that the schema generates is not committed. `schemagen generate` writes it.
        """)
    /// A generated file was changed by hand.
    public static let driftEdited = DiagnosticCode(
        "drift-edited", .error,
        """
        A generated file differs from what the schema gives although the schema did not change: it was edited by hand, or
        a merge mixed two versions. Generated files say what the schema says. Put the change into the schema, then run
        `schemagen generate`; what does not belong in the schema (methods, conformances) goes into an extension in another
        folder.
        """)
    /// A generated file is older than the schema.
    public static let driftBehind = DiagnosticCode(
        "drift-behind", .error,
        """
        The schema changed in a way that needs no migration (documentation, a computed property, a Swift name, validation)
        and the generated file does not say so yet. `schemagen generate` writes it.
        """)
    /// A document is not the schema's.
    public static let driftDocument = DiagnosticCode(
        "drift-document", .error,
        """
        A generated document differs from what the schema gives: it was edited by hand, or the schema changed since it was
        written. `schemagen generate`, or `schemagen docs` for the documents alone, writes it.
        """)
    /// A report is not what the project gives.
    public static let driftReport = DiagnosticCode(
        "drift-report", .error,
        """
        A report below `Generated/Docs/reports` says something else than schema, migrations, findings and evidence give
        today: one of them changed since it was written, or it was edited by hand. `schemagen docs` writes it anew.

        Reports quote what was proved and found, so only `schemagen docs --check` compares them. `check` and `generate`
        leave them alone, and a project without reports is in step too.
        """)
    /// A file in a generated folder that nothing generates.
    public static let driftUnexpected = DiagnosticCode(
        "drift-unexpected", .error,
        """
        The folders below `Generated` belong to the tool. A file that the schema does not give is left from something that
        is no longer in the schema, or was put there by hand. `schemagen generate` deletes what it once wrote itself; move
        your own files to another folder.
        """)
    /// A hint whose migration is made.
    public static let spentHint = DiagnosticCode(
        "spent-hint", .warning,
        """
        `was`, `removed`, `@backfill` and `@convert` say how to get from the former schema to this one. They serve one
        migration, whose snapshot keeps them. Afterwards they mean nothing any more: `schemagen fmt --prune` takes them
        out of the schema.
        """)
    /// A file that generate would have to overwrite or delete is not its own.
    public static let foreignFile = DiagnosticCode(
        "foreign-file", .error,
        """
        `schemagen generate` overwrites and deletes only what it wrote itself, which it knows by the first line. A file of
        that name without that line is yours: move it to another folder.
        """)
    /// The name of a migration cannot be a file name.
    public static let migrationName = DiagnosticCode(
        "migration-name", .error,
        """
        The name of a migration becomes a part of file names: lower-case ASCII letters, digits and `_`, at most 100
        characters, for example `add_budget`.
        """)

    /// All codes about a project as a whole.
    public static let project: [DiagnosticCode] = [
        .driftNoHistory, .driftChange, .driftMissing, .driftEdited, .driftBehind, .driftDocument, .driftReport,
        .driftUnexpected, .spentHint,
        .foreignFile,
        .migrationName,
    ]
}
