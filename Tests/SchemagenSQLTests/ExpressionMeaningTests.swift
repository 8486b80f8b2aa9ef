import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

/// What the language says that expressions mean, on both databases.
@Suite struct ExpressionMeaningTests {
    /// Each expression with its type and its value; `error` is an overflow.
    static let cases: [(String, String, String)] = [
        // Three-valued logic.
        ("none == nil", "Bool", "true"), ("none != nil", "Bool", "false"), ("none == five", "Bool", "nil"),
        ("none == five && five == 6", "Bool", "false"), ("none == five || five == 5", "Bool", "true"),
        ("!(none == five)", "Bool", "nil"), ("none in [1, 2]", "Bool", "nil"), ("five in [4, 5]", "Bool", "true"),
        ("five in [none ?? 5]", "Bool", "true"), ("none == five ? 1 : 2", "Int32", "2"), ("none ?? five", "Int32", "5"),
        ("none ?? none ?? 7", "Int32", "7"), ("five == 5 && !(five == 6 || five == 7)", "Bool", "true"),
        // Whole numbers.
        ("seven / 2", "Int32", "3"), ("-seven / 2", "Int32", "-3"), ("-seven % 2", "Int32", "-1"),
        ("seven % -2", "Int32", "1"),
        ("seven / zero", "Int32", "nil"), ("seven % zero", "Int32", "nil"), ("least % -1", "Int64", "0"),
        ("least / -1", "Int64", "error"), ("largest + 1", "Int64", "error"), ("largest - -1", "Int64", "error"),
        ("-least", "Int64", "error"), ("abs(least)", "Int64", "error"), ("largest * 2 - largest", "Int64", "error"),
        ("big32 + big32", "Int64", "4294967294"), ("big32 * big32", "Int64", "4611686014132420609"),
        ("small16 - 1", "Int32", "-32769"), ("-small16", "Int32", "32768"), ("small16 / -1", "Int32", "32768"),
        ("Int16(big32)", "Int16", "error"), ("Int32(largest)", "Int32", "error"), ("Int64(five)", "Int64", "5"),
        ("five - (seven - zero)", "Int32", "-2"), ("five - seven - zero", "Int32", "-2"), ("-(-five)", "Int32", "5"),
        ("(five + seven) * 2", "Int64", "24"), ("five + seven * 2", "Int64", "19"),
        ("seven / (five - 5)", "Int64", "nil"),
        // Doubles.
        ("round(2.5)", "Double", "3.0"), ("round(half)", "Double", "1.0"), ("round(-half)", "Double", "-1.0"),
        ("round(almost)", "Double", "0.0"), ("round(1.5 * half, 2)", "Double", "0.75"),
        ("round(-1.005 * half, 2)", "Double", "-0.5"),
        ("round(huge)", "Double", "1e+300"), ("floor(-half)", "Double", "-1.0"), ("ceil(half)", "Double", "1.0"),
        ("floor(huge)", "Double", "1e+300"), ("ceil(-huge)", "Double", "-1e+300"), ("huge * huge", "Double", "error"),
        ("huge * 1e10", "Double", "error"), ("huge * 4.0 - huge", "Double", "3e+300"),
        ("1.0 / huge / huge", "Double", "error"),
        ("half / 0.0", "Double", "nil"), ("half / (half - half)", "Double", "nil"),
        ("round(huge, 15)", "Double", "1e+300"),
        ("Int64(huge)", "Int64", "error"), ("Int64(-half)", "Int64", "0"),
        ("Int32(2147483647.0 + half)", "Int32", "2147483647"),
        ("Int32(2147483647.5 + half)", "Int32", "error"), ("Int32(-2147483648.5 + 0.0 * half)", "Int32", "-2147483648"),
        ("Double(largest)", "Double", "9.223372036854775807e+18"),
        ("Double(five) / Double(seven)", "Double", "0.7142857142857143"),
        ("float == 0.1", "Bool", "false"), ("Double(price) == 12.34", "Bool", "true"),
        ("half * half", "Double", "0.25"),
        // Decimals.
        ("price + 1", "Decimal(12, 2)", "13.34"), ("price * rate", "Decimal(18, 5)", "15.42500"),
        ("price - rate", "Decimal(14, 3)", "11.090"),
        ("price == 12.34", "Bool", "true"), ("price == 12.340", "Bool", "true"), ("price > rate", "Bool", "true"),
        ("price in [1, 12.34]", "Bool", "true"), ("round(price, 1)", "Decimal(12, 1)", "12.3"),
        ("round(rate)", "Decimal(12, 0)", "1"),
        ("round(-rate, 2)", "Decimal(12, 2)", "-1.25"), ("floor(-rate)", "Decimal(12, 0)", "-2"),
        ("ceil(rate)", "Decimal(12, 0)", "2"),
        ("Int32(-rate)", "Int32", "-1"), ("Decimal(half * 2.5, 1)", "Decimal(18, 1)", "1.3"),
        ("Decimal(five, 2)", "Decimal(18, 2)", "5.00"),
        ("Decimal(rate, 1)", "Decimal(18, 1)", "1.3"), ("Decimal(huge, 2)", "Decimal(18, 2)", "error"),
        ("min(price, rate)", "Decimal(18, 3)", "1.250"),
        ("most * most", "Decimal(18, 0)", "error"), ("abs(-price)", "Decimal(12, 2)", "12.34"),
        ("-price", "Decimal(12, 2)", "-12.34"),
        // The smallest and the largest.
        ("min(five, seven)", "Int32", "5"), ("max(five, none)", "Int32", "nil"), ("max(upper, lower)", "String", "éa"),
        ("min(half, 0.25)", "Double", "0.25"),
        // Strings.
        ("length(lower)", "Int32", "2"), ("length(duck)", "Int32", "2"), ("lower(upper)", "String", "Éab"),
        ("upper(lower)", "String", "éA"),
        ("trim(spaced)", "String", "\ta"), ("upper < lower", "Bool", "true"), ("\"B\" < \"a\"", "Bool", "true"),
        ("\"Z\" < lower", "Bool", "true"),
        ("composed == decomposed", "Bool", "false"), ("contains(upper, \"a\")", "Bool", "true"),
        ("contains(upper, \"A\")", "Bool", "false"),
        ("contains(upper, \"\")", "Bool", "true"), ("hasPrefix(upper, \"É\")", "Bool", "true"),
        ("hasPrefix(upper, \"é\")", "Bool", "false"),
        ("hasSuffix(upper, \"aB\")", "Bool", "true"), ("hasSuffix(upper, \"\")", "Bool", "true"),
        ("hasSuffix(upper, upper)", "Bool", "true"),
        ("hasSuffix(lower, upper)", "Bool", "false"), ("hasPrefix(upper, \"%\")", "Bool", "false"),
        ("contains(lower, \"_\")", "Bool", "false"),
        ("hasSuffix(missing, \"\")", "Bool", "nil"), ("char == \"ab\"", "Bool", "true"), ("length(char)", "Int32", "2"),
        // Enums and the rest.
        ("plan == .free", "Bool", "true"), ("plan in [.team, .free]", "Bool", "true"),
        ("(five == 5 ? .team : .free) == plan", "Bool", "false"),
        ("key == key", "Bool", "true"), ("later > at", "Bool", "true"), ("min(at, later) == at", "Bool", "true"),
    ]

