import SchemagenLanguage

extension DiagnosticCode {
    /// The findings of the expression checker.
    public static let expression: [DiagnosticCode] = [
        .expressionTooDeep, .unknownNameInExpression, .columnNotReadable, .bareEnumCase, .enumCaseWithoutType,
        .unknownEnumCase, .unknownFunction, .invalidArguments, .functionNotHere, .needsPostgreSQL, .sqlNotHere,
        .sqlTextMissing, .expressionTypeMismatch, .mixedNumbers, .operatorUndefined, .decimalTooFine, .nilNotHere,
        .neverNil, .optionalNeeded, .emptyList, .arrayNotHere, .literalOutOfRange, .literalTooLong, .literalMalformed,
        .duplicateJSONKey,
    ]

    static let expressionTooDeep = DiagnosticCode(
        "expression-too-deep", .error,
        """
        An expression nests more operations inside one another than the tool follows. Everything that reads an expression
        walks down to its leaves, so depth is limited to keep hostile input from exhausting the stack.

        Long lists of alternatives are usually shorter with `in`: `status in [.pending, .scheduled]` instead of a chain of
        `||`. A condition that has to be long can be split into several checks.
        """)

    static let unknownNameInExpression = DiagnosticCode(
        "unknown-name-in-expression", .error,
        """
        A name in an expression means nothing where it stands. Expressions read the columns of their own row by Swift name,
        and a `type`'s check reads `value`. Other tables, computed properties and SQL names are out of reach: a check or a
        generated column sees one row only.

            check positive: openCount >= 0        // not open_count
        """)

    static let columnNotReadable = DiagnosticCode(
        "column-not-readable", .error,
        """
        A default is evaluated before there is a row, so no column can be read in it. Use a generated column where the value
        follows from other columns:

            total: Int64 @generated(price * amount)
        """)

    static let bareEnumCase = DiagnosticCode(
        "bare-enum-case", .error,
        """
        A bare name is a column; an enum's case starts with a point, and stands without the enum's name, as its type is
        known from what it is compared with.

            status: Status = .pending
            check open: status != .closed
        """)

    static let enumCaseWithoutType = DiagnosticCode(
        "enum-case-without-type", .error,
        """
        A case such as `.draft` belongs to the enum that is expected where it stands: the type of a column, or of the other
        operand. Here nothing says which enum that is.
        """)

    static let unknownEnumCase = DiagnosticCode(
        "unknown-enum-case", .error,
        """
        The enum has no case of this name. Cases are written by their Swift names, not by the text that is stored.
        """)

    static let unknownFunction = DiagnosticCode(
        "unknown-function", .error,
        """
        Expressions have a fixed set of functions, each with one meaning in Swift, PostgreSQL and SQLite:
        `length lower upper trim contains hasPrefix hasSuffix matches abs floor ceil round min max`, the conversions
        `Int16 Int32 Int64 Double Decimal`, and in defaults `now today uuid nextValue`.

        What only a database can do is written as `sql("…")`, or as `sql(postgresql: "…", sqlite: "…")`.
        """)

    static let invalidArguments = DiagnosticCode(
        "invalid-arguments", .error,
        """
        A function was given too few or too many arguments, a label, or an argument that has to be a literal and is none:
        the digits of `round` and `Decimal`, the pattern of `matches`, the texts of `sql`.
        """)

    static let functionNotHere = DiagnosticCode(
        "function-not-here", .error,
        """
        `now()`, `today()` and `uuid()` give another value each time. They stand where a value is made once and then stored:
        in defaults and in `@backfill`. In a check, an index or a generated column the database refuses them, because what
        was true when the row was written would not stay true. `nextValue(…)` stands in column defaults alone.
        """)

    static let needsPostgreSQL = DiagnosticCode(
        "needs-postgresql", .error,
        """
        SQLite has no regular expressions and no sequences. Restrict the declaration, or use what both databases have:

            check code: matches(code, "^[A-Z]{3}$") @only(postgresql)
            id: Int64 @primaryKey @identity
        """)

    static let sqlNotHere = DiagnosticCode(
        "sql-not-here", .error,
        """
        `sql("…")` is handed to a database as it is. A computed property and a `@swiftDefault` live in Swift, which cannot
        evaluate it.
        """)

