import SchemagenDocuments
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// Files in which everything meets everything, or everything is wrong: what is not linear shows here first.
struct HardShape: Sendable {
    /// What is hard about it.
    let name: String
    /// The text of a file with a number of lines or declarations.
    let text: @Sendable (Int) -> String

    /// How many times longer four times as much takes, about 4 where the work is linear, 16 where it is quadratic: to
    /// resolve, and to document. Nil where a size gives no schema, so that there is nothing to compare. Less than 4 where
    /// both sizes use up the fixed number of comparisons that "did you mean" may make in a file.
    func growth() -> (resolve: Double, documents: Double?) {
        let small = Measure(text(600))
        let large = Measure(text(2400))
        var documents: Double?
        if let less = small.documents, let more = large.documents { documents = more / less }
        return (large.resolve / small.resolve, documents)
    }

    /// The times of one size, in milliseconds.
    private struct Measure {
        let resolve: Double
        let documents: Double?

        init(_ text: String) {
            let tree = Parser.parse(SourceFile(path: "x", text: text)).tree
            resolve = Stopwatch.milliseconds(repeats: 5) { _ = Resolver.resolve(tree) }
            documents = Resolver.resolve(tree).schema.map { schema in
                Stopwatch.milliseconds(repeats: 5) { _ = DocumentGenerator.files(for: schema) }
            }
        }
    }

    private init(_ name: String, _ text: @escaping @Sendable (Int) -> String) {
        self.name = name
        self.text = text
    }

    private static func lines(
        _ header: String, _ count: Int, _ footer: String = "", _ line: (Int) -> String
    ) -> String {
        var text = header
        for number in 0..<count {
            text += line(number)
            text += "\n"
        }
        return text + footer
    }

    /// All of them.
    static let all: [HardShape] = [
        HardShape("unknown types") { lines("table T {\n", $0, "}") { "c\($0): Foo\($0)" } },
        HardShape("unknown columns") { lines("table T {\na: Int32\n", $0, "}") { "index(x\($0)) as i\($0)" } },
        HardShape("columns with unknown columns") {
            lines("table T {\n", $0, "}") { "c\($0): Int32\nindex(x\($0)) as i\($0)" }
        },
        HardShape("unknown tables") { lines("", $0) { "table T\($0) { id: X\($0).ID @primaryKey }" } },
        HardShape("unknown attributes") {
            lines("table T {\n", $0, "}") { "c\($0): Int32 @foo\($0) @index(x\($0): 1)" }
        },
        HardShape("one name for all tables") {
            lines("", $0) { "table T\($0) as same { id: Int64 @primaryKey(as: k) }" }
        },
        HardShape("one name for all columns") { lines("table T {\n", $0, "}") { _ in "c: Int32" } },
        HardShape("keys that lead in a circle") { count in
            lines("", count) { "table T\($0) { id: T\(($0 + 1) % count).ID @primaryKey }" }
        },
        HardShape("a chain of views") { lines("", $0) { "view V\($0) uses V\($0 + 1) { a: Int32 } = sql \"x\"" } },
        HardShape("foreign keys to one table") {
            lines("table A { id: Int64 @primaryKey code: String @unique }\n", $0) {
                "table T\($0) { a: A.ID @inverse(x\($0)) c: String @references(A.code) }"
            }
        },
        HardShape("one table of many columns and indexes") {
            lines("table Hub {\nid: Int64 @primaryKey\n", $0, "}") { "c\($0): Int64 @index" }
        },
        HardShape("removals") { lines("table T { a: Int32 }\n", $0) { "removed column T.c\($0)" } },
        HardShape("one long attribute") { count in
            "table T @inherits(\(lines("", count) { "A\($0), " })) { a: Int32 }"
        },
    ]
}
