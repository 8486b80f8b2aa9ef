import ArgumentParser
import SchemagenDatabases
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject
import SchemagenVerification

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The live database against the schema.
struct Drift: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Compare a live database with the schema, and name each difference.",
        discussion: """
            Reads the database's catalogue and writes nothing to it. The schema is built afresh for comparison: in memory \
            on SQLite, on a throw-away server of the same major version on PostgreSQL. Exit code 0: no difference. 1: \
            differences. 2: the two cannot be compared, or the database cannot be read.
            """)

    @Argument(
        help: ArgumentHelp(
            "postgresql://…, sqlite:PATH or the path of a SQLite file; by default DATABASE_URL.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp(
            "Leave out what has such a name, * standing for anything: 'public.audit_*'. May be given several times.",
            valueName: "pattern"))
    var ignore: [String] = []

    @Flag(help: "Print the differences as JSON (format 1).")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Compare with the schema as this migration leaves it: 0003; by default as it is now.", valueName: "number"))
    var at: Int?

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let location = try project.locate()
        let file = try at.map { try snapshot(after: $0, location) } ?? Reading.schema(location.schemaPath)
        let compiled = ProjectCheck.compile(file)
        Console.report(compiled.diagnostics.filter { $0.severity == .error })
        guard let schema = compiled.schema else { throw Outcome.failed }
        let database = DatabaseURL(try Console.databaseURL(url))
        let comparison: LiveComparison
        do {
            comparison = try LiveComparison.run(database, with: schema)
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
        let patterns = ignore.map { NamePatternFilter($0) }
        let differences = comparison.differences.filter { difference in
            !patterns.contains { $0.matches(difference.object.path) }
        }
        if json {
            try print(differences, comparison.engine)
        } else {
            for difference in differences { Console.standard(difference.description) }
            let count = Console.count(differences.count, "difference")
            Console.problem(
                differences.isEmpty
                    ? "The database holds what \(file.path) says (\(comparison.engine))."
                    : "\(count) between the database and \(file.path) (\(comparison.engine)).")
        }
        if !differences.isEmpty { throw Outcome.no }
    }

    /// The snapshot of the change that a migration ends.
    private func snapshot(after number: Int, _ location: ProjectLocation) throws -> SourceFile {
        let migrations = try Reading.migrations(location).migrations
        let path = migrations.displayPath(Lock.fileName)
        guard let bytes = migrations.files[Lock.fileName], let lock = Lock.read(bytes, path: path).lock else {
            Console.problem("error: \(path) is missing or cannot be read; `schemagen check` says more")
            throw Outcome.failed
        }
        guard let change = lock.changes.first(where: { $0.entries.contains { $0.number == number } }) else {
            let newest = lock.entries.last.map { "; the newest is \($0.paddedNumber)" } ?? ""
            Console.problem("error: there is no migration \(LockEntry.padded(number))\(newest)")
            throw Outcome.failed
        }
        guard change.last.number == number else {
            Console.problem(
                "error: \(LockEntry.padded(number)) stands in the middle of a change, for which there is no schema; "
                    + "\(change.last.paddedNumber) ends it")
            throw Outcome.failed
        }
        guard let snapshot = migrations.files[change.last.snapshotPath] else {
            Console.problem("error: \(migrations.displayPath(change.last.snapshotPath)) is missing")
            throw Outcome.failed
        }
        return SourceFile(path: migrations.displayPath(change.last.snapshotPath), bytes: snapshot)
    }

    /// The form that scripts read; its number changes when a script would have to.
    private struct Report: Encodable {
        struct Difference: Encodable {
            var kind: String
            var path: [String]
            var difference: String
            var property: String?
            var expected: String?
            var found: String?
        }

        var format = 1
        var engine: String
        var differences: [Difference]
    }

    private func print(_ differences: [CatalogueDifference], _ engine: String) throws {
        let report = Report(
            engine: engine,
            differences: differences.map { difference in
                let object = difference.object
                switch difference.difference {
                case .missing:
                    return .init(kind: object.kind.title, path: object.path, difference: "missing")
                case .unexpected:
                    return .init(kind: object.kind.title, path: object.path, difference: "unexpected")
                case .fact(let fact, let expected, let found):
                    return .init(
                        kind: object.kind.title, path: object.path, difference: "property", property: fact.name,
                        expected: expected?.description, found: found?.description)
                }
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.standard(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}

/// `public.audit_*`: matches what has such a path, and what is in it.
struct NamePatternFilter {
    private let pattern: [Character]

    init(_ pattern: String) { self.pattern = Array(pattern) }

    func matches(_ path: [String]) -> Bool {
        (1...max(1, path.count)).contains {
            Self.matches(pattern[...], Array(path.prefix($0).joined(separator: "."))[...])
        }
    }

    private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        var (pattern, text) = (pattern, text)
        // Where the last star stood, and what it has eaten so far: enough to go back to, since a later star frees it.
        var star: (pattern: ArraySlice<Character>, text: ArraySlice<Character>)?
        while let character = text.first {
            if let wanted = pattern.first, wanted == "*" {
                star = (pattern.dropFirst(), text)
                pattern = pattern.dropFirst()
            } else if pattern.first == character {
                pattern = pattern.dropFirst()
                text = text.dropFirst()
            } else if let last = star {
                star = (last.pattern, last.text.dropFirst())
                pattern = last.pattern
                text = last.text.dropFirst()
            } else {
                return false
            }
        }
        return pattern.allSatisfy { $0 == "*" }
    }
}
