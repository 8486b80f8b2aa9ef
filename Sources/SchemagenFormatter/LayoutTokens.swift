import SchemagenLanguage

/// The tokens of a file as the formatter writes them: without the commas that it places itself, and with `>=` behind a
/// type taken apart.
///
/// A token is known by its index in the stream; the second half of one that was taken apart by a negative number.
struct LayoutTokens {
    private let stream: TokenStream
    /// Comments that belonged to a comma that was passed over, by the index of the token that they now precede.
    private var movedTrivia: [Int: [Trivia]] = [:]
    /// The tokens `>=` of which each half stands for itself.
    private var halved: Set<Int> = []

    /// Takes the tokens of a file.
    init(_ stream: TokenStream) {
        self.stream = stream
    }

    /// The bytes of the file.
    var bytes: [UInt8] { stream.file.bytes }

    /// The number of tokens in the stream, the end of the file included.
    var count: Int { stream.tokens.count }

    /// The token of an index.
    subscript(index: Int) -> Token {
        guard index < 0 else {
            var token = stream.tokens[index]
            if !halved.isEmpty, halved.contains(index) {
                token.kind = .greater
                token.span.end -= 1
            }
            return token
        }
        // The comments before `>=` are those of its first half.
        var token = stream.tokens[-index]
        token.kind = .equal
        token.span.start += 1
        token.blankLinesBefore = 0
        token.triviaCount = 0
        return token
    }

    /// Takes the token of an index, which must be `>=`, apart. The index is then that of `>`.
    /// - Returns: The index of `=`.
    mutating func halve(_ index: Int) -> Int {
        halved.insert(index)
        return -index
    }

    /// Lets comments precede the token of an index, before those that it has.
    mutating func move(_ trivia: [Trivia], before index: Int) { movedTrivia[index] = trivia }

    /// The comments before the token of an index.
    func trivia(before index: Int) -> [Trivia] {
        guard index >= 0 else { return [] }
        let own = stream.leading(of: stream.tokens[index])
        guard let moved = movedTrivia[index] else { return Array(own) }
        return moved + own
    }

    /// Whether comments precede the token of an index.
    func hasTrivia(before index: Int) -> Bool {
        index >= 0 && (stream.tokens[index].triviaCount > 0 || movedTrivia[index] != nil)
    }

    /// The text of a token, without the backticks of a name.
    func text(of index: Int) -> String { stream.text(of: self[index]) }

    /// The bytes of a token as they are written.
    func bytes(of index: Int) -> ArraySlice<UInt8> { bytes(of: self[index].span) }

    /// The bytes of a part of the file.
    func bytes(of span: SourceSpan) -> ArraySlice<UInt8> {
        stream.file.bytes[Int(span.start)..<Int(span.end)]
    }

    /// The columns that a token takes: its Unicode scalars, and of a raw string its quotes on either side.
    func width(of index: Int) -> Int {
        var count = 0
        let isRaw = self[index].kind == .rawString
        for byte in bytes(of: index) where byte & 0xC0 != 0x80 {
            if isRaw, byte != 0x23, byte != 0x22 { return count }
            count += 1
        }
        return count
    }
}
