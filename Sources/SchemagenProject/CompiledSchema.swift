import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// A schema file taken through the first stages: text → syntax tree → resolved schema → validated schema.
public struct CompiledSchema: Sendable {
    /// The schema; nil where a finding is an error.
    public var schema: Schema?
    /// Errors and warnings, in the order of their places.
    public var diagnostics: [FileDiagnostic]

    /// Reads a schema file.
    public static func compile(_ file: SourceFile) -> CompiledSchema {
        let parsed = Parser.parse(file)
        var bag = DiagnosticBag()
        bag.add(contentsOf: parsed.diagnostics)
        let resolved = Resolver.resolve(parsed.tree)
        bag.add(contentsOf: resolved.diagnostics)
        // Rules about a schema that is not whole would report what is already reported.
        if let schema = resolved.schema, !bag.hasErrors {
            bag.add(contentsOf: Validator.validate(schema))
            bag.add(contentsOf: SwiftNameRule.check(schema))
        }
        let diagnostics = bag.sorted.map { FileDiagnostic($0, in: file) }
        return CompiledSchema(schema: bag.hasErrors ? nil : resolved.schema, diagnostics: diagnostics)
    }
}
