import SchemagenDatabases
import SchemagenFiles
import SchemagenGeneration
import SchemagenImport
import SchemagenLanguage
import SchemagenSwift
import SchemagenTestSupport
import Testing

/// The law on schemas of real systems.
@Suite struct SQLiteCorpusTests {
    @Test(arguments: ["chinook", "northwind", "leadgen"])
    func law(_ name: String) throws {
        let law = try SQLiteLaw.run(try Self.corpus(name), name: "Corpus")
        #expect(law.breaches == [])
        #expect(law.imported.opaque.isEmpty)
    }

    /// Few names are spelled out where a database has a rule for them.
    @Test(arguments: ["chinook", "northwind", "leadgen"])
    func fewNamesAreSpelledOut(_ name: String) throws {
        let source = try SQLiteLaw.run(try Self.corpus(name), name: "Corpus").imported.source
        var (total, spelled) = (0, 0)
        for line in source.split(separator: "\n") where line.hasPrefix("    ") && !line.hasPrefix("     ") {
            let word = line.dropFirst(4).prefix { $0 != " " && $0 != ":" && $0 != "(" }
            let rest = line.dropFirst(4 + word.count)
            let isMember = ["index", "unique"].contains(word) && rest.hasPrefix("(")
            let isColumn = rest.hasPrefix(": ") || rest.hasPrefix(" as ")
            guard isColumn || isMember, !["databases", "naming", "sqliteStorage"].contains(word) else { continue }
            total += 1
            if rest.hasPrefix(" as ") || isMember && rest.contains(") as ") { spelled += 1 }
            guard line.contains("@index") || line.contains("@unique") else { continue }
            total += 1
            if line.contains("@index(as:") || line.contains("@unique(as:") { spelled += 1 }
        }
        #expect(total > 60 && spelled * 20 < total, "\(spelled) of \(total)")
    }

    @Test(arguments: ["chinook", "northwind"])
    func modelsCompile(_ name: String) throws {
        let source = try SQLiteLaw.run(try Self.corpus(name), name: "Corpus").imported.source
        let compiled = ProjectCheck.compile(SourceFile(path: "Corpus.schema", text: source))
        let schema = try #require(compiled.schema)
        var files = ["main.swift": "print(\"built\")"]
        for file in SwiftGenerator.files(for: schema, structures: [:]) { files[file.name] = file.text }
        #expect(try SwiftProgram.run(files, usesRuntime: true).hasPrefix("built"))
    }

    static func corpus(_ name: String) throws -> String {
        let path = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
        return String(decoding: try FileSystem.read("/\(path)/Fixtures/Corpus/sqlite/\(name).sql"), as: UTF8.self)
    }
}
