/// Turns a file into tokens.
public enum Lexer {
    /// Reads all tokens of a file, in time linear to its length. Every file gives a stream, whatever its bytes are; what
    /// is wrong with it is among the diagnostics.
    public static func tokenize(_ file: SourceFile) -> (tokens: TokenStream, diagnostics: [Diagnostic]) {
        file.bytes.withUnsafeBufferPointer { bytes in
            var scanner = Scanner(bytes)
            scanner.run()
            let stream = TokenStream(
                file: file, tokens: scanner.tokens, trivia: scanner.trivia, isComplete: scanner.isComplete)
            return (stream, scanner.diagnostics)
        }
    }
}

/// The state of the lexer while it goes through a file.
struct Scanner {
    /// A file with more lexical errors than this is read no further.
    static let mostReports = 100
    /// Offsets are 32 bits wide; no schema comes near.
    static let largestFile = 1 << 30

    let bytes: UnsafeBufferPointer<UInt8>
    let classes = CharacterClass.table
    let keywords = KeywordTable.shared
    var position = 0
    var tokens: [Token] = []
    var trivia: [Trivia] = []
    var diagnostics: [Diagnostic] = []
    var isComplete = true

    /// Line breaks since the last comment or token.
    var lineBreaks = 0
    /// Whether a line break was seen since the last token.
    var isFirstOnLine = true
    /// The number of comments that belong to tokens already read.
    var ownedTrivia = 0
    /// Whether documentation was seen since the last token.
    var hasDocumentation = false
    /// Whether something wrong was reported since the last token, or in it.
    var hasFlaw = false
    /// Where a search for `*/` has already failed, so that no later one searches again.
    var hasNoCommentEnd = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func run() {
        guard bytes.count <= Self.largestFile else {
            diagnostics.append(Diagnostic(.fileTooLarge, "the file is larger than one gigabyte", at: .fileStart))
            return giveUp()
        }
        if !UTF8Validation.check(bytes, diagnostics: &diagnostics) { return giveUp() }
        tokens.reserveCapacity(bytes.count / 6 + 1)
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
        while position < bytes.count, isComplete {
            switch classes[Int(bytes[position])] {
            case .space: position += 1
            case .lineFeed:
                position += 1
                lineBreaks += 1
                isFirstOnLine = true
            case .letter: name()
            case .digit: number()
            case .punctuation: punctuation()
            case .quote: quote()
            case .nonASCII: nonASCII()
            case .stray: stray()
            }
        }
        position = bytes.count
        append(.endOfFile, from: position)
    }

    /// The byte at an offset from the position; 0 behind the end.
    func peek(_ offset: Int) -> UInt8 {
        let index = position + offset
        return index < bytes.count ? bytes[index] : 0
    }

    /// The number of empty lines that the line breaks seen make.
    private var blankLines: Int32 {
        let isAtStart = tokens.isEmpty && trivia.isEmpty
        return Int32(isAtStart || lineBreaks == 0 ? lineBreaks : lineBreaks - 1)
    }

    /// Adds a token that reaches from `start` to the position.
    mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword = .none, isQuoted: Bool = false) {
        var token = Token(kind: kind, span: SourceSpan(start: start, end: position))
        token.keyword = keyword
        token.isQuoted = isQuoted
        token.isFirstOnLine = isFirstOnLine
        token.hasDocumentation = hasDocumentation
        token.followsFlaw = hasFlaw
        if lineBreaks > 0 { token.blankLinesBefore = blankLines }
        // The file's size was checked: none of these counts passes 32 bits.
        let triviaCount = trivia.count
        token.triviaStart = Int32(ownedTrivia)
        token.triviaCount = Int32(triviaCount - ownedTrivia)
        tokens.append(token)
        ownedTrivia = triviaCount
        lineBreaks = 0
        isFirstOnLine = false
        hasDocumentation = false
        hasFlaw = false
    }

    /// Adds the comment at the position, which must begin with two slashes.
    mutating func comment() {
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        position = end
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0D { end -= 1 }
        let isDocumentation =
            end - start >= 3 && bytes[start + 2] == 0x2F && (end == start + 3 || bytes[start + 3] != 0x2F)
        trivia.append(
            Trivia(
                kind: isDocumentation ? .documentation : .comment, isTrailing: !isFirstOnLine,
                span: SourceSpan(start: start, end: end), blankLinesBefore: blankLines))
        if isDocumentation { hasDocumentation = true }
        lineBreaks = 0
    }

    /// Reports something wrong at the position. When there is too much of it, reading ends.
    mutating func report(
        _ code: DiagnosticCode, _ message: String, from start: Int, to end: Int, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        report(Diagnostic(code, message, at: SourceSpan(start: start, end: end), notes: notes, fixes: fixes))
    }

    /// Reports something wrong. When there is too much of it, reading ends.
    mutating func report(_ diagnostic: Diagnostic) {
        hasFlaw = true
        guard isComplete else { return }
        diagnostics.append(diagnostic)
        if diagnostics.count >= Self.mostReports {
            diagnostics.append(
                Diagnostic(
                    .tooManyErrors, "more than \(Self.mostReports) errors; the file is not read any further",
                    at: diagnostic.span))
            isComplete = false
        }
    }

    /// Ends the stream without reading the file.
    private mutating func giveUp() {
        isComplete = false
        position = bytes.count
        append(.endOfFile, from: position)
    }
}