    /// The same for columns whose own comparison takes `a` and `A` for one: expressions compare bytes all the same.
    static let foldingCases: [(String, String, String)] = [
        ("folded == \"abc\"", "Bool", "false"), ("folded != \"abc\"", "Bool", "true"),
        ("folded in [\"ABC\"]", "Bool", "true"), ("folded in [\"abc\"]", "Bool", "false"),
        ("folded < \"a\"", "Bool", "true"), ("contains(folded, \"b\")", "Bool", "false"),
        ("hasPrefix(folded, \"a\")", "Bool", "false"), ("hasSuffix(folded, \"c\")", "Bool", "false"),
        ("max(folded, \"a\")", "String", "a"), ("lower(folded) == \"abc\"", "Bool", "true"),
        ("folded == upper", "Bool", "false"), ("folded ?? \"x\"", "String", "ABC"),
    ]

    private static func schema(_ cases: [(String, String, String)], columns: String = "") -> String {
        var text = """
            enum Plan { free as "it's free", team }
            table Sample as samples {
                id: Int64 @primaryKey
                none: Int32?
                zero: Int32 = 0
                five: Int32 = 5
                seven: Int32 = 7
                small16: Int16 = -32768
                big32: Int32 = 2147483647
                largest: Int64 = 9223372036854775807
                least: Int64 = -9223372036854775808
                half: Double = 0.5
                almost: Double = 0.49999999999999994
                huge: Double = 1e300
                float: Float = 0.1
                price: Decimal(10, 2) = 12.34
                rate: Decimal(6, 3) = 1.25
                most: Decimal(18, 0) = 999999999999999999
                upper: String = "ÉaB"
                lower: String = "éa"
                duck: String = "🦆e"
                spaced: String = "  \\ta "
                composed: String = "\\u{e9}"
                decomposed: String = "e\\u{301}"
                missing: String?
                char: Char(5) = "ab"
                plan: Plan = .free
                key: UUID = "00112233-4455-6677-8899-aabbccddeeff"
                at: Timestamp = "2025-01-01T00:00:00Z"
                later: Timestamp = "2025-01-01T00:00:00.5Z"
            \(columns)

            """
        for (index, value) in cases.enumerated() { text += "    computed c\(index): \(value.1)? = \(value.0)\n" }
        return text + "}\n"
    }

