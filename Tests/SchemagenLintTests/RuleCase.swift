import Testing

/// A rule of `lint` on a file that breaks it and on one that does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
    /// The rule's code.
    var code: String
    /// A file that breaks the rule.
    var broken: String
    /// What is found in it, as `line: message`.
    var findings: [String]
    /// A file that is like it and keeps the rule.
    var kept: String

    var testDescription: String { code }
}

extension RuleCase {
    /// One or more of each rule.
    static let all: [RuleCase] = names + tables + keys + columns + indexes

    private static let names = [
        RuleCase(
            code: "naming-style",
            broken: """
                table First as first_table { id: Int64 @primaryKey }
                table Second as second_table { id: Int64 @primaryKey }
                table Third as third { id: Int64 @primaryKey }
                table Fourth as fourth_table { id: Int64 @primaryKey }
                table Fifth as "FifthTable" { id: Int64 @primaryKey }
                """,
            findings: ["5: `FifthTable` is not in snake_case, as the other tables and views are"],
            kept: """
                table First as first { id: Int64 @primaryKey }
                table Second as second_table { id: Int64 @primaryKey }
                table Third as "ThirdTable" { id: Int64 @primaryKey }
                table Fourth as "FourthTable" { id: Int64 @primaryKey }
                """),
        RuleCase(
            code: "naming-style",
            broken: """
                table Order {
                    id: Int64 @primaryKey
                    first as firstName: String
                    second as secondName: String
                    third as thirdName: String
                    fourth as fourth_name: String
                    fifth as fifthName: String
                }
                """,
            findings: ["6: `fourth_name` is not in camelCase, as the other columns are"],
            kept: "table Order { id: Int64 @primaryKey a as aB: String b as bC: String c as cD: String d: String }"
        ),
        RuleCase(
            code: "naming-pattern",
            broken: """
                schema S { naming: { index: "ix_{table}_{columns}", check: "ck_{table}_{name}" } }
                table Order as orders {
                    id: Int64 @primaryKey
                    status: String @index(as: by_status)
                    note: String @index
                    number: Int32 @check(number > 0)
                    index(status, note) as both
                    check positive as positive: number > 0
                }
                """,
            findings: [
                "4: `by_status` is not what the pattern gives: `ix_orders_status`",
                "7: `both` is not what the pattern gives: `ix_orders_status_note`",
                "8: `positive` is not what the pattern gives: `ck_orders_positive`",
            ],
            kept: """
                table Order as orders {
                    id: Int64 @primaryKey
                    status: String @index(as: by_status)
                    note: String @index
                }
                """),
        RuleCase(
            code: "naming-pattern",
            broken: """
                table Order as orders {
                    id: Int64 @primaryKey
                    a: Int64 @index
                    b: Int64 @index
                    c: Int64 @index
                    d: Int64 @index
                    e: Int64 @index(as: other)
                }
                """,
            findings: ["7: `other` is not what the pattern gives: `orders_e_idx`"],
            kept: """
                table Order as orders {
                    id: Int64 @primaryKey
                    a: Int64 @index
                    b: Int64 @index(as: another)
                    c: Int64 @index
                    index(lower(name)) using btree
                    name: String
                    e: Int64 @index(as: other)
                }
                """),
        RuleCase(
            code: "quoted-name",
            broken: """
                table Order as orders {
                    id: Int64 @primaryKey
                    a as "the a": Int64
                    b as "2nd": Int64
                    c as cD: Int64
                }
                """,
            findings: [
                "3: `the a` has to stand in quotes in every query, since it holds ` `",
                "4: `2nd` has to stand in quotes in every query, since it begins with a digit",
                "5: `cD` has to stand in quotes in every query, since it has capitals",
            ],
            kept: """
                schema S { databases: [sqlite] }
                table Order as orders { id: Int64 @primaryKey c as cD: Int64 größe: Int64 }
                """),
    ]

