/// A table that expressions are worked out on: a column of each type that has operators, and rows of nasty values.
struct Sample: Sendable {
    /// A column of the table.
    struct Column: Sendable {
        var name: String
        /// As the schema declares it.
        var type: String
        var values: [Cell]
        /// The Swift type that wraps the value.
        var wrapper: String?
        /// The name in the databases, where it is not the same.
        var sqlName: String?

        init(
            _ name: String, as sqlName: String? = nil, _ type: String, wrapper: String? = nil, _ values: [Cell]
        ) {
            self.name = name
            self.sqlName = sqlName
            self.type = type
            self.wrapper = wrapper
            self.values = type.hasSuffix("?") ? [.null] + values : values
        }
    }

    /// What both databases have.
    static let everywhere = Sample(databases: "postgresql(14), sqlite(3.37)", numbersAndTexts + runtimeValues)

    /// What PostgreSQL has alone.
    static let onPostgreSQL = Sample(databases: "postgresql(14)", intervals)

    /// The columns behind the id.
    let columns: [Column]
    /// The rows, without the id: first the values side by side as they are listed, then in other company.
    let rows: [[Cell]]
    /// The databases of the schema, as its header lists them.
    private let databases: String

    private init(databases: String, _ columns: [Column]) {
        self.databases = databases
        self.columns = columns
        var random = SplitMix(state: 20_250_101)
        rows = (0..<48).map { row in
            columns.map { column in
                let index = row < 20 ? row : Int.random(in: 0..<column.values.count, using: &random)
                return column.values[index % column.values.count]
            }
        }
    }

