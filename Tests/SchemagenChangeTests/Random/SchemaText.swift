import SchemagenLanguage
import SchemagenModel
import SchemagenValidation

/// A text as a schema that the language and its rules accept.
enum SchemaText {
    struct Resolved {
        /// Nil where there are errors.
        var schema: Schema?
        var errors: [Diagnostic]
        var file: SourceFile
        var text: String

        var message: String { errors.map { FileDiagnostic($0, in: file).text }.joined(separator: "\n") }
    }

    static func resolve(_ text: String, path: String = "random.schema") -> Resolved {
        let file = SourceFile(path: path, text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        var errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        if errors.isEmpty, let schema = resolved.schema {
            errors = Validator.validate(schema).filter { $0.severity == .error }
        }
        return Resolved(schema: errors.isEmpty ? resolved.schema : nil, errors: errors, file: file, text: text)
    }
}
