// What can be wrong with the characters of a file.
extension DiagnosticCode {
    /// Bytes that are not UTF-8.
    public static let invalidUTF8 = DiagnosticCode(
        "invalid-utf8", .error,
        """
        The file holds bytes that are not UTF-8. Schema files are UTF-8 text, with or without a byte order mark; a file
        in UTF-16, Latin-1 or Windows-1252 is not read, since a name or a default could silently become another one.

        Save the file as UTF-8 in the editor, or convert it:

            iconv -f WINDOWS-1252 -t UTF-8 old.schema > new.schema

        After 20 such places the rest of the file is not looked at.
        """)

    /// A file too large to be a schema.
    public static let fileTooLarge = DiagnosticCode(
        "file-too-large", .error,
        """
        The file is larger than one gigabyte, which no schema is. It has not been read. Check that the path names the
        schema and not, say, a database or a dump of one.
        """)

    /// More errors than it makes sense to show.
    public static let tooManyErrors = DiagnosticCode(
        "too-many-errors", .error,
        """
        The file has so many errors that the rest of it was not read: more than 100 in its characters, or more than 200
        in its grammar. Usually it is no schema at all (a binary file, a SQL dump), or one early mistake changes how all
        the rest is read. Mend the first few errors and try again.
        """)

    /// A character that begins nothing.
    public static let strayCharacter = DiagnosticCode(
        "stray-character", .error,
        """
        A character has no meaning where it stands. Outside strings and comments a schema holds names, numbers, brackets
        and operators only.

        Frequent ones: `;`, which nothing in the language ends with; typographic quotes, which word processors put in
        place of `"`; a no-break space; invisible characters that turn the direction of text around, which could make a
        name look like another one.

        A SQL name with unusual characters stands in double quotes behind `as`:

            table Order as "order$archive" { … }
        """)

    /// A string without its closing quote.
    public static let unterminatedString = DiagnosticCode(
        "unterminated-string", .error,
        """
        A string has no closing quote. A string in single double quotes ends on the line on which it began; the error is
        shown at its opening quote.

            title: String = "untitled"

        A text of several lines stands between lines of three quotes:

            sql function "touch()" \"""
                CREATE FUNCTION touch() …
                \"""

        A quote in the text is written `\\"`. A raw string whose text holds `\"""` itself begins with `#\"""` and ends with
        `\"""#`.
        """)

    /// A backslash that begins no known escape.
    public static let badEscape = DiagnosticCode(
        "bad-escape", .error,
        """
        A backslash in a string in double quotes begins an escape, and this one does not exist. There are:

            \\n  \\t  \\r  \\"  \\\\  \\u{20AC}

        A backslash that is meant as such is written `\\\\`. Raw strings in triple quotes have no escapes. Nothing is
        interpolated: `\\(name)` is an error too.
        """)

    /// A control character in a string.
    public static let controlCharacter = DiagnosticCode(
        "control-character", .error,
        """
        A string holds a control character. Such characters are invisible in a review, and some can drive a terminal.
        Write them as an escape, such as `\\n` or `\\u{1B}`, in a string in double quotes.

        The character NUL is refused in every form: PostgreSQL stores it in no text at all, and SQLite's functions
        disagree on what follows it. A SQL name must hold no control character, escaped or not.
        """)

    /// A raw string that breaks the rules of its layout.
    public static let badRawString = DiagnosticCode(
        "bad-raw-string", .error,
        """
        A raw string is laid out as Swift's are: the text begins on the line after the opening quotes, the closing quotes
        stand on a line of their own, and the white space before them is taken off the front of every line. A line that
        does not begin with exactly that white space is an error; lines that are empty may be shorter.

            view Active = sql \"""
                SELECT id
                FROM leads
                \"""

        Tabs and spaces are different: indent all lines alike.
        """)

    /// Something that looks like a number and is none.
    public static let badNumber = DiagnosticCode(
        "bad-number", .error,
        """
        A word that begins with a digit is no number. Numbers are decimal, with `_` between digits where that helps the
        eye, and a digit on both sides of the point:

            40   1_000_000   0.5   1.5e-3

        Names cannot begin with a digit; a SQL name that does stands in double quotes behind `as`.
        """)

    /// Something that cannot be a name.
    public static let badName = DiagnosticCode(
        "bad-name", .error,
        """
        A name holds letters, digits and `_` and does not begin with a digit. Backticks make a name of a word that would
        be read as a keyword; they do not allow other characters.

        The name in SQL may be anything in double quotes behind `as`, but must not be empty and must hold no control
        characters and none that turn the direction of text around: a line break in a name could end a comment in the
        generated SQL, and a turned name would read as another.

            `index`: Int32
            total as "order total": Decimal(12, 2)
        """)

    /// A comment of another language.
    public static let foreignComment = DiagnosticCode(
        "foreign-comment", .error,
        """
        Comments begin with `//` and end with their line; documentation begins with `///`. SQL's `--` and `/* */` are not
        comments here.

            // an ordinary comment
            /// Documentation of the table that follows.
            table Lead { … }
        """)

    /// A string in single quotes.
    public static let singleQuotes = DiagnosticCode(
        "single-quotes", .error,
        """
        Strings stand in double quotes, as in Swift, also where they are SQL text. Single quotes inside need no escape:

            title: String = "it's new"
        """)

    /// An operator of another language.
    public static let foreignOperator = DiagnosticCode(
        "foreign-operator", .error,
        """
        The operator belongs to another language. The operators are Swift's:

            ==  !=  <  <=  >  >=     comparison; `==` with nil is SQL's IS NULL
            &&  ||  !                and, or, not
            +  -  *  /  %            arithmetic
            ??                       the first that is not nil
            a ? b : c                a choice
            value in [a, b]          one of several

        Strings are joined with `+`; values are converted with `Int64(value)`, `Double(value)` and the like.
        """)
}
