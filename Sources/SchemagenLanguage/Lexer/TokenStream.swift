/// All tokens of a file, with every comment.
public struct TokenStream: Sendable {
    /// The file that the tokens were read from.
    public let file: SourceFile
    /// The tokens in the order of the file; the last is always ``Token/Kind/endOfFile``.
    public let tokens: [Token]
    /// The comments in the order of the file; each belongs to the token that follows it.
    public let trivia: [Trivia]
    /// Whether the file was read to its end. The lexer gives up on a file that is not text.
    public let isComplete: Bool

    /// Makes a stream. There must be at least one token, and the last must be the end of the file.
    init(file: SourceFile, tokens: [Token], trivia: [Trivia], isComplete: Bool) {
        self.file = file
        self.tokens = tokens
        self.trivia = trivia
        self.isComplete = isComplete
    }

    /// The comments before a token, those that trail the token before it included.
    public func leading(of token: Token) -> ArraySlice<Trivia> {
        trivia[Int(token.triviaStart)..<Int(token.triviaStart + token.triviaCount)]
    }

    /// The text of a token as it is written, but without the backticks of a name.
    public func text(of token: Token) -> String {
        let inset = token.isQuoted ? 1 : 0
        return text(from: Int(token.span.start) + inset, to: Int(token.span.end) - inset)
    }

    /// The text of a comment as it is written, slashes included.
    public func text(of trivia: Trivia) -> String {
        text(from: Int(trivia.span.start), to: Int(trivia.span.end))
    }

    /// The text of a `///` line behind the slashes and one space.
    func documentationLine(of trivia: Trivia) -> String {
        let start = Int(trivia.span.start) + 3
        let end = Int(trivia.span.end)
        let hasSpace = start < end && file.bytes[start] == 0x20
        return text(from: hasSpace ? start + 1 : start, to: end)
    }

    /// The value of a string token: escapes resolved, or the indentation of a raw string removed and its line endings
    /// made LF. Any other token gives its text.
    public func stringValue(of token: Token) -> String {
        switch token.kind {
        case .string, .rawString:
            var ignored: [Diagnostic] = []
            return file.bytes.withUnsafeBufferPointer { bytes in
                StringLiteral.value(of: token, in: bytes, problems: &ignored)
            }
        default: return text(of: token)
        }
    }

    private func text(from start: Int, to end: Int) -> String {
        guard start < end, end <= file.bytes.count else { return "" }
        return file.bytes.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
    }
}
