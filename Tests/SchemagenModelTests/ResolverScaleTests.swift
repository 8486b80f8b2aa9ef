import SchemagenLanguage
import SchemagenModel
import Testing

/// Large files take time in proportion to their length, also where everything in them is wrong.
@Suite(.serialized) struct ResolverScaleTests {
    private func text(
        _ header: String, _ count: Int, _ footer: String, _ line: (Int) -> String
    ) -> String {
        var text = header
        for number in 0..<count {
            text += line(number)
            text += "\n"
        }
        return text + footer
    }

    /// The time that a file of some lines takes, and one of four times as many: quadratic work would show as 16.
    private func growth(_ make: (Int) -> String) -> Double {
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let tree = Parser.parse(SourceFile(path: "x", text: make(count))).tree
            var best: Duration?
            for _ in 0..<3 {
                let duration = clock.measure { _ = Resolver.resolve(tree) }
                best = min(best ?? duration, duration)
            }
            return best ?? .zero
        }
        let small = time(600)
        return time(2400) / small
    }

    @Test func unknownTypes() {
        #expect(growth { text("table T {\n", $0, "}") { "c\($0): Foo\($0)" } } < 10)
    }

    @Test func unknownColumns() {
        #expect(growth { text("table T {\na: Int32\n", $0, "}") { "index(x\($0)) as i\($0)" } } < 10)
        #expect(growth { text("table T {\n", $0, "}") { "c\($0): Int32\nindex(x\($0)) as i\($0)" } } < 10)
    }

    @Test func unknownTables() {
        #expect(growth { text("", $0, "") { "table T\($0) { id: X\($0).ID @primaryKey }" } } < 10)
    }

    @Test func unknownAttributesAndArguments() {
        #expect(growth { text("table T {\n", $0, "}") { "c\($0): Int32 @foo\($0) @index(x\($0): 1)" } } < 10)
    }

    @Test func collidingNames() {
        #expect(growth { text("", $0, "") { "table T\($0) as same { id: Int64 @primaryKey(as: k) }" } } < 10)
        #expect(growth { text("table T {\n", $0, "}") { _ in "c: Int32" } } < 10)
    }

    @Test func keysThatLeadFromTableToTable() {
        #expect(
            growth { count in text("", count, "") { "table T\($0) { id: T\(($0 + 1) % count).ID @primaryKey }" } } < 10)
    }

    @Test func longChainsOfUsesAndParents() {
        #expect(growth { text("", $0, "") { "view V\($0) uses V\($0 + 1) { a: Int32 } = sql \"x\"" } } < 10)
    }

    @Test func manyForeignKeysToOneTable() {
        #expect(
            growth {
                text("table A { id: Int64 @primaryKey code: String @unique }\n", $0, "") {
                    "table T\($0) { a: A.ID @inverse(x\($0)) c: String @references(A.code) }"
                }
            } < 10)
    }

    @Test func removals() {
        #expect(growth { text("table T { a: Int32 }\n", $0, "") { "removed column T.c\($0)" } } < 10)
    }

    @Test func oneLongAttribute() {
        #expect(
            growth { count in
                var list = ""
                for number in 0..<count { list += "A\(number), " }
                return "table T @inherits(\(list)) { a: Int32 }"
            } < 10)
    }
}
