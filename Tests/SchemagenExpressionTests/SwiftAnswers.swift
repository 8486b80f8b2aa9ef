import SchemagenModel
import SchemagenSwift
import SchemagenTestSupport

/// What the generated models make of expressions: computed properties and checks, compiled and run.
struct SwiftAnswers {
    /// The answers of each computed property, by its number, row by row.
    private(set) var computed: [[Answer]]
    /// The checks that each row breaks, by their SQL names: `failed` or `overflow`.
    private(set) var violations: [[String: String]]

    /// Compiles the models of a schema, whose properties are named `c0`, `c1` and so on, and runs them on the rows.
    init(_ sample: Sample, _ schema: Schema, count: Int, types: [ValueType]) throws {
        let models = SwiftGenerator.singleFile(for: schema, structures: [:])
        let output = try SwiftProgram.run(
            [models.name: models.text, "main.swift": Self.program(sample, count: count)], usesRuntime: true)
        computed = Array(repeating: Array(repeating: .wrong("nothing"), count: sample.rows.count), count: count)
        violations = Array(repeating: [:], count: sample.rows.count)
        for line in output.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3, let row = Int(fields[1]) else { continue }
            if fields[0] == "rule" {
                violations[row][String(fields[2])] = String(fields[fields.count - 1])
            } else if let number = Int(fields[0]) {
                computed[number][row] = Answer(printed: String(fields[2]), types[number])
            }
        }
    }

    /// A program that makes the rows and prints every property of each.
    private static func program(_ sample: Sample, count: Int) -> String {
        var text = """
            import Foundation
            import SchemagenRuntime

            var output = ""
            func text(_ value: Bool?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: (some FixedWidthInteger)?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Double?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Float?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Decimal?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: String?) -> String {
                value.map { " " + $0.utf8.map { String($0) }.joined(separator: " ") } ?? "nil"
            }
            func text(_ value: UUID?) -> String {
                value.map { $0.uuidString.lowercased().replacing("-", with: "") } ?? "nil"
            }
            func text(_ value: Data?) -> String {
                value.map { $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() } ?? "nil"
            }
            func text(_ value: Date?) -> String {
                value.map { String(Int64(($0.timeIntervalSince1970 * 1000).rounded())) } ?? "nil"
            }
            func text(_ value: Duration?) -> String { value.map { String(Int64($0 / .microseconds(1))) } ?? "nil" }
            func text(_ value: LocalTimestamp?) -> String { text(value?.description) }
            func text(_ value: LocalDate?) -> String { text(value?.description) }
            func text(_ value: LocalTime?) -> String { text(value?.description) }
            func text(_ value: Interval?) -> String { text(value?.description) }
            func text(_ value: JSON?) -> String { text(value?.description) }
            func text(_ value: [String]?) -> String { text(value.map { JSON.array($0.map { .string($0) }) }) }
            func text(_ value: [Int64]?) -> String { text(value.map { JSON.array($0.map { .integer($0) }) }) }
            func text<E: RawRepresentable<String>>(_ value: E?) -> String { text(value?.rawValue) }
            var rows: [Sample] = []

            """
        for (id, row) in sample.rows.enumerated() {
            var arguments = ["id: Sample.ID(rawValue: \(id))"]
            for (column, cell) in zip(sample.columns, row) {
                arguments.append("\(column.name): \(cell.swift(wrappedIn: column.wrapper))")
            }
            text +=
                "func row\(id)() -> Sample {\n    Sample(\n        \(arguments.joined(separator: ",\n        ")))\n}\n"
            text += "rows.append(row\(id)())\n"
        }
        for start in stride(from: 0, to: count, by: 50) {
            text += "func some\(start)(_ index: Int, _ row: Sample, _ output: inout String) {\n"
            for number in start..<min(start + 50, count) {
                text += "    output += \"\(number)\\t\\(index)\\t\\(text(row.c\(number)))\\n\"\n"
            }
            text += "}\nfor (index, row) in rows.enumerated() { some\(start)(index, row, &output) }\n"
        }
        return text + """
            for (index, row) in rows.enumerated() {
                for violation in row.validate() {
                    let reason = violation.reason == .overflow ? "overflow" : "failed"
                    output += "rule\\t\\(index)\\t\\(violation.constraint ?? "-")\\t\\(reason)\\n"
                }
            }
            print(output)

            """
    }
}
