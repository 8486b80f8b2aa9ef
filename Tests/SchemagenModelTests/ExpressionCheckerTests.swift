import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ExpressionCheckerTests {
    // MARK: Types

    @Test func typesOfOperators() throws {
        let types: [(String, ValueType, Bool)] = [
            ("count + 1", .integer(IntegerBounds(Int64(Int32.min) + 1, Int64(Int32.max) + 1)), false),
            ("small + count", .integer(IntegerBounds(-2_147_516_416, 2_147_516_414)), false),
            ("total + 1", .integer(IntegerBounds(.min + 1, .max)), false),
            ("count / 2", .integer(IntegerBounds(-1_073_741_824, 1_073_741_823)), false),
            ("count / small", .integer(IntegerBounds(-2_147_483_648, 2_147_483_648)), true),
            ("count % 10", .integer(IntegerBounds(-9, 9)), false),
            ("count % 0", .integer(IntegerBounds(0, 0)), true),
            ("-small", .integer(IntegerBounds(-32767, 32768)), false),
            ("rate * 2", .double, false),
            ("2 * rate", .double, false),
            ("ratio * 2", .double, false),
            ("ratio + rate", .double, false),
            ("1 + 0.5", .double, false),
            ("(2 + 3) * rate", .double, false),
            ("rate / 2", .double, false),
            ("rate / 0.0", .double, true),
            ("rate / rate", .double, true),
            ("price + 1", .decimal(precision: 11, scale: 2), false),
            ("price * factor", .decimal(precision: 16, scale: 6), false),
            ("price - factor", .decimal(precision: 13, scale: 4), false),
            ("price * 1.50", .decimal(precision: 12, scale: 3), false),
            ("maybeCount + 1", .integer(IntegerBounds(Int64(Int32.min) + 1, Int64(Int32.max) + 1)), true),
            ("maybeCount ?? 0", .integer(.int32), false),
            ("maybeCount ?? maybeCount", .integer(.int32), true),
            ("maybePrice ?? 0", .decimal(precision: 10, scale: 2), false),
            ("isOpen ? count : 0", .integer(.int32), false),
            ("isOpen ? count : nil", .integer(.int32), true),
            ("isOpen ? nil : .sent", .null, true),
            ("maybeIsOpen ? count : small", .integer(.int32), false),
            ("maybeCount == nil", .bool, false),
            ("nil != maybeSettings", .bool, false),
            ("maybeAddress == nil", .bool, false),
            ("maybeCount == 1", .bool, true),
            ("status == .sent", .bool, false),
            (".sent == status", .bool, false),
            ("maybeStatus in [.draft, .sent]", .bool, true),
            (".sent in [status, .draft]", .bool, false),
            ("price > 0", .bool, false),
            ("price > factor", .bool, false),
            ("ratio == 0.1", .bool, false),
            ("payload == payload", .bool, false),
            ("wait > 5_000_000", .bool, false),
            ("createdAt < maybeCreatedAt", .bool, true),
            ("isOpen && maybeIsOpen", .bool, true),
            ("!maybeIsOpen", .bool, true),
            ("name + \"!\"", .string, false),
            ("sql(\"a\") == count", .bool, true),
            ("sql(\"a\")", .other(nil), true),
        ]
        for (text, type, isNullable) in types where text != "isOpen ? nil : .sent" {
            let expression = try TestScope.valid(text)
            #expect(expression.type == type, "\(text)")
            #expect(expression.isNullable == isNullable, "\(text)")
        }
    }

    @Test func typesOfFunctions() throws {
        let types: [(String, ValueType, Bool)] = [
            ("length(name)", .integer(IntegerBounds(0, Int64(Int32.max))), false),
            ("lower(maybeName)", .string, true),
            ("contains(name, \"@\")", .bool, false),
            ("abs(small)", .integer(IntegerBounds(0, 32768)), false),
            ("abs(price)", .decimal(precision: 10, scale: 2), false),
            ("abs(-3)", .integer(IntegerBounds(3, 3)), false),
            ("floor(rate)", .double, false),
            ("round(ratio)", .double, false),
            ("round(price)", .decimal(precision: 9, scale: 0), false),
            ("round(price, 1)", .decimal(precision: 10, scale: 1), false),
            ("round(price, 4)", .decimal(precision: 10, scale: 2), false),
            ("min(small, 5)", .integer(IntegerBounds(-32768, 5)), false),
            ("max(small, 5)", .integer(IntegerBounds(5, 32767)), false),
            ("max(1, maybePrice)", .decimal(precision: 10, scale: 2), true),
            ("max(name, \"a\")", .string, false),
            ("Int32(rate)", .integer(.int32), false),
            ("Int16(total)", .integer(.int16), false),
            ("Int64(small)", .integer(.int16), false),
            ("Double(count)", .double, false),
            ("Decimal(count)", .decimal(precision: 10, scale: 0), false),
            ("Decimal(rate, 2)", .decimal(precision: 18, scale: 2), false),
            ("Decimal(price, 1)", .decimal(precision: 10, scale: 1), false),
            ("Decimal(price)", .decimal(precision: 10, scale: 2), false),
        ]
        for (text, type, isNullable) in types {
            let expression = try TestScope.valid(text)
            #expect(expression.type == type, "\(text)")
            #expect(expression.isNullable == isNullable, "\(text)")
        }
    }

    @Test func enumCaseInABranchTakesTheExpectedEnum() throws {
        let expression = try TestScope.valid(
            "isOpen ? .draft : .sent", .value(.enumeration("Status"), isNullable: false), .computed)
        #expect(expression.type == .enumeration("Status"))
    }

    @Test func valueOfATypesCheck() throws {
        let expression = try TestScope.valid(
            "contains(value, \"@\")", .condition, .typeCheck, value: .string(maximumLength: 320))
        #expect(
            expression.kind
                == .call(
                    .contains,
                    [
                        Expression(.value, type: .string, isNullable: false),
                        Expression(.string("@"), type: .string, isNullable: false),
                    ]))
        #expect(
            TestScope.findings("count > 0", .condition, .typeCheck, value: .int32) == ["column-not-readable: count"])
    }

    // MARK: Findings

    @Test(arguments: [
        ("cuont > 1", "unknown-name-in-expression: cuont → count"),
        ("sent", "bare-enum-case: sent → .sent"),
        ("status == sent", "bare-enum-case: sent → .sent"),
        ("status == Status.sent", "bare-enum-case: Status.sent → .sent"),
        ("status == .snet", "unknown-enum-case: .snet → .sent"),
        ("Lead.email == name", "unknown-name-in-expression: Lead.email"),
        ("name.count > 1", "unknown-name-in-expression: name.count → length(name)"),
        (".sent == nil", "enum-case-without-type: .sent"),
        ("count == .sent", "type-mismatch: .sent"),
        ("count * rate", "mixed-numbers: count * rate → write `Double(count)`"),
        ("count + 0.5", "mixed-numbers: count + 0.5 → write `Double(count)`"),
        ("price * rate", "mixed-numbers: price * rate → write `Double(price)`"),
        ("price * count", "mixed-numbers: price * count → write `Decimal(count, 0)`"),
        ("price > count", "mixed-numbers: price > count → write `Decimal(count, 0)`"),
        ("price / 2", "operator-undefined: price / 2 → divide doubles: `Double(price)`"),
        ("rate % 2", "operator-undefined: rate % 2"),
        (
            "factor * factor * factor * factor * factor",
            "decimal-too-fine: factor * factor * factor * factor * factor → round an operand: `round(…, 2)`"
        ),
        ("status < .sent", "operator-undefined: status"),
        ("isOpen < isOpen", "operator-undefined: isOpen"),
        ("key < key", "operator-undefined: key"),
        ("settings == settings", "operator-undefined: settings == settings"),
        ("tags == tags", "operator-undefined: tags == tags"),
        ("span == span", "operator-undefined: span == span"),
        ("address == address", "operator-undefined: address == address"),
        ("huge > 1", "operator-undefined: huge"),
        ("name == count", "type-mismatch: name == count"),
        ("count && isOpen", "type-mismatch: count"),
        ("!count", "type-mismatch: count"),
        ("-name", "operator-undefined: name"),
        ("nil == nil", "nil-not-here: nil == nil"),
        ("maybeCount > nil", "nil-not-here: nil"),
        ("maybeCount ?? nil", "nil-not-here: maybeCount ?? nil"),
        ("count == nil", "never-nil: count"),
        ("count ?? 1", "never-nil: count"),
        ("count in []", "empty-list: count in []"),
        ("maybeCount in [1, nil]", "nil-not-here: nil → compare with `== nil` apart"),
        ("settings in [1]", "operator-undefined: settings"),
        ("count in [1, \"a\"]", "type-mismatch: \"a\""),
        ("lenght(name) > 1", "unknown-function: lenght → length"),
        ("length(count)", "type-mismatch: count"),
        ("length(name, name)", "invalid-arguments: length(name, name)"),
        ("round(rate, count)", "invalid-arguments: count"),
        ("round(rate, 16)", "invalid-arguments: 16"),
        ("round(count)", "operator-undefined: count"),
        ("Decimal(rate)", "invalid-arguments: Decimal(rate) → write `Decimal(…, 2)`"),
        ("Int32(name)", "operator-undefined: name"),
        ("lower(of: name)", "invalid-arguments: of"),
        ("createdAt < now()", "function-not-here: now()"),
        (
            "matches(name, \"a\")",
            "needs-postgresql: matches(name, \"a\") → put `@only(postgresql)` behind the declaration"
        ),
        ("nextValue(invoiceNumber) > 1", "function-not-here: nextValue(invoiceNumber)"),
        (
            "sql(postgresql: \"a\")",
            "sql-text-missing: sql(postgresql: \"a\") → add `sqlite: \"…\"`, or `@only` behind the declaration"
        ),
        ("sql(1)", "invalid-arguments: 1"),
        ("sql(postgresql: \"a\", mysql: \"b\")", "invalid-arguments: mysql"),
        ("isOpen ? 1 : \"a\"", "type-mismatch: isOpen ? 1 : \"a\""),
        ("isOpen ? count : rate", "mixed-numbers: isOpen ? count : rate → write `Double(count)`"),
        ("tags == [\"a\"]", "array-not-here: [\"a\"]"),
        ("[1]", "type-mismatch: [1]"),
        ("{}", "type-mismatch: {}"),
        ("9223372036854775808 > total", "literal-out-of-range: 9223372036854775808"),
        ("rate > 1e400", "literal-out-of-range: 1e400"),
        ("rate > 1e-999", "literal-out-of-range: 1e-999"),
        ("createdAt > \"2025-01-01\"", "type-mismatch: createdAt > \"2025-01-01\""),
    ])
    func finding(text: String, expected: String) {
        #expect(TestScope.findings(text) == [expected])
    }

    @Test func manyFindingsInOneRun() {
        #expect(
            TestScope.findings("cuont > 1 && nmae == \"a\" || status == .snet").map { $0.prefix(12) }
                == ["unknown-name", "unknown-name", "unknown-enum"])
    }

    @Test func conditionMustBeBool() {
        #expect(TestScope.findings("count", .condition) == ["type-mismatch: count"])
        #expect(TestScope.findings("nil", .condition) == ["type-mismatch: nil"])
    }

    @Test func matchesWithoutSQLite() throws {
        _ = try TestScope.valid("matches(name, \"^a\")", .condition, databases: .postgresql)
        #expect(
            TestScope.findings("matches(name, \"a\")", .any, .computed, databases: .postgresql).first?.hasPrefix(
                "needs")
                == true)
        #expect(
            TestScope.findings("matches(name, name)", .condition, databases: .postgresql) == ["invalid-arguments: name"]
        )
    }

    @Test func hostileDepthIsAFinding() {
        var syntax = ExpressionSyntax(.name("isOpen"), span: .fileStart)
        for _ in 0..<5_000 { syntax = ExpressionSyntax(.prefix(.not, syntax), span: .fileStart) }
        var bag = DiagnosticBag()
        let checker = ExpressionChecker(scope: TestScope.scope(.check))
        #expect(checker.check(syntax, expecting: .condition, diagnostics: &bag) == nil)
        #expect(bag.diagnostics.map(\.code.name) == ["expression-too-deep"])
    }

    @Test func nestedChoicesTakeNoExponentialTime() throws {
        // Each level holds literals whose type is known only from what stands beside them.
        var text = "isOpen"
        for _ in 0..<24 { text = "(1 in [min(2, \(text) ? 1 : 2), 3])" }
        _ = try TestScope.valid(text, .condition)
        text = "isOpen"
        for _ in 0..<24 { text = "(((\(text)) ? 1.0 : 2.0) + 0.5 > 1.0)" }
        _ = try TestScope.valid(text, .condition)
    }
}
