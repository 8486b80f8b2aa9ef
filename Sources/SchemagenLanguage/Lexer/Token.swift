/// The smallest unit of the language: a name, a literal, a bracket or an operator.
///
/// A token owns no memory. Its text is read from the file through ``TokenStream/text(of:)``, its comments through
/// ``TokenStream/leading(of:)``.
public struct Token: Sendable {
    /// What a token is.
    public enum Kind: UInt8, Sendable {
        /// A name or a keyword; keywords are contextual, see ``Token/keyword``.
        case identifier
        /// Digits and underscores.
        case integer
        /// A number with a point or an exponent.
        case decimal
        /// `"…"`
        case string
        /// `"""…"""`, with any number of `#` around it.
        case rawString
        case leftBrace
        case rightBrace
        case leftParenthesis
        case rightParenthesis
        case leftBracket
        case rightBracket
        case comma
        case colon
        case dot
        case question
        case at
        case equal
        case arrow
        case plus
        case minus
        case star
        case slash
        case percent
        case exclamation
        case equalEqual
        case notEqual
        case less
        case lessOrEqual
        case greater
        case greaterOrEqual
        case andAnd
        case orOr
        case coalesce
        /// The last token of every file; it carries the comments at the end.
        case endOfFile
    }

    /// What the token is.
    public var kind: Kind
    /// The keyword that an identifier without backticks spells, or ``Keyword/none``.
    public var keyword: Keyword = .none
    /// Whether the name stands in backticks.
    public var isQuoted = false
    /// Whether a line break separates the token from the one before it; true for the first token of a file.
    public var isFirstOnLine = false
    /// Whether documentation (`///`) stands directly before the token.
    public var hasDocumentation = false
    /// Whether the text directly before the token was wrong and has been reported by the lexer.
    public var followsFlaw = false
    /// Where the token stands, quotes and backticks included.
    public var span: SourceSpan
    /// The number of empty lines between the token and the comment or token before it.
    public var blankLinesBefore: Int32 = 0
    /// The index of the first comment before the token in ``TokenStream/trivia``.
    public var triviaStart: Int32 = 0
    /// The number of comments before the token.
    public var triviaCount: Int32 = 0
}
