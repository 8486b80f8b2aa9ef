/// A finding with its place spelled out, as it is printed: the form in which findings about several files (schema,
/// lock, migrations, models) come together.
public struct FileDiagnostic: Sendable, Equatable {
    /// The name of the file, as messages show it; empty where the finding is about none, but about what was asked for.
    public var path: String
    /// Line and column; nil where the finding is about the file as a whole.
    public var location: SourceLocation?
    /// How serious it is.
    public var severity: Severity
    /// One sentence without a full stop.
    public var message: String
    /// The kind of finding.
    public var code: DiagnosticCode
    /// The lines below the first: the source line, the underline with its fix, the notes, ready to print.
    public var details: [String]

    /// Makes a finding about a file.
    public init(
        _ code: DiagnosticCode, _ message: String, path: String, location: SourceLocation? = nil, details: [String] = []
    ) {
        self.path = path
        self.location = location
        self.severity = code.severity
        self.message = message
        self.code = code
        self.details = details
    }

    /// Places a finding of a stage in its file: reads line, column and the lines to show from the source.
    public init(_ diagnostic: Diagnostic, in file: SourceFile) {
        let location = file.location(at: diagnostic.span.start)
        self.init(diagnostic.code, diagnostic.message, path: file.path, location: location)
        severity = diagnostic.severity
        details = DiagnosticExcerpt(diagnostic, in: file, at: location).lines
    }

    /// The first line, in the form that compilers, editors and SwiftPM understand:
    /// `path:line:column: error: message [code]`.
    public var headline: String {
        let finding = "\(severity.rawValue): \(message) [\(code.name)]"
        if path.isEmpty { return finding }
        let place = location.map { "\(path):\($0.line):\($0.column)" } ?? "\(path):1:1"
        return "\(place): \(finding)"
    }

    /// Everything that is printed, lines separated by LF, without one at the end.
    public var text: String { ([headline] + details).joined(separator: "\n") }
}
