import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ExpressionOverflowTests {
    @Test(arguments: [
        ("count + count", false), ("count * count", false), ("count * count * count", true), ("total + 1", true),
        ("total - small", true), ("-total", true), ("-count", false), ("abs(total)", true), ("abs(count)", false),
        ("total / -1", true), ("total / 2", false), ("total % -1", false), ("total / small", true),
        ("total * 0", false), ("total * 1", false), ("total * 2", true), ("total + 1 > 5", true), ("total > 5", false),
        ("(total + 1) ?? 0", false), ("0 + (maybeTotal ?? total)", false), ("maybeTotal ?? total + 1", true),
        ("total + 1 == nil", false), ("total + 1 > 0 ? 1 : 2", false), ("isOpen ? total + 1 : 2", true),
        ("isOpen && total + 1 > 0", true), ("total + 1 in [1]", true),
        ("rate + rate", true), ("rate * 2", true), ("rate + 1", false), ("rate * 0.5", false), ("rate - 1e300", true),
        ("-rate", false), ("abs(rate)", false), ("round(rate, 2)", false), ("rate / 2", false), ("rate / 0.5", true),
        ("rate / rate", true), ("Double(count) / Double(small)", false), ("Double(total) * 100.0", false),
        ("Double(price) / Double(factor)", false), ("ratio * ratio", false), ("max(rate, 1) * 2", true),
        ("Int32(rate)", true), ("Int64(rate)", true), ("Int32(Double(small))", false), ("Int32(total)", true),
        ("Int32(small)", false), ("Int64(Double(count) * 0.5)", false), ("Int16(price)", true), ("Int64(price)", false),
        ("price + price", false), ("price * factor", false), ("price * price", true), ("Decimal(rate, 2)", true),
        ("Decimal(count, 2)", false), ("Decimal(total, 0)", true), ("Decimal(Double(small), 2)", false),
        ("name + name", false), ("length(name) * 2", false),
    ])
    func canOverflow(text: String, expected: Bool) throws {
        #expect(try #require(TestScope.check(text).0).canOverflow == expected, "\(text)")
    }

    private func computed(_ text: String, _ type: DataType, isNullable: Bool = false) -> [String] {
        TestScope.findings(text, .value(type, isNullable: isNullable), .computed).map {
            String($0.prefix { $0 != ":" })
        }
    }

    @Test func computedPropertiesSayThatTheyCanBeNil() {
        #expect(computed("count + 1", .int64) == [])
        #expect(computed("count + 1", .int32) == ["optional-needed"])
        #expect(computed("count + 1", .int32, isNullable: true) == [])
        #expect(computed("total + 1", .int64) == ["optional-needed"])
        #expect(computed("(total + 1) ?? 0", .int64) == [])
        #expect(computed("maybeName", .string(maximumLength: nil)) == ["optional-needed"])
        #expect(computed("Double(count) / Double(small)", .double) == ["optional-needed"])
        #expect(computed("Double(count) / Double(small) ?? 0", .double) == [])
        #expect(computed("Double(count) / 7", .double) == [])
        #expect(computed("(isOpen ? 40 : 0) + (isOpen ? 30 : 0)", .int16) == [])
        #expect(computed("rate", .float) == ["optional-needed"])
        #expect(computed("ratio", .float) == [])
        #expect(computed("maybeRatio ?? 0", .float) == [])
        #expect(computed("maybeRatio ?? 0.5", .double) == [])
        #expect(computed("price", .decimal(precision: 9, scale: 2)) == ["optional-needed"])
        #expect(computed("price", .decimal(precision: 11, scale: 3)) == [])
        #expect(computed("price", .decimal(precision: 10, scale: 1)) == ["decimal-too-fine"])
        #expect(computed("nil", .int32) == ["nil-not-here"])
    }

    @Test func databasesReportOverflowThemselves() {
        for context in [ExpressionScope.Context.generated, .hint] {
            #expect(TestScope.findings("total + 1", .value(.int64, isNullable: false), context) == [])
            #expect(TestScope.findings("maybeCount + 1", .value(.int32, isNullable: false), context) == [])
        }
    }

    /// The bounds hold for every pair of operands within small bounds.
    @Test func boundsContainEveryResult() throws {
        let columns = ["a": (-3, 2), "b": (0, 4), "c": (-5, -2), "d": (1, 3)]
        let scope = ExpressionScope(
            context: .check,
            columns: columns.mapValues {
                ExpressionColumn(type: .integer(IntegerBounds(Int64($0.0), Int64($0.1))), isNullable: false)
            }, value: nil, enumerations: [:], sequences: [], databases: .all)
        for (left, leftBounds) in columns {
            for (right, rightBounds) in columns {
                for operation in ["+", "-", "*", "/", "%"] {
                    var bag = DiagnosticBag()
                    let syntax = TestExpressionParser.parse("\(left) \(operation) \(right)")
                    let expression = try #require(
                        ExpressionChecker(scope: scope).check(syntax, expecting: .any, diagnostics: &bag))
                    guard case .integer(let bounds) = expression.type else {
                        Issue.record("no integer")
                        continue
                    }
                    for one in leftBounds.0...leftBounds.1 {
                        for other in rightBounds.0...rightBounds.1 where other != 0 || "+-*".contains(operation) {
                            let value =
                                switch operation {
                                case "+": one + other
                                case "-": one - other
                                case "*": one * other
                                case "/": one / other
                                default: one % other
                                }
                            #expect(
                                bounds.lower <= value && value <= bounds.upper,
                                "\(one) \(operation) \(other) in \(bounds)")
                        }
                    }
                }
            }
        }
    }
}