    private static let numbersAndTexts = [
        Column("i16", as: "I16", "Int16?", integers([0, 1, -1, 7, .init(Int16.min), .init(Int16.max), 10, -7])),
        Column(
            "i32", as: "order", "Int32?",
            integers([0, 2, -7, .init(Int32.min), .init(Int32.max), 10, -1, 65_536, .init(Int32.min) + 1])),
        Column(
            "i64", "Int64",
            integers([
                0, 3, -9, .min, .max, 1 << 61, 1, -1, (1 << 53) + 1, (1 << 53) - 1, .max - 1, 3_037_000_500,
                -4_611_686_018_427_387_905,
            ])),
        Column("j64", "Int64?", integers([.min, .max, 0, 2, -2, -1, 5, 4_294_967_296, (1 << 53)])),
        Column(
            "d", "Double?",
            doubles([
                0.5, 1.5, 2.5, -0.5, 0.49999999999999994, 0.1 + 0.2, -0.0, 0.0, 1e308, -1e308, .leastNonzeroMagnitude,
                9_007_199_254_740_992, 9.2233720368547758e18, -9.2233720368547758e18, 1e154, 123456.789,
            ])),
        Column(
            "e", "Double",
            doubles([
                0.0, 0.1, 2.5, -.greatestFiniteMagnitude, 4503599627370497.5, -2.5, 1e-200, .leastNormalMagnitude,
                1.005,
                -1.005, 32767.5, -32768.9, 2147483647.5, 1e22, 100.0, 0.000001, 999999999999.5,
            ])),
        Column(
            "f", "Float?",
            [0.1, 0.5, -1.5, 3.4028235e38, .leastNonzeroMagnitude, 0.0, 16777217.0, -0.05].map { .float($0) }),
        Column(
            "m", "Decimal(10, 2)?",
            decimals([0, 125, -9_999_999_999, 9_999_999_999, -5, 5, 1, -1, 250, -250, 1005], scale: 2)),
        Column(
            "n", "Decimal(18, 6)",
            decimals(
                [0, 2_000_005, -999_999_999_999_999_999, 999_999_999_999_999_999, 1, -1_500_000, 500_000, -500_000],
                scale: 6)),
        Column("k", "Decimal(4, 0)", decimals([0, 7, -9999, 9999, -1, 1, 10], scale: 0)),
        Column(
            "w", "Decimal(18, 0)?",
            decimals([0, 999_999_999_999_999_999, -999_999_999_999_999_999, 9_007_199_254_740_993, 1, -10], scale: 0)),
        Column(
            "s", "String?",
            texts([
                "", "a", "é", "e\u{301}", "🦆é", "  b  ", "\t a", "ab", "İstanbul", "ß", "it's", "back\\slash", "%_",
                "A",
                "\u{10FFFF}", "\u{FFFD}", " ", "Straße ẞ", "\"q\"",
            ])),
        Column(
            "t", as: "a \"b\"", "String(40) @collate(postgresql: \"insensitive\", sqlite: \"NOCASE\")",
            texts([
                "", "A", "a", " a ", "STRASSE", "é", "aé", "b\n", "👩‍👩‍👧", "'", "\\", "%", "e", "ı", "K\u{212A}k", "ab",
                "\u{E000}",
            ])),
        Column("c", "Char(6)?", texts(["a", "", "É'é", "ab", "😀", " x", "aB"])),
        Column("v", "Citext?", texts(["A", "a", "é", "É", "STRASSE", "ab", ""])),
        Column("b", "Bool?", [.bool(true), .bool(false)]),
        Column("g", "Bool", [.bool(false), .bool(true)]),
        Column("p", "Plan?", [.enumeration("free", sqlName: "it's free"), .enumeration("team", sqlName: "team")]),
        Column("q", "Plan", [.enumeration("team", sqlName: "team"), .enumeration("free", sqlName: "it's free")]),
        Column("r", "Rating?", [.enumeration("free", sqlName: "free"), .enumeration("team", sqlName: "a'b")]),
        Column("z", "Score?", wrapper: "Score", integers([0, 5, -100, 100])),
        Column("y", "Label", wrapper: "Label", texts(["", "a", "é", "e\u{301}", "team"])),
        Column("parent", "Sample.ID?", wrapper: "Sample.ID", integers([0, 3])),
        Column(
            "u", "UUID?",
            [
                "00112233445566778899aabbccddeeff", "ffffffffffffffffffffffffffffffff",
                "00000000000000000000000000000000",
            ]
            .map { .uuid($0) }),
        Column(
            "u2", "UUID",
            ["ffffffffffffffffffffffffffffffff", "00112233445566778899aabbccddeeff"].map { .uuid($0) }),
        Column("x", "Data?", [.bytes([]), .bytes([0]), .bytes([0, 255]), .bytes([0x27])]),
        Column("x2", "Data", [.bytes([0]), .bytes([]), .bytes([0x27])]),
        Column(
            "at", "Timestamp?",
            [0, 1, -1, 1_735_689_600_000, 1_735_689_600_500, -62_135_596_800_000, 253_402_300_799_999, 951_782_400_000]
                .map { .moment($0) }),
        Column("then", "Timestamp", [0, 1_735_689_600_500, -1, 1_735_689_600_000].map { .moment($0) }),
        Column("l", "Duration?", [0, 1, -1, 3_600_000_000, 90_000_000_000_000].map { .duration($0) }),
        Column("l2", "Duration", [1, 0, 3_600_000_000, -5].map { .duration($0) }),
    ]

