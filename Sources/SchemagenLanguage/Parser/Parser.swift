/// Turns a file into a syntax tree.
public enum Parser {
    /// Reads a schema file, in time linear to its length.
    ///
    /// Every file gives a tree, whatever its bytes are. Where the text is wrong the parser reports it, goes on at the
    /// next member or declaration and leaves out what it could not read, so that one run shows all independent errors.
    public static func parse(_ file: SourceFile) -> ParseResult {
        let (stream, lexical) = Lexer.tokenize(file)
        var parser = FileParser(stream)
        let tree = parser.file()
        var bag = DiagnosticBag()
        bag.add(contentsOf: lexical)
        bag.add(contentsOf: parser.diagnostics)
        return ParseResult(tree: tree, tokens: stream, diagnostics: bag.sorted)
    }
}

/// What comes of reading a file.
public struct ParseResult: Sendable {
    /// The tree. Where there are errors it holds what could be read.
    public let tree: SyntaxTree
    /// The tokens with every comment, for a formatter.
    public let tokens: TokenStream
    /// What was found, in the order of the file.
    public let diagnostics: [Diagnostic]

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
