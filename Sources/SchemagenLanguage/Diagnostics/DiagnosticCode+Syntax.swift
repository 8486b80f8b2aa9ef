// What can be wrong with the syntax of a file.
extension DiagnosticCode {
    /// A documentation comment that documents nothing.
    public static let strayDocumentation = DiagnosticCode(
        "stray-documentation", .warning,
        #"""
        `///` lines document the declaration, member or enum case that follows them. Here none follows, so the text would reach
        neither the Swift models nor the documents.

        Put the lines directly before what they document, or write an ordinary comment with `//`.
        """#)

    /// Something stands where the grammar has something else.
    public static let unexpectedToken = DiagnosticCode(
        "unexpected-token", .error,
        #"""
        The text does not fit the grammar at this place. The message names what could stand here; the grammar page of the language
        reference has the rule.
        """#)

    /// A name is missing.
    public static let expectedName = DiagnosticCode(
        "expected-name", .error,
        #"""
        A name was expected: letters, digits and `_`, a letter or `_` first. A word that is taken for a keyword becomes a name in
        backticks.
        """#)

    /// A type is missing.
    public static let expectedType = DiagnosticCode(
        "expected-type", .error,
        #"""
        A column is written `name: Type`; with `?` behind the type it is nullable. Arrays are written `[Type]`.
        """#)

    /// An expression is missing.
    public static let expectedExpression = DiagnosticCode(
        "expected-expression", .error,
        #"""
        An operand was expected: a column, a literal, an enum case such as `.draft`, a call such as `length(name)`, or an
        expression in parentheses.
        """#)

    /// A declaration is missing.
    public static let expectedDeclaration = DiagnosticCode(
        "expected-declaration", .error,
        #"""
        At the top of a file and in a namespace stand declarations: `table`, `enum`, `type`, `mixin`, `view`, `materialized view`,
        `sequence`, `virtual table`, `extension`, `namespace`, `sql …` and `removed …`.
        """#)

    /// A member is missing.
    public static let expectedMember = DiagnosticCode(
        "expected-member", .error,
        #"""
        A table holds columns (`name: Type`), `computed` properties, `primaryKey(…)`, `unique(…)`, `index(…)`, `check name: …`,
        `foreignKey(…) references …`, `exclude using …` and `partition by …`. Attributes follow the member that they belong to.
        """#)

    /// A clause stands where it has no meaning.
    public static let misplacedClause = DiagnosticCode(
        "misplaced-clause", .error,
        #"""
        `as` gives a SQL name, `was` the former Swift name; they stand once each, `as` first, directly behind the name:
        `subject as subj was title: String`.
        """#)

    /// A comma is missing.
    public static let missingSeparator = DiagnosticCode(
        "missing-separator", .error,
        #"""
        The elements of a list, the arguments of a call and the cases of an enum are separated by commas. A comma behind the last
        one is allowed.
        """#)

    /// A bracket is not closed.
    public static let unclosedBracket = DiagnosticCode(
        "unclosed-bracket", .error,
        #"""
        The bracket that the note points at is not closed where it would have to be. Everything up to there was read as its
        content.
        """#)

    /// Brackets are nested too deeply.
    public static let nestingTooDeep = DiagnosticCode(
        "nesting-too-deep", .error,
        #"""
        Brackets and operators may nest 256 levels deep. Split the expression, for example into several checks.
        """#)

    /// A type has two question marks.
    public static let doubleOptional = DiagnosticCode(
        "double-optional", .error,
        #"""
        A value is nil or it is not; SQL knows one NULL. Write one `?`.
        """#)

    /// A word of another language.
    public static let foreignKeyword = DiagnosticCode(
        "foreign-keyword", .error,
        #"""
        The word is one of SQL or Swift that this language spells differently or leaves out: `nil` for NULL, `true` for TRUE, no
        `let`, `var` or `case` in front of a declaration.
        """#)

    /// Comparisons do not chain.
    public static let chainedComparison = DiagnosticCode(
        "chained-comparison", .error,
        #"""
        `a < b < c` has no meaning here, as in Swift. Write `a < b && b < c`.
        """#)

    /// A second header, or one behind declarations.
    public static let misplacedHeader = DiagnosticCode(
        "misplaced-header", .error,
        #"""
        `schema Name { … }` stands once, as the first thing in a file.
        """#)

    /// A namespace in a namespace.
    public static let nestedNamespace = DiagnosticCode(
        "nested-namespace", .error,
        #"""
        PostgreSQL's schemas do not nest, so neither do namespaces. End the outer one first.
        """#)

    /// SQL that is not given as text.
    public static let badSQLText = DiagnosticCode(
        "bad-sql-text", .error,
        #"""
        SQL is given as one string, or as one for each database: `(postgresql: "…", sqlite: "…")`.
        """#)
}
