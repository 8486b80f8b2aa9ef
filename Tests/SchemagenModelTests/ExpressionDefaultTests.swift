import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ExpressionDefaultTests {
    private func kind(
        _ text: String, _ type: DataType, isNullable: Bool = false, context: ExpressionScope.Context = .columnDefault,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Expression.Kind {
        try TestScope.valid(
            text, .value(type, isNullable: isNullable), context, sourceLocation: sourceLocation
        ).kind
    }

    private func findings(_ text: String, _ type: DataType, isNullable: Bool = false) -> [String] {
        TestScope.findings(text, .value(type, isNullable: isNullable), .columnDefault)
    }

    @Test func literalsTakeTheColumnsType() throws {
        #expect(try kind("1", .int16) == .integer(1))
        #expect(try kind("-9223372036854775808", .int64) == .integer(.min))
        #expect(try kind("1", .double) == .number("1.0"))
        #expect(try kind("0.5", .float) == .number("0.5"))
        #expect(try kind("-0.0", .double) == .number("0.0"))
        #expect(try kind("12.50e1", .double) == .number("125.0"))
        #expect(try kind("5e-3", .double) == .number("0.005"))
        #expect(try kind("1.50", .decimal(precision: 4, scale: 1)) == .number("1.5"))
        #expect(try kind("0", .decimal(precision: nil, scale: 0)) == .integer(0))
        #expect(
            try kind("123456789012345678901234567890", .decimal(precision: 30, scale: 0))
                == .number("123456789012345678901234567890.0"))
        #expect(try kind("5_000_000", .duration) == .integer(5_000_000))
        #expect(try kind(".draft", .enumeration("Status")) == .enumCase(enumeration: "Status", name: "draft"))
        #expect(try kind("nil", .int32, isNullable: true) == .null)
        #expect(try kind("now()", .timestamp(precision: 3)) == .call(.now, []))
        #expect(try kind("\"1 day\"", .interval) == .string("1 day"))
        #expect(try kind("\"127.0.0.1\"", .inet) == .string("127.0.0.1"))
        #expect(try kind("true", .native(NativeType(sql: SQLText("boolean"), swift: nil))) == .bool(true))
        #expect(try kind("sql(\"random()\")", .int64) == .sql(SQLText("random()")))
    }

    @Test func stringsSpellOtherTypes() throws {
        #expect(
            try kind("\"ABCDEF00-0000-4000-8000-000000000001\"", .uuid)
                == .string("abcdef00-0000-4000-8000-000000000001"))
        #expect(try kind("\"2025-03-01\"", .timestamp(precision: nil)) == .string("2025-03-01T00:00:00Z"))
        #expect(
            try kind("\"2024-12-31 23:30:00.250+02:00\"", .timestamp(precision: nil))
                == .string("2024-12-31T21:30:00.25Z"))
        #expect(try kind("\"2024-12-31T23:30-02\"", .timestamp(precision: nil)) == .string("2025-01-01T01:30:00Z"))
        #expect(
            try kind("\"2024-03-01T00:30:00+01:00\"", .timestamp(precision: nil)) == .string("2024-02-29T23:30:00Z"))
        #expect(try kind("\"2025-03-01T08:30\"", .localTimestamp(precision: nil)) == .string("2025-03-01T08:30:00"))
        #expect(try kind("\"2000-02-29\"", .localDate) == .string("2000-02-29"))
        #expect(try kind("\"08:30\"", .localTime(precision: nil)) == .string("08:30:00"))
    }

    @Test func malformedSpellings() {
        for (text, type) in [
            ("\"abc\"", DataType.uuid), ("\"ABCDEF00-0000-4000-8000-00000000000\"", .uuid),
            ("\"ABCDEF0000004000800000000000000100000\"", .uuid), ("\"2025-02-29\"", .localDate),
            ("\"1900-02-29\"", .localDate), ("\"2025-13-01\"", .localDate), ("\"0000-01-01\"", .localDate),
            ("\"2025-1-1\"", .localDate), ("\"24:00\"", .localTime(precision: nil)),
            ("\"08:30:60\"", .localTime(precision: nil)), ("\"08:30:00.1234567\"", .localTime(precision: nil)),
            ("\"2025-03-01T08:30:00Z\"", .localTimestamp(precision: nil)), ("\"now\"", .timestamp(precision: nil)),
            ("\"2025-03-01T08:30:00 UTC\"", .timestamp(precision: nil)),
            ("\"0001-01-01T00:00:00+01:00\"", .timestamp(precision: nil)),
            ("\"2025-03-01T08:30:00+2\"", .timestamp(precision: nil)), ("\"\"", .timestamp(precision: nil)),
            ("\"2025-03-01T08:30:00+02:\"", .timestamp(precision: nil)),
        ] {
            #expect(findings(text, type) == ["literal-malformed: \(text)"])
        }
    }

    @Test func jsonIsCanonical() throws {
        #expect(try kind("{}", .json(swiftType: nil)) == .json("{}"))
        #expect(try kind("[]", .jsonText(swiftType: "Settings")) == .json("[]"))
        #expect(
            try kind("{ \"b\": [1, -2.50, nil, true], \"a\": { \"q\\\"\\n\\u{1}é\": \"\" } }", .json(swiftType: nil))
                == .json("{\"b\":[1,-2.5,null,true],\"a\":{\"q\\\"\\n\\u0001é\":\"\"}}"))
        #expect(try kind("\"text\"", .json(swiftType: nil)) == .json("\"text\""))
        #expect(try kind("nil", .json(swiftType: nil), isNullable: true) == .null)
        #expect(findings("{ \"a\": 1, \"a\": 2 }", .json(swiftType: nil)) == ["duplicate-json-key: \"a\""])
        #expect(findings("{ \"a\": now() }", .json(swiftType: nil)) == ["literal-malformed: now()"])
        #expect(findings("{}", .string(maximumLength: nil)) == ["type-mismatch: {}"])
        #expect(findings("[-now()]", .json(swiftType: nil)).isEmpty == false)
    }

    @Test func arrays() throws {
        guard case .array(let elements) = try kind("[\"a\", \"b\"]", .array(.string(maximumLength: 1))) else {
            Issue.record("no array")
            return
        }
        #expect(elements.map(\.kind) == [.string("a"), .string("b")])
        #expect(try kind("[]", .array(.int16)) == .array([]))
        #expect(try kind("[.sent]", .array(.enumeration("Status"))) != .null)
        #expect(findings("[1, 40000]", .array(.int16)) == ["type-mismatch: 40000"])
        #expect(findings("[\"a\", \"bc\"]", .array(.string(maximumLength: 1))) == ["literal-too-long: \"bc\""])
        #expect(findings("[nil]", .array(.int16)) == ["type-mismatch: nil"])
        #expect(findings("[1]", .int16) == ["type-mismatch: [1]"])
    }

    @Test func defaultsOutsideTheirColumns() {
        #expect(findings("40000", .int16) == ["literal-out-of-range: 40000"])
        #expect(findings("-1", .int16).isEmpty)
        #expect(findings("\"абвг\"", .string(maximumLength: 3)) == ["literal-too-long: \"абвг\""])
        #expect(findings("\"ab\"", .char(length: 1)) == ["literal-too-long: \"ab\""])
        #expect(findings("1.255", .decimal(precision: 10, scale: 2)).map { $0.prefix(16) } == ["decimal-too-fine"])
        #expect(findings("100", .decimal(precision: 4, scale: 2)) == ["literal-out-of-range: 100"])
        #expect(findings("1.5", .decimal(precision: 30, scale: 0)) == ["literal-out-of-range: 1.5"])
        #expect(findings("1e39", .float) == ["literal-out-of-range: 1e39"])
        #expect(findings("nil", .int32) == ["nil-not-here: nil → put `?` behind the type"])
        #expect(findings("0.5", .int32) == ["mixed-numbers: 0.5 → convert it: `Int32(…)`"])
        #expect(findings("\"a\"", .int32) == ["type-mismatch: \"a\""])
        #expect(findings("count", .int32) == ["column-not-readable: count"])
        #expect(findings("cuont", .int32) == ["unknown-name-in-expression: cuont"])
        #expect(findings("sent", .enumeration("Status")) == ["bare-enum-case: sent → .sent"])
        #expect(findings("today()", .timestamp(precision: nil)) == ["type-mismatch: today()"])
    }

    @Test func sequencesAndSQL() throws {
        let expression = try TestScope.valid(
            "nextValue(invoiceNumber)", .value(.int64, isNullable: false), .columnDefault, databases: .postgresql)
        #expect(expression.kind == .nextValue(sequence: "invoiceNumber"))
        #expect(
            TestScope.findings(
                "nextValue(invoiceNumbr)", .value(.int64, isNullable: false), .columnDefault, databases: .postgresql)
                == ["unknown-name-in-expression: invoiceNumbr → invoiceNumber"])
        #expect(findings("nextValue(invoiceNumber)", .int64).map { $0.prefix(16) } == ["needs-postgresql"])
        #expect(
            TestScope.findings("sql(\"1\")", .value(.int64, isNullable: false), .swiftDefault) == [
                "sql-not-here: sql(\"1\")"
            ])
        #expect(
            TestScope.findings("sql(\"1\")", .value(.int64, isNullable: false), .computed) == [
                "sql-not-here: sql(\"1\")"
            ])
        _ = try TestScope.valid("sql(sqlite: \"1\")", .any, databases: .sqlite)
    }

    @Test func boundsOfPartitions() throws {
        #expect(
            try kind("\"2025-03-01\"", .timestamp(precision: nil), context: .partitionBound)
                == .string("2025-03-01T00:00:00Z"))
        #expect(
            TestScope.findings("now()", .value(.timestamp(precision: nil), isNullable: false), .partitionBound)
                == ["function-not-here: now()"])
    }
}
