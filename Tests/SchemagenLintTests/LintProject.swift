import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject
import SchemagenReports

/// A project in memory: a schema file and the migrations that were made for it.
struct LintProject {
    private var schema: SourceFile
    private var migrations: [String: [UInt8]] = [:]

    /// A project without migrations.
    init(_ text: String) { schema = SourceFile(path: "Schema/shop.schema", text: text) }

    /// The project after `generate`.
    static func migrated(_ text: String) -> LintProject {
        var project = LintProject(text)
        project.generate()
        return project
    }

    private var files: ProjectFiles {
        ProjectFiles(schema: schema, models: nil, migrations: migrations, documents: nil)
    }

    /// Writes the schema file anew.
    mutating func write(_ text: String) { schema = SourceFile(path: schema.path, text: text) }

    /// Makes the migration that is missing.
    mutating func generate() {
        let generation = Generation.run(files, ProjectCheck.compile(schema)) { _, _ in [] }
        precondition(!generation.hasErrors, generation.diagnostics.map(\.text).joined(separator: "\n"))
        let folder = ProjectLayout.migrationsFolder + "/"
        for write in generation.writes where write.path.hasPrefix(folder) {
            migrations[String(write.path.dropFirst(folder.count))] = write.bytes
        }
    }

    /// The lock.
    var lock: Lock? {
        get { migrations[Lock.fileName].flatMap { Lock.read($0, path: "").lock } }
        set { migrations[Lock.fileName] = newValue.map { Array($0.text.utf8) } }
    }

    /// Deletes a file of the migrations folder.
    mutating func delete(_ path: String) { migrations[path] = nil }

    func lint(_ changes: ProjectLint.Changes = .pending) -> ProjectLint { ProjectLint.run(files, changes: changes) }

    /// What is found about changes and suppressions, as `file:line: severity: code: message`.
    func hazards(_ changes: ProjectLint.Changes = .pending) -> [String] {
        Self.described(lint(changes).findings)
    }

    /// The same of what is suppressed.
    func suppressed(_ changes: ProjectLint.Changes = .pending) -> [String] {
        Self.described(lint(changes).suppressed)
    }

    private static func described(_ findings: [SourceFinding]) -> [String] {
        findings.filter { finding in
            let code = finding.diagnostic.code
            return DiagnosticCode.hazards.contains(code) || DiagnosticCode.suppression.contains(code)
                || finding.diagnostic.severity == .error
        }.map { finding in
            let name = finding.file.path.split(separator: "/").last ?? ""
            let line = finding.file.location(at: finding.diagnostic.span.start).line
            let diagnostic = finding.diagnostic
            return "\(name):\(line): \(diagnostic.severity.rawValue): \(diagnostic.code): \(diagnostic.message)"
        }
    }
}
