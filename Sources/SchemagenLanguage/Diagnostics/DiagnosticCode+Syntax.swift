// What can be wrong with the grammar of a file.
extension DiagnosticCode {
    /// Something else was expected.
    public static let unexpectedToken = DiagnosticCode(
        "unexpected-token", .error,
        """
        The grammar asks for something else at this place; the message says what. The error is often just before the
        place shown: a missing bracket, a missing `:` or `=`.

            title: String = "untitled" @index
        """)

    /// A name is missing.
    public static let expectedName = DiagnosticCode(
        "expected-name", .error,
        """
        A name belongs here. Names stand without quotes and hold letters, digits and `_`. The name that the database knows
        follows behind `as`, in double quotes where it is no plain name:

            table Order as "order" { … }
        """)

    /// A type is missing.
    public static let expectedType = DiagnosticCode(
        "expected-type", .error,
        """
        A type belongs here, behind the `:` of a column or the `=` of a `type`:

            age: Int32
            email: String(320)?
            owner: User.ID
            tags: [String]
            settings: JSON<Settings>
        """)

    /// An expression is missing.
    public static let expectedExpression = DiagnosticCode(
        "expected-expression", .error,
        """
        An expression belongs here: a literal, the name of a column, `.case` of an enum, a call such as `now()`, a list in
        `[ ]`, JSON in `{ }`, or several of them joined by Swift's operators.

            openCount: Int32 = 0
            check sentHasRecipient: status != .sent || toAddress != nil
        """)

    /// A comma or colon is missing.
    public static let missingSeparator = DiagnosticCode(
        "missing-separator", .error,
        """
        A `,` is missing between two elements of a list, or a `:` between a column's name and its type. Between members
        and declarations nothing stands.

            enum Status { draft, sent }
            title: String
        """)

    /// A bracket without its partner at the end.
    public static let unclosedBracket = DiagnosticCode(
        "unclosed-bracket", .error,
        """
        A bracket has no closing partner before the next declaration, member or the end of the file. The note shows where
        it was opened; the error stands where the closing one is missed at the latest, so it may belong further up.
        """)

    /// A closing brace that closes nothing.
    public static let unmatchedBracket = DiagnosticCode(
        "unmatched-bracket", .error,
        """
        A `}` stands where no `{` is open. Either it is one too many, or a `{` above is missing or was closed too early:
        then what follows stands outside the table that it belongs to.
        """)

    /// Nesting that is too deep.
    public static let nestingTooDeep = DiagnosticCode(
        "nesting-too-deep", .error,
        """
        Brackets nest, or operators follow one another, more than 256 levels deep. No schema that a person writes comes
        near; a generated one should use a list instead of a chain of comparisons:

            check known: kind in ["a", "b", "c"]

        The limit keeps every later stage from running out of stack.
        """)

    /// A declaration that does not exist.
    public static let expectedDeclaration = DiagnosticCode(
        "expected-declaration", .error,
        """
        At the top of a file, or in a namespace, stands something that begins no declaration. Declarations begin with

            namespace  extension  enum  type  mixin  table  virtual table  view  materialized view  sequence  sql  removed

        A column at this place usually means that the table above was closed too early.
        """)

    /// A member that does not exist.
    public static let expectedMember = DiagnosticCode(
        "expected-member", .error,
        """
        In the braces of a table, mixin or view stands something that begins no member. Members are

            name: Type = default @attribute
            computed name: Type = expression
            primaryKey(…)  unique(…)  index(…)  foreignKey(…) references Table(…)
            check name: condition
            exclude using method (… with "=")
            partition by range(…) { … }
        """)

    /// A word of another language.
    public static let foreignKeyword = DiagnosticCode(
        "foreign-keyword", .error,
        """
        The word belongs to Swift or SQL and has no meaning here. The language looks like Swift but declares tables:

            struct Lead { let id: Int64 }      →  table Lead { id: Int64 @primaryKey }
            CREATE TABLE leads (…)             →  table Lead as leads { … }
            title text NOT NULL DEFAULT 'x'    →  title: String = "x"
            title text NULL                    →  title: String?
            UNIQUE (a, b)                      →  unique(a, b)
            email = NULL                       →  email == nil

        A column may have any word as its name: `class: String`, and in backticks where another reading is possible.
        """)

