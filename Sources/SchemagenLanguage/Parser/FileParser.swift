/// The state of the parser while it goes through the tokens of a file.
///
/// After an error that leaves nothing sensible to read next, the parser *panics*: the current token then looks like the
/// end of the file, so that every rule in progress ends without reading or reporting more. The rule that knows where to
/// go on (a bracketed list, a body, the file) leaves that state; see `FileParser+Recovery.swift`.
struct FileParser {
    /// How deep brackets may nest, and how deep an expression's tree may be. All later stages descend into the tree
    /// recursively, on threads whose stacks may be small.
    static let deepestNesting = 256
    /// A file with more errors than this is read no further.
    static let mostReports = 200

    let stream: TokenStream
    private(set) var tokens: [Token]
    private(set) var index = 0
    private(set) var current: Token
    private(set) var isPanicking = false
    private(set) var diagnostics: [Diagnostic] = []
    /// The offset behind the last token that was read.
    private(set) var previousEnd: Int32 = 0
    /// How many nested rules are in progress.
    var depth = 0
    /// How deep the tree of the expression read last is.
    var height = 0
    /// Round and square brackets that are open, so that recovery inside one stops at the end of another.
    var openParentheses = 0
    var openBrackets = 0
    /// Choices (`a ? b : c`) of which the middle is being read: a name with a colon behind it is then no column.
    var openChoices = 0

    private var errorCount = 0
    private var lastErrorIndex = -1
    private var documentedIndex = -1
    private var hasGivenUp = false

    init(_ stream: TokenStream) {
        self.stream = stream
        tokens = stream.tokens
        current = tokens[0]
    }

    // MARK: Reading tokens

    /// The kind of the current token.
    var kind: Token.Kind { current.kind }

    /// The keyword that the current token spells.
    var keyword: Keyword { current.keyword }

    /// The token so many places ahead.
    func peek(_ offset: Int) -> Token {
        let position = index + offset
        return position < tokens.count ? tokens[position] : tokens[tokens.count - 1]
    }

    /// Moves to the next token.
    mutating func advance() {
        if current.hasDocumentation, documentedIndex != index { reportStrayDocumentation(of: current) }
        skip()
    }

    /// Moves to the next token; documentation before this one is passed over in silence.
    mutating func skip() {
        if isPanicking || index + 1 >= tokens.count { return }
        previousEnd = current.span.end
        index += 1
        current = tokens[index]
    }

    /// Moves past the current token if it is of a kind.
    mutating func eat(_ kind: Token.Kind) -> Bool {
        if current.kind != kind { return false }
        advance()
        return true
    }

    /// Moves past the current token if it spells a keyword.
    mutating func eat(_ keyword: Keyword) -> Bool {
        if current.keyword != keyword { return false }
        advance()
        return true
    }

    /// Takes the first character off the current token, which is then of another kind: `>=` behind a type is `>` and `=`.
    mutating func splitCurrent(rest: Token.Kind) {
        tokens[index].kind = rest
        tokens[index].span.start += 1
        previousEnd = tokens[index].span.start
        current = tokens[index]
    }

    /// The span from an offset to the end of the last token read.
    func span(from start: Int32) -> SourceSpan {
        SourceSpan(start: Int(start), end: Int(max(start, previousEnd)))
    }

    /// The text of the current token.
    var text: String { stream.text(of: current) }

    /// The current token as an identifier.
    var identifier: Identifier { Identifier(text, span: current.span) }

    // MARK: Documentation

    /// The documentation before the current token.
    mutating func documentation() -> String? {
        guard current.hasDocumentation, documentedIndex != index else { return nil }
        documentedIndex = index
        var text: String?
        for trivia in stream.leading(of: current) where trivia.kind == .documentation {
            if trivia.isTrailing {
                reportStrayDocumentation(at: trivia.span)
            } else {
                let line = stream.documentationLine(of: trivia)
                if text == nil {
                    text = line
                } else {
                    text?.append("\n")
                    text?.append(line)
                }
            }
        }
        return text
    }

    /// Reports documentation before a token that cannot be documented.
    mutating func reportStrayDocumentation(of token: Token) {
        for trivia in stream.leading(of: token) where trivia.kind == .documentation {
            return reportStrayDocumentation(at: trivia.span)
        }
    }

    private mutating func reportStrayDocumentation(at span: SourceSpan) {
        if hasGivenUp || diagnostics.count >= 2 * Self.mostReports { return }
        diagnostics.append(
            Diagnostic(
                .strayDocumentation, "this documents nothing", at: span,
                fixes: [
                    .init("put it on the lines before a declaration, member or enum case, or write `//`")
                ]))
    }

    /// Reports documentation at the end of the file.
    mutating func finish() {
        if kind == .endOfFile, !isPanicking, current.hasDocumentation, documentedIndex != index {
            reportStrayDocumentation(of: current)
        }
    }

    // MARK: Reporting

    /// Reports an error, unless one was reported at the same token before or the parser panics.
    mutating func report(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        if isPanicking || hasGivenUp || lastErrorIndex == index { return }
        lastErrorIndex = index
        diagnostics.append(Diagnostic(code, message, at: span, notes: notes, fixes: fixes))
        errorCount += 1
        if errorCount >= Self.mostReports {
            diagnostics.append(
                Diagnostic(
                    .tooManyErrors, "more than \(Self.mostReports) errors; the file is not read any further",
                    at: current.span))
            hasGivenUp = true
            index = tokens.count - 1
            current = tokens[index]
        }
    }

    /// Reports that something else was expected at the current token. Says nothing where the lexer has already reported
    /// what is wrong here.
    mutating func reportExpected(
        _ what: String, code: DiagnosticCode = .unexpectedToken, at span: SourceSpan? = nil,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        if current.followsFlaw || kind == .endOfFile && !stream.isComplete { return }
        report(code, "expected \(what), found \(found)", at: span ?? place, notes: notes, fixes: fixes)
    }

    /// Reports that something else was expected, and panics.
    mutating func fail(
        expected what: String, code: DiagnosticCode = .unexpectedToken, at span: SourceSpan? = nil,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        reportExpected(what, code: code, at: span, notes: notes, fixes: fixes)
        panic()
    }

    /// Where something is missing: at the current token, or behind the one before where that stands on another line.
    var place: SourceSpan {
        if index > 0, current.isFirstOnLine { return SourceSpan(start: Int(previousEnd), end: Int(previousEnd)) }
        return current.span
    }

    /// The current token as a message names it.
    var found: String { describe(current) }

    /// A token as a message names it.
    func describe(_ token: Token) -> String {
        switch token.kind {
        case .endOfFile: return "the end of the file"
        case .string, .rawString: return "a string"
        default:
            let text = stream.file.text(of: token.span)
            return text.utf8.count <= 60 ? "`\(text)`" : "`\(text.prefix(40))…`"
        }
    }

    // MARK: Panic

    /// Makes every rule in progress end.
    mutating func panic() {
        isPanicking = true
        current.kind = .endOfFile
        current.keyword = .none
        current.hasDocumentation = false
    }

    /// Goes on at the token at which the panic began.
    mutating func calm() {
        isPanicking = false
        current = tokens[index]
    }
}
