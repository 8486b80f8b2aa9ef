import SchemagenLanguage
import Testing

/// Files that are no schemas: each gives diagnostics, none a trap or a hang.
@Suite struct ParserTortureTests {
    /// A small generator of pseudo-random numbers, so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    static let rich = ##"""
        /// A schema.
        schema Rich { databases: [postgresql(14), sqlite(3.37)], naming: { index: "ix_{table}_{columns}" } }
        enum Status as "st" was State @storage(check) { draft as "DRAFT" was new, `case` }
        type Email as email = String(320) @storage(domain) check contains(value, "@") check short as e_short: length(value) < 9
        mixin Stamps { createdAt: Timestamp = now() }
        namespace billing as "Billing" { table Invoice { id: Int64 @primaryKey } }
        extension "uuid-ossp" @version("1.1")
        sequence numbers as no: Int64 @options(start: 5)
        table A as a_s was B: Stamps @group("x") {
            /// The key.
            id: Int64 @primaryKey @identity(always, start: 3)
            index: [Int32]? = [1, 2] @check(length(name) > 0 && !(a ?? false) || x in [1, .y])
            data: JSON<Settings> = { "a": [1, -2.5, nil], b: true }
            computed c: Bool? = a ? b : c ?? d
            unique(id, lower(name) desc nullsLast ops(x)) as "u q" using btree include (id) where a == nil @nullsNotDistinct
            primaryKey(id)
            check c as d was e: a % 2 == 0
            foreignKey(a, b) as f references B(c, d) @onDelete(setNull(a))
            exclude using gist (room with "=", during with "&&") as no where a
            partition by range(createdAt) { m as p from (minvalue) to ("2025") { index(a) } d default }
        }
        virtual table V as v using "fts5(a)" { a: String }
        materialized view W as w uses A, "f()" { id: Int64 } = sql """
            SELECT 1
            """
        sql event trigger "e" on A uses A @only(postgresql) #"""
            x """ y
            """# drop (postgresql: "z")
        removed column A.b
        removed case Status.x -> .y
        """##

    @Test func theRichFileHasNoFindings() {
        let result = Parser.parse(SourceFile(path: "a", text: Self.rich))
        #expect(result.diagnostics.map { "\($0.message) \($0.span)" } == [])
        #expect(result.tree.declarations.count == 12)
    }

    @Test func everyTruncationGivesDiagnosticsOrATree() {
        let bytes = Array(Self.rich.utf8)
        for length in 0..<bytes.count {
            _ = Parser.parse(SourceFile(path: "a", bytes: Array(bytes[..<length])))
        }
    }

    /// One mistake gives few findings: each token of the rich file is left out in turn, and the file is cut off behind
    /// each byte.
    @Test func oneMistakeDoesNotCascade() {
        let bytes = Array(Self.rich.utf8)
        for length in 0..<bytes.count {
            let result = Parser.parse(SourceFile(path: "a", bytes: Array(bytes[..<length])))
            #expect(result.diagnostics.count <= 2, "cut off at \(length): \(result.diagnostics.map(\.message))")
        }
        var most = 0
        var sum = 0
        let tokens = Lexer.tokenize(SourceFile(path: "a", bytes: bytes)).tokens.tokens.dropLast()
        for token in tokens {
            var rest = bytes
            rest.removeSubrange(Int(token.span.start)..<Int(token.span.end))
            let count = Parser.parse(SourceFile(path: "a", bytes: rest)).diagnostics.count
            most = max(most, count)
            sum += count
        }
        #expect(most <= 4)
        #expect(sum * 10 <= tokens.count * 12, "\(sum) findings for \(tokens.count) mistakes")
    }

    @Test func everyDeletedAndChangedByteIsSurvived() {
        let bytes = Array(Self.rich.utf8)
        var generator = Generator(state: 7)
        for index in bytes.indices {
            var deleted = bytes
            deleted.remove(at: index)
            _ = Parser.parse(SourceFile(path: "a", bytes: deleted))
            var changed = bytes
            changed[index] = UInt8.random(in: 0...255, using: &generator)
            _ = Parser.parse(SourceFile(path: "a", bytes: changed))
        }
    }

    @Test func tenMegabytesOfRandomBytesGiveDiagnostics() {
        var generator = Generator(state: 1)
        let bytes = (0..<10_000_000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let result = Parser.parse(SourceFile(path: "a", bytes: bytes))
        #expect(result.hasErrors)
        #expect(result.diagnostics.count < 2000)
    }

    @Test(arguments: ["(", "[", "{", "!", "-", "@", "a ? ", "a ?? ", "a + (", "f(", "[a, ", "{ a: ", "."])
    func deepNestingGivesDiagnostics(piece: String) {
        let deep = String(repeating: piece, count: 100_000)
        for prefix in ["", "table T { a: Bool = ", "table T { a: ", "schema S { a: ", "type T = String check "] {
            #expect(Parser.parse(SourceFile(path: "a", text: prefix + deep)).hasErrors, "\(prefix)\(piece)")
        }
    }

    @Test func deepTypesAndNamespacesGiveDiagnostics() {
        for text in [
            "table T { a: " + String(repeating: "JSON<", count: 100_000),
            String(repeating: "namespace a { ", count: 100_000), String(repeating: "table T { ", count: 100_000),
            "table T { a: Int32 = " + String(repeating: "1 + ", count: 100_000) + "1 }",
        ] {
            #expect(Parser.parse(SourceFile(path: "a", text: text)).hasErrors)
        }
    }

    @Test func oneRunReportsManyErrors() {
        let text = """
            table A { a Int32 b: Strin( }
            tabel B { }
            enum C { a b }
            type D String
            table E { x: = 3
                y: Int32 = = 4
            }
            """
        let result = Parser.parse(SourceFile(path: "a", text: text))
        let lines = Set(result.diagnostics.map { SourceFile(path: "a", text: text).location(at: $0.span.start).line })
        #expect(lines.isSuperset(of: [1, 2, 3, 4, 5, 6]), "\(result.diagnostics.map { ($0.message, $0.span) })")
        #expect(result.diagnostics.contains { $0.fixes.contains { $0.message == "did you mean `table`?" } })
    }
}