    private static let tables = [
        RuleCase(
            code: "unused-type",
            broken: """
                enum Used { a }
                enum Unused { a }
                type Tag = String(20)
                type Word = String(20)
                table Order { id: Int64 @primaryKey a: [Used] @only(postgresql) b: Tag }
                """,
            findings: ["2: nothing is of the type `Unused`", "4: nothing is of the type `Word`"],
            kept: """
                enum Used { a }
                view Orders as orders uses Used { a: Int64 } = sql "select 1 as a"
                """),
        RuleCase(
            code: "documentation-coverage",
            broken: """
                schema S { lint: { documented: 60 } }
                /// An order.
                table Order { id: Int64 @primaryKey a: Int64 }
                """,
            findings: ["1: 1 of 2 things are documented, 50 percent, and `lint` asks for 60"],
            kept: """
                schema S { lint: { documented: 50 } }
                /// An order.
                table Order { id: Int64 @primaryKey a: Int64 }
                """),
        RuleCase(
            code: "undocumented",
            broken: """
                schema S { lint: { undocumented: warning } }
                /// An order.
                table Order { id: Int64 @primaryKey a: Int64 }
                enum E { a }
                """,
            findings: ["3: `Order.a` has no documentation", "4: `E` has no documentation"],
            kept: "table Order { id: Int64 @primaryKey a: Int64 }"),
        RuleCase(
            code: "nothing-required",
            broken: "table Order { id: Int64 @primaryKey a: Int64? b: String? c: String? }",
            findings: ["1: every column of `Order` besides its key can be nil"],
            kept: "table Order { id: Int64 @primaryKey a: Int64? b: String? c: String }"),
        RuleCase(
            code: "too-many-columns",
            broken: """
                schema S { lint: { maximumColumns: 2 } }
                table Order { id: Int64 @primaryKey a: Int64 b: Int64 }
                """,
            findings: ["2: `Order` has 3 columns, and `lint` allows 2"],
            kept: """
                schema S { lint: { maximumColumns: 3 } }
                table Order { id: Int64 @primaryKey a: Int64 b: Int64 }
                """),
        RuleCase(
            code: "too-many-indexes",
            broken: """
                schema S { lint: { maximumIndexes: 2 } }
                table Order { id: Int64 @primaryKey a: Int64 @unique b: Int64 @index }
                """,
            findings: ["2: `Order` has 3 indexes, and `lint` allows 2"],
            kept: """
                schema S { lint: { maximumIndexes: 2 } }
                table Order {
                    id: Int64 @primaryKey
                    a: Int64
                    index(a) @only(postgresql)
                    index(a desc) as other @only(sqlite)
                }
                """),
        RuleCase(
            code: "unlogged-table",
            broken: "schema S { databases: [postgresql] }\ntable Cache @unlogged { id: Int64 @primaryKey }",
            findings: ["2: `Cache` is empty after a crash of PostgreSQL"],
            kept: "table Cache { id: Int64 @primaryKey }"),
        RuleCase(
            code: "row-security-without-policy",
            broken: """
                schema S { databases: [postgresql] }
                table Order as orders @rowSecurity(enabled) { id: Int64 @primaryKey }
                """,
            findings: ["2: row security is on for `Order`, and no policy lets anybody in"],
            kept: """
                schema S { databases: [postgresql] }
                table Order as orders @rowSecurity(enabled) { id: Int64 @primaryKey }
                sql policy "all_rows" on Order "create policy all_rows on orders using (true)"
                """),
    ]

    private static let keys = [
        RuleCase(
            code: "short-identity",
            broken: """
                table Order { id: Int32 @primaryKey @identity }
                table Small { id: Int16 @primaryKey @identity }
                """,
            findings: ["1: the numbers of `id` end at 2,147,483,647", "2: the numbers of `id` end at 32,767"],
            kept: "table Order { id: Int64 @primaryKey @identity }\ntable Country { id: Int16 @primaryKey }"),
        RuleCase(
            code: "serial-identity",
            broken: "table Order { id: Int64 @primaryKey @identity(serial) }",
            findings: ["1: `id` is a serial, and not an identity column"],
            kept: "table Order { id: Int64 @primaryKey @identity(always) }"),
        RuleCase(
            code: "missing-foreign-key",
            broken: """
                table Lead { id: Int64 @primaryKey }
                table Reply { id: Int64 @primaryKey leadID: Int64 }
                """,
            findings: ["2: `leadID` is named after `Lead`, and no foreign key refers to it"],
            kept: """
                table Lead { id: Int64 @primaryKey }
                table Reply { id: Int64 @primaryKey leadID: Lead.ID }
                table Note { id: Int64 @primaryKey leadID: Lead.ID @unreferenced }
                table Mail { id: Int64 @primaryKey leadID: String otherID: Int64 }
                """),
        RuleCase(
            code: "repeated-foreign-key",
            broken: """
                table Lead { id: Int64 @primaryKey }
                table Reply {
                    id: Int64 @primaryKey
                    leadID: Lead.ID
                    foreignKey(leadID) as again references Lead @onDelete(cascade)
                }
                """,
            findings: ["5: a foreign key over `leadID` to `Lead` is already there"],
            kept: """
                table Lead { id: Int64 @primaryKey }
                table Reply { id: Int64 @primaryKey leadID: Lead.ID otherID: Lead.ID }
                """),
        RuleCase(
            code: "partly-nil-foreign-key",
            broken: """
                table Slot { a: Int64 b: Int64 primaryKey(a, b) }
                table Use { id: Int64 @primaryKey x: Int64? y: Int64? foreignKey(x, y) references Slot }
                """,
            findings: ["2: nothing is checked where only one of `x`, `y` is nil"],
            kept: """
                table Slot { a: Int64 b: Int64 primaryKey(a, b) }
                table Use { id: Int64 @primaryKey x: Int64 y: Int64? foreignKey(x, y) references Slot }
                table Other {
                    id: Int64 @primaryKey
                    x: Int64?
                    y: Int64?
                    foreignKey(x, y) references Slot
                    check whole: (x == nil) == (y == nil)
                }
                """),
        RuleCase(
            code: "undeclared-on-delete",
            broken: """
                schema S { lint: { undeclared-on-delete: note } }
                table Lead { id: Int64 @primaryKey }
                table Reply { id: Int64 @primaryKey leadID: Lead.ID }
                """,
            findings: ["3: nothing says what a delete in `Lead` means for `Reply`"],
            kept: """
                schema S { lint: { undeclared-on-delete: note } }
                table Lead { id: Int64 @primaryKey }
                table Reply { id: Int64 @primaryKey leadID: Lead.ID @onDelete(restrict) }
                """),
        RuleCase(
            code: "undeclared-on-delete",
            broken: """
                schema S { lint: { undeclared-on-delete: error } }
                table Lead { id: Int64 @primaryKey parent: Lead.ID }
                """,
            findings: ["2: nothing says what a delete in `Lead` means for `Lead`"],
            kept: "table Lead { id: Int64 @primaryKey parent: Lead.ID }"),
        RuleCase(
            code: "nil-in-unique",
            broken: "table Order { id: Int64 @primaryKey a: Int64 b: Int64? unique(a, b) }",
            findings: ["1: rows that have nil in `b` are never equal"],
            kept: """
                table Order { id: Int64 @primaryKey a: Int64 b: Int64 unique(a, b) }
                table Two {
                    id: Int64 @primaryKey
                    a: Int64
                    b: Int64?
                    email: String? @unique
                    unique(a, b)
                    unique(a) where b == nil
                }
                """),
        RuleCase(
            code: "not-valid",
            broken: """
                schema S { databases: [postgresql] }
                table Order as orders { id: Int64 @primaryKey a: Int64 check positive: a > 0 @notValid }
                """,
            findings: ["2: older rows need not keep `orders_positive_check`"],
            kept: "table Order as orders { id: Int64 @primaryKey a: Int64 check positive: a > 0 }"),
    ]

