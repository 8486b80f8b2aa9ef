import SchemagenLanguage
import Testing

/// A value on which Swift's own operators build the tree that Swift's compiler sees.
private struct Tree {
    var text: String
    init(_ text: String) { self.text = text }

    private static func join(_ operation: String, _ left: Tree, _ right: Tree) -> Tree {
        Tree("(\(operation) \(left.text) \(right.text))")
    }
    static func + (left: Tree, right: Tree) -> Tree { join("+", left, right) }
    static func - (left: Tree, right: Tree) -> Tree { join("-", left, right) }
    static func * (left: Tree, right: Tree) -> Tree { join("*", left, right) }
    static func / (left: Tree, right: Tree) -> Tree { join("/", left, right) }
    static func % (left: Tree, right: Tree) -> Tree { join("%", left, right) }
    static func ?? (left: Tree, right: Tree) -> Tree { join("??", left, right) }
    static func == (left: Tree, right: Tree) -> Tree { join("==", left, right) }
    static func != (left: Tree, right: Tree) -> Tree { join("!=", left, right) }
    static func < (left: Tree, right: Tree) -> Tree { join("<", left, right) }
    static func >= (left: Tree, right: Tree) -> Tree { join(">=", left, right) }
    static func && (left: Tree, right: Tree) -> Tree { join("&&", left, right) }
    static func || (left: Tree, right: Tree) -> Tree { join("||", left, right) }
    static prefix func ! (operand: Tree) -> Tree { Tree("(! \(operand.text))") }
    static prefix func - (operand: Tree) -> Tree { Tree("(- \(operand.text))") }
}

@Suite struct ParserExpressionTests {
    @Test func precedenceIsSwifts() {
        let (a, b, c, d) = (Tree("a"), Tree("b"), Tree("c"), Tree("d"))
        let cases: [(String, Tree)] = [
            ("a + b * c", a + b * c), ("a * b + c", a * b + c), ("a - b - c", a - b - c), ("a - b + c", a - b + c),
            ("a / b * c % d", a / b * c % d), ("a ?? b ?? c", a ?? b ?? c), ("a + b ?? c", a + b ?? c),
            ("a ?? b + c", a ?? b + c), ("a ?? b == c", a ?? b == c), ("a == b ?? c", a == b ?? c),
            ("a == b && c", a == b && c), ("a && b == c", a && b == c), ("a || b && c", a || b && c),
            ("a && b || c", a && b || c), ("a || b || c", a || b || c), ("a && b && c", a && b && c),
            ("!a && b", !a && b), ("!a == b", !a == b), ("-a * b", -a * b), ("a * -b", a * -b),
            ("a - -b", a - -b), ("(a + b) * c", (a + b) * c), ("a - (b - c)", a - (b - c)),
            ("a < b + c || d", a < b + c || d), ("a >= b ?? c * d", a >= b ?? c * d), ("!(!a)", !(!a)),
        ]
        for (text, tree) in cases { #expect(expression(text) == tree.text, "\(text)") }
    }

    @Test func theTernaryOperatorBindsLeastAndToTheRight() {
        #expect(expression("a ? b : c ? d : e") == "(? a b (? c d e))")
        #expect(expression("a ? b ? c : d : e") == "(? a (? b c d) e)")
        #expect(expression("a || b ? c + 1 : d ?? e") == "(? (|| a b) (+ c 1) (?? d e))")
    }

    @Test func membershipComparesAndTakesAList() {
        #expect(expression("a in [.x, .y] && b") == "(&& (in a .x .y) b)")
        #expect(expression("a + 1 in [2]") == "(in (+ a 1) 2)")
        #expect(expression("a ?? b in []") == "(in (?? a b))")
        #expect(expression("!(a in [1,])") == "(! (in a 1))")
    }

    @Test func operands() {
        #expect(expression("[1, 2.5, -3, - 4, 1_000, 1e-3]") == "[1 2.5 -3 -4 1000 1e-3]")
        #expect(expression("[true, false, nil, \"x\", .draft]") == "[true false nil \"x\" .draft]")
        #expect(expression("[`true`, `nil`, Lead.email, A.b.c]") == "[true nil Lead.email A.b.c]")
        #expect(expression("f() + g(a, label: b, sql: 1,)") == "(+ f() g(a label: b sql: 1))")
        #expect(expression("{ \"a b\": 1, key: [], a-b: {} }") == "{a b: 1 key: [] a-b: {}}")
        #expect(expression("sql(postgresql: \"a\", sqlite: \"b\")") == "sql(postgresql: \"a\" sqlite: \"b\")")
        #expect(expression("a == -1 && -(2) < 0 && !true") == "(&& (&& (== a -1) (< (- 2) 0)) (! true))")
    }

    @Test func spansCoverWhatIsWritten() {
        let file = SourceFile(path: "a", text: "table T { check c: (a + b) * -f(x) in [1] }")
        guard case .table(let table)? = Parser.parse(file).tree.declarations.first?.kind,
            case .check(let check)? = table.members.first?.kind,
            case .isIn(let value, _) = check.condition.kind, case .infix(_, let left, let right) = value.kind
        else {
            Issue.record("another tree")
            return
        }
        #expect(file.text(of: check.condition.span) == "(a + b) * -f(x) in [1]")
        #expect(file.text(of: left.span) == "(a + b)")
        #expect(file.text(of: right.span) == "-f(x)")
    }

    @Test func aLineBreakEndsNothing() {
        let result = members("a: Int32 = 1\n + 2\n`in`: Int32 = b\nin: Int32\nand: Bool = c")
        #expect(result.count == 4)
    }

    @Test func mistakesHaveTheirWayOut() {
        func check(_ text: String) -> String { "table T { check c: \(text)\n b: Int32 }" }
        expect(.foreignOperator, fix: "did you mean `==`?", replacement: "==", in: check("a «=» 1"))
        expect(.foreignOperator, fix: "did you mean `&&`?", replacement: "&&", in: check("a «and» b"))
        expect(.foreignOperator, fix: "did you mean `||`?", replacement: "||", in: check("a «OR» b"))
        expect(.foreignOperator, fix: "did you mean `!`?", replacement: "!", in: check("«not» a"))
        expect(.foreignKeyword, fix: "did you mean `nil`?", replacement: "nil", in: check("a == «NULL»"))
        expect(.foreignOperator, fix: "write `in [a, b]`", in: check("a in «(»1, 2)"))
        expect([.foreignOperator], in: check("a «like» \"x%\""))
        expect([.foreignOperator], in: check("a«:»:text == b"))
        expect([.chainedComparison], in: check("0 < a «<» 10"))
        expect([.chainedComparison], in: check("a == b «in» [1]"))
        expect([.expectedExpression], in: check("a +«»"))
        expect([.expectedExpression], in: check("(a, b) && c").replacing("(a, b)", with: "(«)»"))
        expect([.unexpectedToken], in: check("a ? b«»"))
        expect([.missingSeparator], in: check("f(a «b»)"))
        expect([.unclosedBracket], in: check("f(a + [1, 2 «)»"))
    }

    @Test func independentErrorsInOneListAreAllReported() {
        expect([.expectedExpression, .expectedExpression], in: "table T { a: Int32 = (1 + «)» @check(a > «)» }")
    }
}
