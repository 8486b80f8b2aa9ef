import ArgumentParser
import SchemagenFiles
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
        do {
            return SourceFile(path: path, bytes: try FileSystem.read(path))
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    /// Reads a project.
    static func project(_ location: ProjectLocation, documents: Bool = true) throws -> ProjectFiles {
        do {
            return try location.read(models: true, documents: documents)
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }
}
