import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ExpressionPrinterTests {
    @Test(arguments: [
        ("( count+1 )*2", "(count + 1) * 2"),
        ("count + (small * 2)", "count + small * 2"),
        ("count - (small - 2)", "count - (small - 2)"),
        ("(count - small) - 2", "count - small - 2"),
        ("- 5 * count", "-5 * count"),
        ("-(-5)", "-(-5)"),
        ("-count", "-count"),
        ("-(count + 1)", "-(count + 1)"),
        ("- -count", "-(-count)"),
        ("!isOpen && !(isOpen || isOpen)", "!isOpen && !(isOpen || isOpen)"),
        ("isOpen && (isOpen || isOpen) || isOpen", "isOpen && (isOpen || isOpen) || isOpen"),
        ("isOpen || (isOpen || isOpen)", "isOpen || (isOpen || isOpen)"),
        ("(isOpen == isOpen) == isOpen", "(isOpen == isOpen) == isOpen"),
        ("isOpen == (count > 1)", "isOpen == (count > 1)"),
        ("maybeCount ?? (maybeCount ?? 1)", "maybeCount ?? maybeCount ?? 1"),
        ("(maybeCount ?? maybeCount) ?? 1", "(maybeCount ?? maybeCount) ?? 1"),
        ("(maybeCount ?? 1) + 1", "(maybeCount ?? 1) + 1"),
        ("isOpen ? (isOpen ? 1 : 2) : (isOpen ? 3 : 4)", "isOpen ? isOpen ? 1 : 2 : isOpen ? 3 : 4"),
        ("(isOpen ? isOpen : isOpen) ? 1 : 2", "(isOpen ? isOpen : isOpen) ? 1 : 2"),
        ("(isOpen ? 1 : 2) + 3", "(isOpen ? 1 : 2) + 3"),
        ("count + 1 in [1,2+3,]", "count + 1 in [1, 2 + 3]"),
        ("(count in [1]) == isOpen", "(count in [1]) == isOpen"),
        ("status != .`in` && `in` > 1", "status != .`in` && `in` > 1"),
        ("rate * 2 > 1_000", "rate * 2.0 > 1000.0"),
        ("Decimal(count) > 1.50", "Decimal(count, 0) > 1.5"),
        ("count - -5", "count - -5"),
        ("name == \"a\\\"\\\\\\n\\u{7}\\u{202E}é\"", "name == \"a\\\"\\\\\\n\\u{7}\\u{202E}é\""),
        ("sql(\"a \\\"b\\\"\")", "sql(\"a \\\"b\\\"\")"),
        ("sql(sqlite: \"b\", postgresql: \"a\")", "sql(postgresql: \"a\", sqlite: \"b\")"),
        ("sql(sqlite: \"a\", postgresql: \"a\")", "sql(\"a\")"),
        ("min(1, count, max(2, 3))", "min(1, count, max(2, 3))"),
    ])
    func prints(text: String, expected: String) throws {
        let expression = try #require(TestScope.check(text).0)
        let printed = ExpressionPrinter.print(expression)
        #expect(printed == expected)
        #expect(TestScope.check(printed).0 == expression)
    }

    @Test func defaults() throws {
        for (text, type, expected) in [
            (
                "{ \"b\": [1, nil], \"a\\n\\u{1}\\\\u0041\": {} }", DataType.json(swiftType: nil),
                "{\"b\": [1, nil], \"a\\n\\u{1}\\\\u0041\": {}}"
            ),
            ("\"null, \\\"x\\\": 1\"", .json(swiftType: nil), "\"null, \\\"x\\\": 1\""),
            ("[\"a\", \"b\"]", .array(.string(maximumLength: nil)), "[\"a\", \"b\"]"),
            ("5", .duration, "5"),
            ("5", .double, "5.0"),
            ("\"2025-03-01\"", .timestamp(precision: nil), "\"2025-03-01T00:00:00Z\""),
            ("now()", .timestamp(precision: nil), "now()"),
            (".draft", .enumeration("Status"), ".draft"),
            ("99999999999999999999", .decimal(precision: nil, scale: 0), "99999999999999999999.0"),
        ] {
            let expected = (text: expected, type: ExpectedType.value(type, isNullable: false))
            let expression = try TestScope.valid(text, expected.type, .columnDefault)
            let printed = ExpressionPrinter.print(expression)
            #expect(printed == expected.text)
            #expect(try TestScope.valid(printed, expected.type, .columnDefault) == expression)
        }
    }

    /// Random expressions: what is printed, read again, is the same expression, and prints the same.
    @Test func printedTextMeansTheSame() throws {
        var generator = TestExpressionGenerator(seed: 42)
        for _ in 0..<2_000 {
            let text = generator.condition(depth: 4)
            guard let expression = TestScope.check(text).0 else { continue }
            generator.accepted += 1
            let printed = ExpressionPrinter.print(expression)
            let isSame = TestScope.check(printed).0 == expression
            #expect(isSame, "\(text) → \(printed)")
        }
        #expect(generator.accepted > 1_000)
    }
}

/// Writes random conditions with superfluous parentheses.
private struct TestExpressionGenerator {
    private var state: UInt64
    var accepted = 0

    init(seed: UInt64) { state = seed }

    private mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }

    mutating func condition(depth: Int) -> String {
        guard depth > 0 else { return ["isOpen", "maybeIsOpen", "true", "maybeName == nil"][pick(4)] }
        switch pick(8) {
        case 0: return "(\(condition(depth: depth - 1))) && \(condition(depth: depth - 1))"
        case 1: return "(\(condition(depth: depth - 1)) || (\(condition(depth: depth - 1))))"
        case 2: return "!(\(condition(depth: depth - 1)))"
        case 3:
            let operation = ["==", "!=", "<", "<=", ">", ">="][pick(6)]
            return "((\(number(depth: depth - 1))) \(operation) \(number(depth: depth - 1)))"
        case 4: return "((\(number(depth: depth - 1))) in [\(number(depth: depth - 1)), 3])"
        case 5: return "(status \(["==", "!="][pick(2)]) .\(["draft", "sent", "`in`"][pick(3)]))"
        case 6:
            return "(\(condition(depth: depth - 1)) ? \(condition(depth: depth - 1)) : \(condition(depth: depth - 1)))"
        default: return "((maybeIsOpen ?? \(condition(depth: depth - 1))))"
        }
    }

    private mutating func number(depth: Int) -> String {
        guard depth > 0 else { return ["count", "maybeCount", "small", "3", "-4", "0", "`in`"][pick(7)] }
        switch pick(7) {
        case 0...2:
            let operation = ["+", "-", "*", "/", "%"][pick(5)]
            return "((\(number(depth: depth - 1))) \(operation) (\(number(depth: depth - 1))))"
        case 3: return "-(\(number(depth: depth - 1)))"
        case 4: return "(maybeCount ?? \(number(depth: depth - 1)))"
        case 5: return "(\(condition(depth: depth - 1)) ? \(number(depth: depth - 1)) : \(number(depth: depth - 1)))"
        default: return "abs(\(number(depth: depth - 1)))"
        }
    }
}
