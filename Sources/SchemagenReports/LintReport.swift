import SchemagenLanguage

/// What `lint` found, ready to be written in any of its forms. The same findings give the same text.
public struct LintReport: Sendable {
    /// What is reported, in order.
    public var findings: [SourceFinding]
    /// What is suppressed, in order.
    public var suppressed: [SourceFinding]
    /// What paths in messages start with and paths in a repository do not: the package's root with its slash, or nothing.
    public var root: String

    /// Gathers a report.
    /// - Parameters:
    ///   - findings: What is reported, in order.
    ///   - suppressed: What is suppressed, in order.
    ///   - root: What paths in messages start with and paths in a repository do not.
    public init(findings: [SourceFinding], suppressed: [SourceFinding], root: String = "") {
        self.findings = findings
        self.suppressed = suppressed
        self.root = root
    }

    /// How many findings have a severity.
    public func count(_ severity: Severity) -> Int { findings.count { $0.diagnostic.severity == severity } }

    /// The report without what is less serious.
    public func limited(to severity: Severity) -> LintReport {
        var report = self
        report.findings.removeAll { severity < $0.diagnostic.severity }
        report.suppressed.removeAll { severity < $0.diagnostic.severity }
        return report
    }

    /// The closing line of the text form: `2 errors, 1 warning, 3 suppressed.`
    public var summary: String {
        func part(_ count: Int, _ word: String) -> String? {
            count == 0 ? nil : "\(count) \(word)\(count == 1 || word == "suppressed" ? "" : "s")"
        }
        let parts = [
            part(count(.error), "error"), part(count(.warning), "warning"), part(count(.note), "note"),
            part(suppressed.count, "suppressed"),
        ].compactMap(\.self)
        return parts.isEmpty ? "No findings." : parts.joined(separator: ", ") + "."
    }

    /// A file's path below the package's root.
    func path(of file: SourceFile) -> String {
        file.path.hasPrefix(root) ? String(file.path.dropFirst(root.count)) : file.path
    }
}
