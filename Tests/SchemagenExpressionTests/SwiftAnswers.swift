import Foundation
import SchemagenModel
import SchemagenSwift
import Testing

/// What the generated models make of expressions: computed properties and checks, compiled and run.
struct SwiftAnswers {
    /// The answers of each computed property, by its number, row by row.
    private(set) var computed: [[Answer]]
    /// The checks that each row breaks, by their SQL names.
    private(set) var violations: [Set<String>]

    /// Compiles the models of a schema, whose properties are named `c0`, `c1` and so on, and runs them on the rows.
    init(_ schema: Schema, count: Int, types: [ValueType]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemagen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let models = SwiftGenerator.singleFile(for: schema, structures: [:])
        var sources = [folder.appendingPathComponent(models.name)]
        try models.text.write(to: sources[0], atomically: true, encoding: .utf8)
        sources.append(folder.appendingPathComponent("main.swift"))
        try Self.program(count: count).write(to: sources[1], atomically: true, encoding: .utf8)
        let program = folder.appendingPathComponent("answers").path
        let compilation = try Self.run(
            ["swiftc", "-swift-version", "6", "-Onone", "-warnings-as-errors", "-o", program] + sources.map(\.path),
            in: folder)
        try #require(compilation.status == 0, "the models do not compile:\n\(compilation.output.prefix(5_000))")
        let run = try Self.run([program], in: folder)
        try #require(run.status == 0, "the models trap:\n\(run.output.suffix(2_000))")
        computed = Array(repeating: Array(repeating: .wrong("nothing"), count: Sample.rows.count), count: count)
        violations = Array(repeating: [], count: Sample.rows.count)
        for line in run.output.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, let row = Int(fields[1]) else { continue }
            if fields[0] == "rule" {
                violations[row].insert(String(fields[2]))
            } else if let number = Int(fields[0]) {
                computed[number][row] = Self.answer(String(fields[2]), types[number])
            }
        }
    }

    private static func answer(_ text: String, _ type: ValueType) -> Answer {
        if text == "nil" { return .null }
        switch type {
        case .double: return Double(text).map(Answer.double) ?? .wrong(text)
        case .float: return Float(text).map(Answer.float) ?? .wrong(text)
        case .decimal(_, let scale): return .decimal(text, scale: scale)
        case .string, .enumeration:
            var bytes: [UInt8] = []
            for byte in text.split(separator: " ") { bytes.append(UInt8(byte) ?? 0) }
            return .text(String(decoding: bytes, as: UTF8.self))
        default: return .value(text)
        }
    }

    /// A program that makes the rows and prints every property of each.
    private static func program(count: Int) -> String {
        var text = """
            import Foundation

            var output = ""
            func text(_ value: Bool?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: (some FixedWidthInteger)?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Double?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Float?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: Decimal?) -> String { value.map { "\\($0)" } ?? "nil" }
            func text(_ value: String?) -> String {
                value.map { " " + $0.utf8.map { String($0) }.joined(separator: " ") } ?? "nil"
            }
            func text<E: RawRepresentable<String>>(_ value: E?) -> String { text(value?.rawValue) }
            var rows: [Sample] = []

            """
        for (id, row) in Sample.rows.enumerated() {
            var arguments = ["id: Sample.ID(rawValue: \(id))"]
            for (column, cell) in zip(Sample.columns, row) {
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
                for violation in row.validate() { output += "rule\\t\\(index)\\t\\(violation.constraint ?? "-")\\n" }
            }
            print(output)

            """
    }

    private static func run(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        // A file: reading from a pipe traps in Foundation where a signal interrupts it.
        let file = folder.appendingPathComponent("output-\(UUID().uuidString)")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let bytes = try Data(contentsOf: file)
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
