import SchemagenHistory
import SchemagenLanguage
import SchemagenModel

/// Hints (`was`, `removed`, `@backfill`, `@convert`) serve one migration, whose snapshot keeps them. A hint of the schema
/// that the newest snapshot holds is spent.
public enum SpentHints {
    /// Where the spent hints of a project's schema stand, keywords included.
    public static func spans(in files: ProjectFiles) -> [SourceSpan] {
        let parsed = Parser.parse(files.schema)
        if let schema = CompiledSchema.compile(files.schema).schema, RecordedHistory.isInStep(schema, with: files) {
            return EvolutionHint.all(in: parsed).map(\.span)
        }
        // A later change is under way: its own hints are still to serve.
        guard let newest = HistoryCheck.check(files.migrations).lock?.entries.last,
            let snapshot = files.migrations.files[newest.snapshotPath]
        else { return [] }
        let recorded = EvolutionHint.all(in: Parser.parse(SourceFile(path: newest.snapshotPath, bytes: snapshot)))
        return EvolutionHint.all(in: parsed).filter(recorded.contains).map(\.span)
    }

    /// One warning a hint; asked only where the schema is in step.
    static func warnings(in file: SourceFile) -> [FileDiagnostic] {
        EvolutionHint.all(in: Parser.parse(file)).map { hint in
            FileDiagnostic(
                Diagnostic(
                    .spentHint, "this hint is spent: its migration is made; `schemagen fmt --prune` takes it out",
                    at: hint.span), in: file)
        }
    }
}