    /// Comparisons that follow one another.
    public static let chainedComparison = DiagnosticCode(
        "chained-comparison", .error,
        """
        Comparisons do not chain, as in Swift: `0 < a < 10` would compare a truth value with a number.

            check inRange: 0 < a && a < 10
        """)

    /// More than one `?`.
    public static let doubleOptional = DiagnosticCode(
        "double-optional", .error,
        """
        A column holds a value or nil; SQL knows one kind of nil only. Write one `?`.

            readAt: Timestamp?
        """)

    /// Documentation with nothing to document.
    public static let strayDocumentation = DiagnosticCode(
        "stray-documentation", .warning,
        """
        A comment with three slashes documents what follows it: the header, a declaration, a member, an enum case or a
        partition. Here nothing of that kind follows, so it would appear nowhere. It is never taken for what stands before
        it on its line.

            /// When the reply was read.
            readAt: Timestamp?

        Write `//` for a remark that is no documentation.
        """)

    /// An attribute in front of what it belongs to.
    public static let misplacedAttribute = DiagnosticCode(
        "attribute-in-front", .error,
        """
        An attribute stands behind what it describes: at the end of a member, and before the `{` of a declaration.

            table Event @unlogged {
                id: Int64 @primaryKey @identity
            }
        """)

    /// A header that is not at the top.
    public static let misplacedHeader = DiagnosticCode(
        "misplaced-header", .error,
        """
        `schema Name { … }` stands once, before all declarations. Settings hold for the whole file.
        """)

    /// Clauses in the wrong order, or twice.
    public static let misplacedClause = DiagnosticCode(
        "misplaced-clause", .error,
        """
        The parts of a declaration have one order, and each stands once:

            table Name as sql_name was OldName: Mixin @attribute { … }
            name as sql_name was oldName: Type = default @attribute
            index(a) as sql_name using gin include (b) where condition @attribute
            foreignKey(a) as sql_name references Table(b) @attribute

        `removed` stands outside of what it concerns, and says its kind: `removed column Table.name`.
        """)

    /// A namespace in a namespace.
    public static let nestedNamespace = DiagnosticCode(
        "nested-namespace", .error,
        """
        A namespace is a schema of PostgreSQL, and those do not nest. Declare the two side by side.
        """)

    /// A check without a name.
    public static let unnamedCheck = DiagnosticCode(
        "unnamed-check", .error,
        """
        A check of a table has a name: it appears in error messages of the database and of `validate()`, and it is what a
        later change of the condition is recognised by.

            check endsAfterStart: endsAt > startsAt

        A check of one column alone can be an attribute and needs no name: `age: Int32 @check(age >= 0)`.
        """)

    /// SQL text that is not given as it should be.
    public static let badSQLText = DiagnosticCode(
        "bad-sql-text", .error,
        """
        SQL stands in quotes: one text for all databases, or one for each in parentheses. A view has the word `sql` before
        it.

            view Active { id: Int64 } = sql \"""
                SELECT id FROM leads
                \"""
            view Today { id: Int64 } = sql(postgresql: "SELECT …", sqlite: "SELECT …")
        """)

    /// A partitioning that is not written as it should be.
    public static let badPartition = DiagnosticCode(
        "bad-partition", .error,
        """
        A table is partitioned by `range`, `list` or `hash`, and each partition says which rows it holds:

            partition by range(createdAt) {
                march from ("2025-03-01") to ("2025-04-01")
                others default
            }
            partition by list(country) { dach in ["DE", "AT", "CH"] }
            partition by hash(id) { p0 modulus 2 remainder 0  p1 modulus 2 remainder 1 }
            partition by range(createdAt) managed externally
        """)
}
