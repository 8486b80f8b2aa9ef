import SchemagenLanguage

/// What formatting a file gave.
public struct FormatResult: Sendable {
    /// The file in canonical layout; the file as it was where it has errors.
    public var text: String
    /// Whether the text differs from the file's bytes. Never true where there are errors.
    public var isChanged: Bool
    /// The errors on account of which the file was left alone.
    public var diagnostics: [Diagnostic]

    /// Makes a result.
    public init(text: String, isChanged: Bool, diagnostics: [Diagnostic]) {
        self.text = text
        self.isChanged = isChanged
        self.diagnostics = diagnostics
    }
}

/// Brings a schema file into its canonical layout.
///
/// The layout follows from the tokens alone: white space and line breaks of the source do not matter, apart from empty
/// lines, of which one is kept where a reader's eye may want it, and from the lines on which comments stand. Tokens are
/// written in their order; none is added or lost but the commas that the language makes optional.
public enum Formatter {
    /// The number of columns that a line fills at most, unless a single word is longer.
    public static let lineWidth = 120
    /// The number of spaces by which a level is indented.
    public static let indentation = 4

    /// Formats a file. One that has errors is left alone.
    public static func format(_ file: SourceFile) -> FormatResult {
        format(Parser.parse(file))
    }

    /// Formats a file that has been parsed already. One that has errors is left alone.
    public static func format(_ parsed: ParseResult) -> FormatResult {
        let file = parsed.tokens.file
        let errors = parsed.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, parsed.tokens.isComplete else { return unchanged(file, errors) }

        var builder = LayoutBuilder(parsed.tokens)
        guard let layout = builder.file(parsed.tree) else { return unchanged(file, []) }
        var printer = LayoutPrinter(builder.tokens)
        let bytes = printer.print(layout)
        return FormatResult(
            text: String(decoding: bytes, as: UTF8.self), isChanged: bytes != file.bytes, diagnostics: [])
    }

    /// Formats a file without some of its text: the hints that have served their migration. A line that holds nothing
    /// else goes with them.
    ///
    /// The spans must cover whole hints: an attribute, `was` with its name, a `removed` declaration. Where what remains
    /// has errors, the file is left alone and the errors, which then refer to the remaining text, are returned.
    public static func format(_ file: SourceFile, removing spans: [SourceSpan]) -> FormatResult {
        guard !spans.isEmpty else { return format(file) }
        let remaining = SourceFile(path: file.path, bytes: TextRemoval.remove(spans, from: file.bytes))
        let result = format(remaining)
        guard result.diagnostics.isEmpty else { return unchanged(file, result.diagnostics) }
        return FormatResult(
            text: result.text, isChanged: Array(result.text.utf8) != file.bytes, diagnostics: [])
    }

    private static func unchanged(_ file: SourceFile, _ diagnostics: [Diagnostic]) -> FormatResult {
        FormatResult(
            text: String(decoding: file.bytes, as: UTF8.self), isChanged: false, diagnostics: diagnostics)
    }
}