    private static let columns = [
        RuleCase(
            code: "padded-text",
            broken: "table Order { id: Int64 @primaryKey country: Char(2) }",
            findings: ["1: `country` is filled up with spaces"],
            kept: "table Order { id: Int64 @primaryKey country: String(2) }"),
        RuleCase(
            code: "local-instant",
            broken: """
                table Order {
                    id: Int64 @primaryKey
                    sentAt: LocalTimestamp
                    made: LocalTimestamp = now()
                }
                """,
            findings: [
                "3: `sentAt` is a point in time, and is kept without a time zone",
                "4: `made` is a point in time, and is kept without a time zone",
            ],
            kept: "table Order { id: Int64 @primaryKey sentAt: Timestamp opens: LocalTimestamp }"),
        RuleCase(
            code: "money-type",
            broken: "schema S { databases: [postgresql] }\ntable Order { id: Int64 @primaryKey price: Money }",
            findings: ["2: what `price` means depends on a setting of the server"],
            kept: "table Order { id: Int64 @primaryKey price: Decimal(12, 2) }"),
        RuleCase(
            code: "json-as-text",
            broken: "table Order { id: Int64 @primaryKey a: JSONText }",
            findings: ["1: `a` is kept as a text, which is read anew by every operator"],
            kept: """
                schema S { databases: [sqlite] }
                table Order { id: Int64 @primaryKey a: JSONText b: JSON }
                """),
        RuleCase(
            code: "numbered-columns",
            broken: "table Order { id: Int64 @primaryKey line1: String line2: String line3: String }",
            findings: ["1: `line1`, `line2`, `line3` are a list"],
            kept: "table Order { id: Int64 @primaryKey line1: String line2: String line3: Int32 }"),
    ]

    private static let indexes = [
        RuleCase(
            code: "wide-index",
            broken: """
                schema S { lint: { maximumIndexColumns: 2 } }
                table Order { id: Int64 @primaryKey a: Int64 b: Int64 c: Int64 index(a, b, c) as abc }
                """,
            findings: ["2: the index `abc` has 3 keys, and `lint` allows 2"],
            kept: """
                table Order { id: Int64 @primaryKey a: Int64 b: Int64 c: Int64 index(a, b, c) as abc }
                """),
        RuleCase(
            code: "unselective-index",
            broken: """
                enum State { on, off, broken }
                table Order as orders { id: Int64 @primaryKey a: Bool @index b: State @index }
                """,
            findings: [
                "2: the index `orders_a_idx` tells only 2 values of `a` apart",
                "2: the index `orders_b_idx` tells only 3 values of `b` apart",
            ],
            kept: """
                enum State { on, off, broken, gone }
                table Order { id: Int64 @primaryKey a: Bool b: State @index index(id) where a }
                """),
    ]
}
