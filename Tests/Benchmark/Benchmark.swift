import Foundation
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL
import SchemagenValidation

/// Measures every stage and the whole process on schemas of 10 to 10,000 tables:
/// `swift run -c release schemagen-benchmark [TABLES…]`; with `shapes` the growth on files that are hard.
@main
struct Benchmark {
    static func main() throws {
        if CommandLine.arguments.dropFirst().first == "shapes" {
            print("What four times as much takes, 4 where the work is linear, 16 where it is quadratic:")
            print("resolve  documents")
            for shape in HardShape.all {
                let growth = shape.growth()
                print("\(pad(growth.resolve, 7))  \(growth.documents.map { pad($0, 9) } ?? "        –")  \(shape.name)")
            }
            return
        }
        let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        print(
            "tables   parse  resolve validate   plan  change     SQL    Swift   pages picture | check  generate  peak MB   (ms)"
        )
        for size in sizes.isEmpty ? [10, 100, 1000, 10_000] : sizes { try measure(tables: size) }
    }

    private static func measure(tables: Int) throws {
        let repeats = tables >= 10_000 ? 3 : 9
        let file = SourceFile(path: "Schema/Measure.schema", text: BenchmarkSchema.text(tables: tables))
        var cells: [Double] = []
        cells.append(Stopwatch.milliseconds(repeats: repeats) { _ = Parser.parse(file) })
        let tree = Parser.parse(file).tree
        cells.append(Stopwatch.milliseconds(repeats: repeats) { _ = Resolver.resolve(tree) })
        guard let schema = CompiledSchema.compile(file).schema else { throw Failure.schemaHasErrors }
        cells.append(Stopwatch.milliseconds(repeats: repeats) { _ = Validator.validate(schema) })
        let databases = schema.settings.databases
        cells.append(
            Stopwatch.milliseconds(repeats: repeats) {
                for database in databases { _ = Planner.plan(from: nil, to: schema, on: database) }
            })
        let changed = SourceFile(path: file.path, text: BenchmarkSchema.changedText(tables: tables))
        guard let later = CompiledSchema.compile(changed).schema else { throw Failure.schemaHasErrors }
        for database in databases {
            let result = Planner.plan(from: schema, to: later, on: database)
            if result.plan == nil { throw Failure.changeIsRefused(result.diagnostics.map(\.message)) }
        }
        cells.append(
            Stopwatch.milliseconds(repeats: repeats) {
                for database in databases { _ = Planner.plan(from: schema, to: later, on: database) }
            })
        let plans = databases.compactMap { Planner.plan(from: nil, to: schema, on: $0).plan }
        cells.append(
            Stopwatch.milliseconds(repeats: repeats) {
                for plan in plans { _ = MigrationFileWriter.write(plan, title: "0001_initial", to: schema) }
            })
        cells.append(
            Stopwatch.milliseconds(repeats: repeats) {
                _ = ModelGeneration.files(for: schema, StructureHashes(of: schema))
            })
        cells.append(Stopwatch.milliseconds(repeats: repeats) { _ = DocumentGenerator.pages(for: schema) })
        cells.append(Stopwatch.milliseconds(repeats: repeats) { _ = DocumentGenerator.wholePicture(of: schema) })
        let process = try wholeProcess(file, repeats: repeats)
        let stages = cells.map { pad($0, 8) }.joined()
        print(
            "\(pad(Double(tables), 6, digits: 0))\(stages)  |\(pad(process.check, 8))\(pad(process.generate, 9))\(pad(process.memory, 8))"
        )
    }

    /// `generate` into an empty project and `check` of the result, each as a process. Every run has a folder of its own:
    /// a file system may be slow to give away again what was deleted a moment ago.
    private static func wholeProcess(
        _ file: SourceFile, repeats: Int
    ) throws -> (check: Double, generate: Double, memory: Double) {
        let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "schemagen")
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemagen-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var generates: [ChildProcess] = []
        var checks: [ChildProcess] = []
        for number in 0..<repeats {
            let root = folder.appending(path: "\(number)").path(percentEncoded: false)
            try FileSystem.write(file.bytes, to: "\(root)/\(file.path)")
            generates.append(try ChildProcess(tool.path(percentEncoded: false), ["generate", "--root", root]))
            checks.append(try ChildProcess(tool.path(percentEncoded: false), ["check", "--root", root]))
        }
        return (
            checks.map(\.time).sorted()[repeats / 2], generates.map(\.time).sorted()[repeats / 2],
            generates.map(\.peakMemory).max() ?? 0
        )
    }

    private static func pad(_ value: Double, _ width: Int, digits: Int = 1) -> String {
        let text = String(format: "%.\(digits)f", value)
        return String(repeating: " ", count: max(1, width - text.count)) + text
    }

    private enum Failure: Error { case schemaHasErrors, changeIsRefused([String]) }
}
