import ArgumentParser
import SchemagenFiles
import SchemagenGeneration
import SchemagenLanguage
import SchemagenProject

/// Where the project is: options that most verbs share.
struct ProjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The schema file; by default the only *.schema below Schema/.", valueName: "file"))
    var schema: String?

    @Option(help: ArgumentHelp("The package's root; by default looked for from here upwards.", valueName: "dir"))
    var root: String?

    /// Finds the project.
    /// - Throws: `Outcome.failed` after saying what is wrong.
    func locate() throws -> ProjectLocation {
        do {
            return try ProjectLocation.find(schema: schema, root: root)
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }
}

/// Reads files and says so when one cannot be read.
enum Reading {
    /// Reads a schema file named by the user.
    static func schema(_ path: String) throws -> SourceFile {
        try reporting { SourceFile(path: path, bytes: try FileSystem.read(path)) }
    }

    /// Reads a project and compiles its schema by all rules.
    static func project(_ location: ProjectLocation) throws -> (files: ProjectFiles, compiled: CompiledSchema) {
        try reporting {
            try location.read(models: true, documents: true) { ProjectCheck.compile($0, workers: .threads) }
        }
    }

    /// Reads a project but for its documents.
    static func history(_ location: ProjectLocation) throws -> ProjectFiles {
        try reporting { try location.read(models: true, documents: false) }
    }

    /// Reads a project's schema and migrations.
    static func migrations(_ location: ProjectLocation) throws -> ProjectFiles {
        try reporting { try location.read(models: false, documents: false) }
    }

    private static func reporting<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }
}
