import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenSwift
import SchemagenValidation

/// The whole check of a project, as the command line runs it: all rules for schemas, then the never-drift check.
public enum ProjectCheck {
    /// Compiles a schema file by all rules for schemas.
    /// - Parameters:
    ///   - file: The file.
    ///   - workers: Who applies the rules.
    public static func compile(_ file: SourceFile, workers: Workers = .one) -> CompiledSchema {
        CompiledSchema.compile(
            file, rules: { Validator.findings(about: $0, workers: workers) }, codes: DiagnosticCatalogue.all,
            workers: workers)
    }

    /// Checks models, migrations and documents against the schema; writes nothing.
    /// - Parameters:
    ///   - files: The project; parts that are nil are not looked at.
    ///   - compiled: Its schema, compiled by all rules.
    ///   - workers: Who carries out the parts that do not depend on one another.
    ///   - documents: Makes the documents.
    /// - Returns: Errors and warnings; the project is in step when none is an error.
    public static func check(
        _ files: ProjectFiles, _ compiled: CompiledSchema, workers: Workers = .one,
        documents: DocumentWriter
    ) -> [FileDiagnostic] {
        guard let schema = compiled.schema else { return compiled.diagnostics }
        let drift = DriftCheck.check(files, schema: schema, workers: workers, documents: documents)
        return compiled.diagnostics + drift + EvidenceCheck.check(files, schema: schema, alreadyFound: drift)
    }

    /// Checks the documents alone.
    public static func checkDocuments(
        _ files: ProjectFiles, _ compiled: CompiledSchema, documents: DocumentWriter
    ) -> [FileDiagnostic] {
        guard let schema = compiled.schema else { return compiled.diagnostics }
        return compiled.diagnostics + DocumentCheck.compare(files, schema: schema, documents: documents)
    }
}