    /// SQL text that is there for one database and needed for another.
    public static let sqlTextMissing = DiagnosticCode(
        "sql-text-missing", .error,
        """
        What is written in SQL, and the name of a collation, needs a text for every database that the declaration is for.
        Add the missing one, or restrict the declaration with `@only(postgresql)` or `@only(sqlite)`.

            secret: String = sql(postgresql: "md5(random()::text)", sqlite: "(hex(randomblob(16)))")
            view LongNote as long_notes { … } = sql(postgresql: "…", sqlite: "…")
            name: String @collate(postgresql: "de-x-icu", sqlite: "NOCASE")
        """)

    static let expressionTypeMismatch = DiagnosticCode(
        "type-mismatch", .error,
        """
        Two values have to be of one type and are not, or a value is not what its place expects. Nothing is converted
        silently, because PostgreSQL, SQLite and Swift would each convert in their own way.

        A string spells a UUID, a date or a time only in defaults and in the bounds of partitions.
        """)

    static let mixedNumbers = DiagnosticCode(
        "mixed-numbers", .error,
        """
        Whole numbers, doubles and decimals do not mix without a conversion that says what is meant. Int16, Int32 and Int64
        do mix, as do Float and Double, and a literal takes the type of what stands beside it.

            computed rate: Double? = Double(opens) / Double(sent)
        """)

    static let operatorUndefined = DiagnosticCode(
        "operator-undefined", .error,
        """
        The operator or function is not defined for this type. `<` is for numbers, texts, dates, times and durations: the
        order of an enum or of JSON differs between databases. `==` is not for JSON and arrays. Decimals have `+ - *` and
        comparisons; division has no exact scale and goes by way of `Double(x)`.
        """)

    static let decimalTooFine = DiagnosticCode(
        "decimal-too-fine", .error,
        """
        A decimal value has more digits behind the point than can be kept where it goes. Round it, so that the loss is
        written down: `round(price * factor, 2)`.
        """)

    static let nilNotHere = DiagnosticCode(
        "nil-not-here", .error,
        """
        `nil` stands in comparisons with `==` and `!=`, as a branch of `? :`, and as the value of an optional column. Anything
        else computed with it would be nil again.
        """)

    static let neverNil = DiagnosticCode(
        "never-nil", .warning,
        """
        A value that is never nil is compared with nil, or has a `??` behind it: the comparison always gives the same, and
        the alternative is never used. Usually the column was meant to be optional, or another column was meant.
        """)

    static let optionalNeeded = DiagnosticCode(
        "optional-needed", .error,
        """
        A computed property is nil where its value is: where an operand is nil, where something is divided by zero, and
        where a result leaves the range of its type. Its declared type has to say so.

            computed openRate: Double? = Double(opens) / Double(sent)
            computed openRate: Double = Double(opens) / Double(sent) ?? 0

        Whole numbers are computed in 64 bits: the sum of two Int32 cannot overflow an Int64, but does not fit an Int32.
        """)

    static let emptyList = DiagnosticCode(
        "empty-list", .error,
        """
        `x in []` is never true, and SQL has no spelling for it. Name at least one value, or leave the condition out.
        """)

    static let arrayNotHere = DiagnosticCode(
        "array-not-here", .error,
        """
        An array can be written as the default of a column whose type is an array. Expressions have no operators on arrays.
        """)

    static let literalOutOfRange = DiagnosticCode(
        "literal-out-of-range", .error,
        """
        A number does not fit the type that it is for. The database would refuse it, or round it silently.
        """)

    static let literalTooLong = DiagnosticCode(
        "literal-too-long", .error,
        """
        A text is longer than its column allows, counted in Unicode scalars. Every insert that relies on the default would
        fail.
        """)

    static let literalMalformed = DiagnosticCode(
        "literal-malformed", .error,
        """
        A string that spells a UUID, a date, a time or JSON is not well formed. The forms are

            "00000000-0000-0000-0000-000000000000"
            "2025-03-01T08:30:00Z"      // Timestamp; a date alone is midnight, no zone is UTC
            "2025-03-01T08:30:00"       // LocalTimestamp
            "2025-03-01"                // LocalDate
            "08:30:00"                  // LocalTime

        with up to six digits of a second's fraction. JSON holds literals only.
        """)

    static let duplicateJSONKey = DiagnosticCode(
        "duplicate-json-key", .error,
        """
        An object has the same key twice. Databases disagree on which of the two values counts.
        """)
}
