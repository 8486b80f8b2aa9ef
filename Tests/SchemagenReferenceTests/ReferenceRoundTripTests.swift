import Foundation
import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import Testing

/// Every example of the reference is written canonically, read again, and says the same.
struct ReferenceRoundTripTests {
    /// The examples that are right (that each of them is, is another test's matter), and the package's own schema.
    private static let examples =
        ReferenceExample.all.filter { example in
            example.expectedCode == nil && schema(of: example.text, named: example.page, recordingErrors: false) != nil
        } + ownSchemas

    private static let ownSchemas: [ReferenceExample] = {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Schema")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".schema") }.sorted().compactMap { name in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
                return nil
            }
            return ReferenceExample(page: name, line: 1, text: text, expectedCode: nil)
        }
    }()

    @Test func examplesAreFound() {
        #expect(Self.examples.count >= 35)
        #expect(Self.ownSchemas.map(\.page) == ["leadgen.schema"])
    }

    @Test(arguments: examples)
    func canonicalFormSaysTheSame(example: ReferenceExample) throws {
        let first = try #require(Self.schema(of: example.text, named: example.page))
        let text = CanonicalForm.text(of: first)
        let second = try #require(Self.schema(of: text, named: "canonical"))
        #expect(CanonicalForm.text(of: second) == text)
        for database in first.settings.databases {
            #expect(
                Fingerprint.structure(of: first, on: database) == Fingerprint.structure(of: second, on: database),
                "\(database.title):\n\(text)")
            // Both directions: what one has and the other lacks shows in one of them.
            #expect(Difference(from: first, to: second, on: database).changes == [])
        }
    }

    @Test(arguments: examples)
    func migrationFromNothingHasAnOrder(example: ReferenceExample) throws {
        let schema = try #require(Self.schema(of: example.text, named: example.page))
        for database in schema.settings.databases {
            let result = Planner.plan(from: nil, to: schema, on: database)
            #expect(result.diagnostics == [])
            let plan = try #require(result.plan)
            let again = Planner.plan(from: schema, to: schema, on: database)
            #expect(again.plan?.migrations == [MigrationPlan()])
            #expect(plan.migrations.count == 1)
            #expect(plan.migrations[0].up.isEmpty == plan.migrations[0].down.isEmpty)
        }
    }

    /// The schema of a text; nil, with the errors recorded, where there are some.
    private static func schema(of text: String, named path: String, recordingErrors: Bool = true) -> Schema? {
        let file = SourceFile(path: path, text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree, defaultName: "Example")
        let errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        for error in errors where recordingErrors { Issue.record("\(FileDiagnostic(error, in: file).text)\n\(text)") }
        return errors.isEmpty ? resolved.schema : nil
    }
}
