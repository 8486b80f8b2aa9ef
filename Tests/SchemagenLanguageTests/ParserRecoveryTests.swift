import SchemagenLanguage
import Testing

/// What the parser finds, where, what it proposes, and how it goes on.
@Suite struct ParserRecoveryTests {
    @Test func declarations() {
        expect(.expectedDeclaration, fix: "did you mean `table`?", replacement: "table", in: "«tabel» A { a: Int32 }")
        expect(.foreignKeyword, fix: "did you mean `table`?", replacement: "table", in: "«struct» A { a: Int32 }")
        expect(.foreignKeyword, fix: "did you mean `type`?", replacement: "type", in: "«typealias» A = String")
        expect([.foreignKeyword], in: "«public» table A { a: Int32 }")
        expect([.foreignKeyword], in: "«CREATE» TABLE a (b int NOT NULL)\ntable A { a: Int32 }")
        expect([.foreignKeyword], in: "«import» Foundation\ntable A { a: Int32 }")
        expect([.foreignKeyword], in: "«func» f() { return 1 }\ntable A { a: Int32 }")
        expect([.misplacedHeader], in: "table A { a: Int32 }\n«schema» S { }\ntable B { a: Int32 }")
        expect([.nestedNamespace], in: "namespace a { «namespace» b { table C { } } }")
        expect([.misplacedAttribute], in: "«@»unlogged table A { a: Int32 }")
        expect([.unmatchedBracket], in: "table A { a: Int32 } «}»\ntable B { }")
        expect(
            .expectedDeclaration, fix: "a column stands in a table's `{ }`; is there a `}` too many above?",
            in: "table A { a: Int32 }\n«b»: Int32\nc: Int32\n@index\ntable B { }")
        expect(
            .expectedDeclaration, fix: "it stands in a table's `{ }`; is there a `}` too many above?",
            in: "table A { a: Int32 }\n«computed» b: Bool = a > 0\ntable B { }")
        expect(
            .expectedDeclaration, fix: "it stands behind the name: `view Name uses A, B { … }`",
            in: "view A { a: Int32 } = sql \"SELECT 1\" «uses» B\ntable B { a: Int32 }")
        expect([.expectedName], in: "table «{» a: Int32 }\ntable B { }")
        expect([.unexpectedToken], in: "type A «:» String\nenum B { c }")
        expect([.unexpectedToken], in: "virtual table A «{» a: Int32 }\nenum B { c }")
        expect([.unexpectedToken], in: "view A { a: Int32 }«»\nenum B { c }")
        expect([.badSQLText], in: "view A { a: Int32 } = «\"SELECT\"»")
        expect([.badSQLText], in: "view A { a: Int32 } = sql(«mysql»: \"x\")")
        expect([.badSQLText], in: "sql function \"f()\"«»\ntable A { }")
        expect([.expectedName], in: "sql function f«(») \"x\"\ntable A { }")
        expect([.misplacedClause], in: "table A was B «as» c { a: Int32 }")
        expect([.misplacedClause], in: "table A as b «as» c { a: Int32 }")
        expect([.misplacedClause], in: "table A @unlogged «:» M { a: Int32 }")
        expect([.misplacedClause], in: "mixin A «as» b { a: Int32 }")
        expect(
            .misplacedClause, fix: "write behind it `removed column Table.b`",
            in: "table A {\na: Int32\n«removed b»\nc: Int32 }\nenum B { c }")
        expect(
            .misplacedClause, fix: "write behind it `removed column Table.b`",
            in: "table A {\n«removed column b»\na: Int32 }\nenum B { c }")
        expect(
            .misplacedClause, fix: "write behind it `removed case Enum.b`",
            in: "enum A { a, c\n«removed b» -> a\n}\nenum B { c }")
        expect([.unclosedBracket], in: "table A { a: Int32«»\nremoved column B.c")
    }

    @Test func header() {
        expect([.unexpectedToken], in: "schema S { a «=» 1 b: 2 }\ntable A { }")
        expect([.unexpectedToken], in: "schema S { a «1»\n b: 2 }\ntable A { }")
        expect([.unexpectedToken, .expectedExpression], in: "schema S {\n a: «.»x\n b: «}»\ntable A { }")
        expect([.unclosedBracket], in: "schema S {\n a: 1«»\ntable A { }")
    }

    @Test func enums() {
        expect([.missingSeparator], in: "enum A { a «b» }")
        expect([.missingSeparator, .missingSeparator], in: "enum A { a«»\n b«»\n c }")
        expect([.foreignKeyword], in: "enum A { «case» a, b }")
        expect([.foreignKeyword, .foreignKeyword], in: "enum A {\n«case» a\n«case» b }")
        expect(.unexpectedToken, fix: "write `as`", replacement: "as", in: "enum A { a «=» \"x\", b }")
        expect([.unexpectedToken], in: "enum A«:» String { a }")
        expect([.unexpectedToken], in: "enum A { «.»a, b }")
        expect([.expectedName, .expectedName], in: "enum A { «1», b, «\"c\"» }")
        expect([.unclosedBracket], in: "enum A { a, b«»\ntable B { a: Int32 }")
    }

