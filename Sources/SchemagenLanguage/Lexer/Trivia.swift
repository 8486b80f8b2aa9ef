/// A comment, kept so that a formatter can put it back.
public struct Trivia: Sendable {
    /// What kind of comment it is.
    public enum Kind: UInt8, Sendable {
        /// `// text`, and also four slashes or more.
        case comment
        /// `/// text`
        case documentation
    }

    /// What kind of comment it is.
    public var kind: Kind
    /// Whether it stands behind a token on that token's line.
    public var isTrailing: Bool
    /// Where it stands, slashes included, white space at the end of the line excluded.
    public var span: SourceSpan
    /// The number of empty lines between it and the comment or token before it.
    public var blankLinesBefore: Int32
}
