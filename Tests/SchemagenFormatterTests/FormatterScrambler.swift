import SchemagenLanguage

/// A generator of random numbers that gives the same ones every time.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// Lays a schema file out badly, without changing what it says.
struct FormatterScrambler {
    private var generator: SeededGenerator
    private let stream: TokenStream
    /// `removed` with the kind and the path behind it, which stand on one line.
    private let removals: [SourceSpan]
    /// Of a hundred gaps, how many get a comment.
    private let commentRate: Int
    private var output = ""
    /// Whether the output ends in a comment that needs a line break.
    private var isInComment = false

    /// The text with white space at random, and comments at random where a rate is given.
    static func scramble(_ text: String, seed: UInt64, commentRate: Int = 0) -> String {
        var scrambler = FormatterScrambler(
            Parser.parse(SourceFile(path: "scrambled.schema", text: text)), seed: seed, commentRate: commentRate)
        return scrambler.run()
    }

    private init(_ parsed: ParseResult, seed: UInt64, commentRate: Int) {
        generator = SeededGenerator(seed: seed)
        stream = parsed.tokens
        removals = parsed.tree.declarations.compactMap { declaration in
            if case .removed = declaration.kind { declaration.span } else { nil }
        }
        self.commentRate = commentRate
    }

    private mutating func run() -> String {
        var previous: Token?
        for token in stream.tokens {
            var isGap = false
            for comment in stream.leading(of: token) {
                if !comment.isTrailing {
                    lineBreak(isDouble: comment.blankLinesBefore > 0)
                    blanks(atLeast: 0)
                } else {
                    blanks(atLeast: 0)
                }
                output += stream.text(of: comment)
                blanks(atLeast: 0)
                isInComment = true
                isGap = true
            }
            if token.blankLinesBefore > 0 {
                lineBreak(isDouble: true)
            } else if isInComment {
                lineBreak(isDouble: false)
            }
            if !isGap, let previous { gap(previous, token) }
            if isInComment { lineBreak(isDouble: false) }
            write(token)
            previous = token
        }
        return output
    }

    private mutating func write(_ token: Token) {
        guard token.kind == .rawString else {
            output += stream.file.text(of: token.span)
            return
        }
        // Another indentation, the same value.
        let indentation = String(repeating: [" ", "\t", "   "].randomElement(using: &generator) ?? " ", count: 3)
        let written = stream.file.text(of: token.span)
        let pounds = written.prefix { $0 == "#" }
        output += "\(pounds)\"\"\"\n"
        for line in stream.stringValue(of: token).split(separator: "\n", omittingEmptySubsequences: false) {
            output += line.isEmpty ? "\n" : "\(indentation)\(line)\n"
        }
        output += "\(indentation)\"\"\"\(pounds)"
    }

    private mutating func gap(_ previous: Token, _ token: Token) {
        // A diagnostic's code and a negative number are single words.
        if previous.kind == .minus || token.kind == .minus, previous.span.end == token.span.start { return }
        if removals.contains(where: { $0.start < token.span.start && token.span.start < $0.end }) {
            return blanks(atLeast: previous.kind == .dot || token.kind == .dot ? 0 : 1)
        }
        if removals.contains(where: { $0.end == previous.span.end }) { return lineBreak(isDouble: false) }
        if commentRate > 0, token.kind != .endOfFile, Int.random(in: 0..<100, using: &generator) < commentRate {
            if Bool.random(using: &generator) { lineBreak(isDouble: false) }
            output += " // \(Int.random(in: 0..<1_000, using: &generator)) ü"
            isInComment = true
            return
        }
        let mayTouch = Self.isSeparator(previous.kind) || Self.isSeparator(token.kind)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1: blanks(atLeast: mayTouch ? 0 : 1)
        case 2, 3: blanks(atLeast: 1)
        default:
            lineBreak(isDouble: false)
            blanks(atLeast: 0)
        }
    }

    private static func isSeparator(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .colon,
            .at:
            true
        default: false
        }
    }

    private mutating func blanks(atLeast minimum: Int) {
        for _ in 0..<Int.random(in: minimum...minimum + 2, using: &generator) {
            output += Bool.random(using: &generator) ? " " : "\t"
        }
    }

    private mutating func lineBreak(isDouble: Bool) {
        isInComment = false
        output += Bool.random(using: &generator) ? "\n" : "\r\n"
        guard isDouble else { return }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            blanks(atLeast: 0)
            output += "\n"
        }
    }
}
