import SchemagenLanguage

extension DiagnosticCode {
    static let repeatedName = DiagnosticCode(
        "repeated-name", .error,
        """
        Two declarations have one Swift name. Tables, views, enums and types share one list across all namespaces, since
        Swift does not know namespaces. Two names that show the same characters, composed in two ways (`é` is one character
        of Unicode, or two), are one name.

        The SQL name may be the same where the namespaces differ: `table OldInvoice as invoices`.
        """)

    static let fileNameTaken = DiagnosticCode(
        "file-name-taken", .error,
        """
        The model of a table, view, enum or type is a file of its Swift name, and so is its page in the documents. Most disks
        of macOS and Windows take `order.swift` and `Order.swift` for one file, so that one of two such names would overwrite
        the other there, though all is well on Linux. Letters beyond ASCII have cases too, and `ß` is `SS` to some.

        Give one of them another Swift name; behind `as` the SQL name stays what it is:

            enum orderState { open }
            enum OrderState { open }                     // an error
            enum ShippingState as order_state { open }   // well
        """)

    static let repeatedMember = DiagnosticCode(
        "repeated-member", .error,
        """
        Two members of one table, view, enum or type have the same Swift name. The members of a mixin count as the table's,
        and so do the names that `@inverse` gives to relations.
        """)

    static let repeatedSQLName = DiagnosticCode(
        "repeated-sql-name", .error,
        """
        Two things have the same SQL name where the database keeps both in one list. PostgreSQL has one list of tables,
        views, indexes, sequences, primary keys and unique constraints in each namespace, one of row types, enums and
        domains, and one of constraints in each table. SQLite has one list of tables, views and indexes for the whole
        database, and does not tell capitals from small letters.

        The tool adds no counters to names that it makes: they would depend on the order of the file. `as` gives one of the
        two another name:

            index(status) as leads_open_idx where closedAt == nil
        """)

    static let invalidSQLName = DiagnosticCode(
        "invalid-sql-name", .error,
        """
        A name in SQL is empty or holds a control character. A line break would end a comment, and what follows it would be
        run; characters that turn the direction of text make one name look like another. Every other character is possible
        in quotes: `table Order as "Order lines"`.
        """)

    static let reservedName = DiagnosticCode(
        "reserved-name", .error,
        """
        A table, view, enum or type is called like a type of the language, such as `String` or `Point`. A column of that
        type could mean either. Choose another Swift name; `as` keeps the SQL name:

            table MapPoint as point { … }
        """)

    static let misplacedName = DiagnosticCode(
        "misplaced-name", .error,
        """
        A computed property exists in Swift alone, so `as` has nothing to name. If the database is to hold the value, make
        it a generated column:

            total as total_amount: Int64 @generated(price * amount)
        """)

    static let unknownTable = DiagnosticCode(
        "unknown-table", .error,
        """
        A name should be that of a table and is not. Tables are called by their Swift names, across all namespaces:
        `Lead`, not `leads`.
        """)

    static let unknownColumn = DiagnosticCode(
        "unknown-column", .error,
        """
        A name should be that of a column and is not. Columns are called by their Swift names (`openCount`, not
        `open_count`). Computed properties are in no database: no key, index or constraint can name one.
        """)

    static let unknownMixin = DiagnosticCode(
        "unknown-mixin", .error,
        """
        The names behind a table's colon are mixins, and this one is none. A table cannot take over the members of another
        table; put what they share into a mixin:

            mixin Timestamps { createdAt: Timestamp = now() }
            table Lead as leads: Timestamps { … }
        """)

    static let unknownObject = DiagnosticCode(
        "unknown-object", .error,
        """
        `uses` names something that is not declared, or in a way that could mean several things. Tables, views, enums, types
        and sequences stand there by their Swift names, objects that are kept as SQL text by their identity in quotes, with
        the kind in front where two share an identity:

            view ActiveLead uses Lead, "score(integer)" { … } = sql "…"
            sql trigger "touch" on Lead uses "function touch()" "…"
        """)

    static let unknownType = DiagnosticCode(
        "unknown-type", .error,
        """
        A type is neither one of the language nor an enum or `type` of the schema. Some are called differently than in SQL
        or Swift: `Int64` for `Int` and `bigint`, `String` for `text`, `Timestamp` for `Date` and `timestamptz`, `Data` for
        `bytea`. A type that the language does not know can be named in SQL: `native("tsvector")`. A column that refers to a
        row has the type of that table's key: `Lead.ID`.
        """)

    static let invalidType = DiagnosticCode(
        "invalid-type", .error,
        """
        A type has arguments that it cannot have, or stands where it cannot.

            price: Decimal(12, 2)
            code: Char(2)
            period: Range<LocalDate>
            settings: JSON<Settings>
            shape: native(postgresql: "geometry", sqlite: "TEXT", swift: "Shape")

        A column of a type that is `@notNull` has no `?`: the model would take what the database refuses.
        """)

    static let recursiveType = DiagnosticCode(
        "recursive-type", .error,
        """
        A type leads back to itself: a `type` whose base is itself by way of others, or a primary key that has the type of
        another table's ID, whose key has the type of the first. Give one of them a type of its own:

            id: Int64 @primaryKey @references(Other.id)
        """)
}
