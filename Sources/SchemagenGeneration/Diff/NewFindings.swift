import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// What `lint` finds in a project and did not find in the version before.
enum NewFindings {
    /// Finds it.
    static func find(
        _ base: SchemaDiff.Base, _ baseLock: Lock, _ files: ProjectFiles, folder: String, schemaPath: String,
        _ workers: Workers
    ) -> [Finding] {
        let current = ProjectLint.run(
            files, changes: baseLock.entries.isEmpty ? .since(0) : .notIn(baseLock), workers: workers)
        var known: [String: Int] = [:]
        if let schema = base.schema {
            // Without a history: what earlier changes did is no matter of this one.
            let former = ProjectLint.run(
                ProjectFiles(schema: schema, models: nil, migrations: [:], documents: nil), workers: workers)
            for finding in former.findings { known[key(finding), default: 0] += 1 }
        }
        return current.findings.compactMap { finding in
            if let count = known[key(finding)], count > 0 {
                known[key(finding)] = count - 1
                return nil
            }
            let path = finding.file.path
            let isSchema = path == files.schema.path
            let below = path.hasPrefix(files.displayPrefix) ? String(path.dropFirst(files.displayPrefix.count)) : path
            return Finding(
                code: finding.diagnostic.code.name, severity: finding.diagnostic.severity,
                message: finding.diagnostic.message, path: isSchema ? schemaPath : folder + below,
                line: finding.file.location(at: finding.diagnostic.span.start).line)
        }
    }

    /// By what a finding is known again: places move.
    private static func key(_ finding: SourceFinding) -> String {
        "\(finding.diagnostic.code.name)\u{0}\(finding.diagnostic.message)"
    }
}