    @Test func columns() {
        expect(.missingSeparator, fix: "write `a: Int32`", in: "table A { a «Int32» @index\n b: Int32 }")
        expect([.expectedMember], in: "table A { a«»\n b: Int32 }")
        expect([.expectedType], in: "table A { a:«»\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { a «=» 5\n b: Int32 }")
        expect(
            .unexpectedToken, fix: "write `[Int32]`", replacement: "[Int32]", in: "table A { a: «Int32»[]\n b: Int32 }")
        expect([.doubleOptional], in: "table A { a: Int32«??» }")
        expect([.unexpectedToken], in: "table A { a: [Int32 «:» String]\n b: Int32 }")
        expect([.misplacedClause], in: "table A { a: Int32 @index «=» 5\n b: Int32 }")
        expect([.foreignKeyword], in: "table A { «let» a: Int32 }")
        expect([.foreignKeyword], in: "table A { a: Int32 «NOT» NULL DEFAULT 5\n b: Int32 }")
        expect([.foreignKeyword], in: "table A { a: Int32 «default» 5\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { a: Int32«,»\n b: Int32 }")
        expect([.misplacedAttribute], in: "table A { «@»index a: Int32 }")
        expect([.expectedName], in: "table A { a: Int32 @«»\n b: Int32 }")
        expect([.foreignOperator], in: "table A { a: Int32 «==» 5\n b: Int32 }")
    }

    @Test func members() {
        expect(
            .expectedMember, fix: "did you mean `index`?", replacement: "index", in: "table A { «indx»(a)\n b: Int32 }")
        expect(
            .expectedMember, fix: "did you mean `check`?", replacement: "check",
            in: "table A { «chek» x: a > 0\n b: Int32 }")
        expect([.foreignKeyword], in: "table A { «PRIMARY» KEY (a)\n b: Int32 }")
        expect([.foreignKeyword], in: "table A { «index» x on (a)\n b: Int32 }")
        expect([.unnamedCheck], in: "table A { «check» (a > 0)\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { foreignKey(a)«» \n b: Int32 }")
        expect([.misplacedClause], in: "table A { foreignKey(a) references B(c) «as» d\n b: Int32 }")
        expect([.misplacedClause], in: "table A { index(a) where b «as» d\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { index(a «DESC»)\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { index(a «nulls» first)\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { exclude using gist (a with «and»)\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { exclude using gist (a«)»\n b: Int32 }")
        expect([.unexpectedToken], in: "table A { computed a: Int32«»\n b: Int32 }")
        expect([.badPartition], in: "table A { partition by «rang»(a) { b default }\n b: Int32 }")
        expect([.badPartition], in: "table A { partition by range(a) { b «for» values\n c default }\n b: Int32 }")
        expect([.badPartition], in: "table A { partition by hash(a) { b modulus «x»\n c default } }")
        expect([.badNumber], in: "table A { partition by hash(a) { b modulus «99999999999999999999» remainder 1 } }")
    }

    @Test func bracketsThatAreNotClosed() {
        let result = expect(
            [.unclosedBracket], in: "table A {\n a: Int32«»\n\ntable B {\n a: Int32\n}\nenum C { d }")
        #expect(result.tree.declarations.count == 3)
        #expect(result.diagnostics.first?.notes.first?.message == "`{` opened here")
        expect([.unclosedBracket], in: "table A {\n a: Int32 @check(a > 0«»\n b: Int32\n}")
        expect([.unclosedBracket], in: "namespace n {\n table A {\n a: Int32\n }«»\n")
        expect([.unclosedBracket], in: "table A { a: Int32 = (1 + [2, 3 «)»\n b: Int32 }")
    }

    @Test func documentationThatDocumentsNothing() {
        expect([.strayDocumentation], in: "table A {\n a: Int32 «/// behind»\n b: Int32\n}")
        expect([.strayDocumentation], in: "table A {\n a: Int32\n «/// end»\n}")
        expect([.strayDocumentation], in: "table A { a: Int32 }\n«/// end»")
        expect([.strayDocumentation], in: "«/// r»\nremoved table A")
        expect([.strayDocumentation], in: "table A {\n a: Int32 =\n «/// x»\n 5 }")
    }

    @Test func oneErrorDoesNotHideTheNext() {
        let result = expect(
            [
                .expectedDeclaration, .missingSeparator, .expectedType, .unclosedBracket, .foreignOperator,
                .missingSeparator, .expectedExpression,
            ],
            in: """
                «tabel» A {
                    id «Int64» @primaryKey
                    name:«»
                    code: String(3«»
                    check c: a «and» b
                }
                enum B { x «y» }
                table C {
                    a: Int32 = «@»index
                    b: Int32
                }
                """)
        #expect(result.tree.declarations.count == 3)
        guard case .table(let first) = result.tree.declarations[0].kind else { return wrongTree() }
        #expect(first.members.count == 4)
    }

    @Test func endlessErrorsAreCutShort() {
        let text = "table A {\n" + String(repeating: "a: =\n", count: 10_000) + "}"
        let result = Parser.parse(SourceFile(path: "a", text: text))
        #expect(result.diagnostics.count == 201)
        #expect(result.diagnostics.last?.code == .tooManyErrors)
    }

    @Test func whatIsNestedTooDeepIsPassedOver() {
        let open = String(repeating: "(", count: 1000)
        let close = String(repeating: ")", count: 1000)
        let result = Parser.parse(
            SourceFile(path: "a", text: "table A { check c: \(open)1\(close)\n b: Int32 = = 1 }\nenum E { a b }"))
        #expect(result.diagnostics.map(\.code) == [.nestingTooDeep, .expectedExpression, .missingSeparator])
        let fine = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
        #expect(Parser.parse(SourceFile(path: "a", text: "table A { check c: \(fine) }")).diagnostics.isEmpty)
        let chain = Array(repeating: "a", count: 250).joined(separator: " || ")
        #expect(Parser.parse(SourceFile(path: "a", text: "table A { check c: \(chain) }")).diagnostics.isEmpty)
    }
}