    private static let runtimeValues = [
        Column(
            "lt", "LocalTimestamp?",
            runtime(
                "LocalTimestamp",
                [
                    "2024-02-29 23:59:59.999999", "0001-01-01 00:00:00.000", "9999-12-31 23:59:59.999",
                    "1970-01-01 00:00:00.000", "1900-03-01 00:00:00.000001", "2024-03-01 00:00:00.000",
                    "2000-02-29 12:00:00.500", "1969-12-31 23:59:59.9995",
                ])),
        Column(
            "lt2", "LocalTimestamp",
            runtime(
                "LocalTimestamp",
                [
                    "2024-02-29 23:59:59.999999", "2024-02-29 23:59:59.999", "1970-01-01 00:00:00.000001",
                    "9999-12-31 23:59:59.999999", "0001-01-01 00:00:00.000", "2000-02-29 12:00:00.500",
                ])),
        Column(
            "ld", "LocalDate?",
            runtime(
                "LocalDate",
                [
                    "2024-02-29", "2024-03-01", "0001-01-01", "9999-12-31", "1970-01-01", "1900-02-28", "2000-02-29",
                    "1582-10-10", "0999-12-31",
                ])),
        Column(
            "ld2", "LocalDate",
            runtime("LocalDate", ["2024-02-29", "2024-02-28", "1000-01-01", "0001-01-01", "1970-01-01", "9999-12-31"])),
        Column(
            "tm", "LocalTime?",
            runtime(
                "LocalTime",
                [
                    "00:00:00", "24:00:00", "23:59:59.999999", "12:00:00.5", "00:00:00.000001", "08:30:00",
                    "12:00:00.05", "12:00:00",
                ])),
        Column(
            "tm2", "LocalTime",
            runtime("LocalTime", ["24:00:00", "00:00:00", "12:00:00.05", "12:00:00.5", "08:30:00.1", "23:59:59"])),
        Column("j", "JSON?", runtime("JSON", documents)),
        Column("j2", "JSON", runtime("JSON", documents.reversed())),
        Column("jt", "JSONText?", runtime("JSON", documents)),
        Column("jt2", "JSONText", runtime("JSON", documents.reversed())),
        Column(
            "words", "[String]?",
            [.array([]), .array(texts(["a", "é", "e\u{301}", "", "\"\\,{}", "NULL"])), .array(texts(["🦆"]))]),
        Column("words2", "[String]", [.array(texts(["x"])), .array([])]),
        Column("counts", "[Int64]?", [.array(integers([.min, 0, .max])), .array([])]),
    ]

    private static let documents = [
        "null", "{}", "[]", "\"null\"", "0", "-0.5", "1e300", "true", #"{"é":{"e\u0301":[1,[2,{"a":null}]]}}"#,
        #""\u0001\\\"🦆""#, "9223372036854775807", #"{"a":1,"b":2}"#,
    ]

    private static let intervals = [
        Column(
            "iv", "Interval?",
            runtime(
                "Interval",
                [
                    "PT0S", "P1M", "P30D", "PT24H", "P-1Y-2M3DT-4H", "PT-0.000001S", "P2147483647M", "P-1DT2H",
                    "PT-2562047788H",
                ])),
        Column("iv2", "Interval", runtime("Interval", ["P1D", "P1M", "PT0S", "P-30D"])),
        Column("g", "Bool", [.bool(false), .bool(true)]),
        Column("b", "Bool?", [.bool(true), .bool(false)]),
    ]

    /// The schema, with more members of the table.
    func schema(_ members: [String] = []) -> String {
        var text = #"""
            schema Nasty { databases: [DATABASES] }
            enum Plan as "Plan \"x\"" { free as "it's free", team }
            enum Rating @storage(check) { free, team as "a'b" }
            type Score = Int32 check value >= -100 && value <= 100
            type Label = String
            table Sample as samples {
                id: Int64 @primaryKey

            """#.replacing("DATABASES", with: databases)
        for column in columns {
            let sqlName = column.sqlName.map { " as \($0.debugDescription)" } ?? ""
            text += "    \(column.name)\(sqlName): \(column.type)\(column.name == "parent" ? " @unreferenced" : "")\n"
        }
        for member in members { text += "    \(member)\n" }
        return text + "}\n"
    }

    private static func integers(_ values: [Int64]) -> [Cell] { values.map { .integer($0) } }

    private static func doubles(_ values: [Double]) -> [Cell] { values.map { .double($0) } }

    private static func decimals(_ units: [Int64], scale: Int) -> [Cell] {
        units.map { .decimal($0, scale: scale) }
    }

    private static func runtime(_ type: String, _ texts: [String]) -> [Cell] { texts.map { .runtime(type, $0) } }

    private static func texts(_ values: [String]) -> [Cell] { values.map { .text($0) } }
}

/// A generator of numbers that gives the same on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