    @Test func everyExpressionHasTheValueThatTheLanguageSays() throws {
        try compare(Self.cases, Self.schema(Self.cases)) { _ in }
    }

    @Test(.needs(extensions: "citext")) func aColumnOfCitextIsReadAsItsBytes() throws {
        let text = Self.schema(Self.foldingCases, columns: "folded: Citext = \"ABC\"")
        try compare(Self.foldingCases, text) { try $0.execute("CREATE EXTENSION citext") }
    }

    @Test(.needsICU) func aColumnWithACollationIsReadAsItsBytes() throws {
        let column = "folded: String = \"ABC\" @collate(postgresql: \"insensitive\", sqlite: \"NOCASE\")"
        try compare(Self.foldingCases, Self.schema(Self.foldingCases, columns: column)) {
            try $0.execute(insensitiveCollation)
        }
    }

    private func compare(
        _ cases: [(String, String, String)], _ text: String, prepare: (PostgreSQLConnection) throws -> Void
    ) throws {
        let migration = try Migration(text)
        let table = migration.schema.tables[0]
        let context = ExpressionContext(index: SchemaIndex(migration.schema), columns: ColumnScope(table))
        try #require(table.computed.count == cases.count)
        try withSQLite { sqlite in
            try sqlite.execute(migration.files(.sqlite).up)
            try sqlite.execute("INSERT INTO samples (id) VALUES (0)")
            try withDatabase { postgresql in
                try prepare(postgresql)
                try postgresql.execute(migration.files(.postgresql).up)
                try postgresql.execute("INSERT INTO samples (id) VALUES (0)")
                for (property, expected) in zip(table.computed, cases) {
                    var writer = PostgreSQLExpressionWriter(context: context)
                    let left = writer.text(property.value)
                    let one = ExpressionAgreementTests.ask(postgresql, left, 0, property.value.type)
                    #expect(one == outcome(expected.2, property.value.type), "\(expected.0)\nPostgreSQL: \(left)")
                    var other = SQLiteExpressionWriter(context: context)
                    let right = other.text(property.value)
                    let two = ExpressionAgreementTests.ask(sqlite, right, 0, property.value.type)
                    #expect(two == outcome(expected.2, property.value.type), "\(expected.0)\nSQLite: \(right)")
                }
            }
        }
    }

    private func outcome(_ text: String, _ type: ValueType) -> ExpressionAgreementTests.Outcome {
        switch (text, type) {
        case ("nil", _): return .null
        case ("error", _): return .failure
        case ("true", .bool): return .value("1")
        case ("false", .bool): return .value("0")
        case (_, .double): return .value("\(Double(text) ?? .nan)")
        case (_, .decimal(_, let scale)): return .value(LiteralText.unscaled(text, scale: scale))
        default: return .value(text)
        }
    }
}
