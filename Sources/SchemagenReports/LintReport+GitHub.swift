import SchemagenLanguage

extension LintReport {
    /// Workflow commands of GitHub Actions, a line a finding, which become annotations of the lines that they name. Nothing is
    /// said of what is suppressed.
    public var github: String {
        findings.map { command($0) + "\n" }.joined()
    }

    private func command(_ finding: SourceFinding) -> String {
        let diagnostic = finding.diagnostic
        let region = Region(diagnostic.span, in: finding.file, by: .utf16)
        var properties = [
            ("file", path(of: finding.file)), ("line", String(region.startLine)), ("endLine", String(region.endLine)),
        ]
        // GitHub takes columns only where both ends are on one line.
        if region.startLine == region.endLine {
            properties += [("col", String(region.startColumn)), ("endColumn", String(region.endColumn))]
        }
        properties.append(("title", diagnostic.code.name))
        let fields = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
        let lines = [diagnostic.message] + diagnostic.fixes.map(\.message)
        return
            "::\(word(diagnostic.severity)) \(fields)::\(Self.escaped(lines.joined(separator: "\n"), isProperty: false))"
    }

    private func word(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": out += "%25"
            case "\r": out += "%0D"
            case "\n": out += "%0A"
            case ":" where isProperty: out += "%3A"
            case "," where isProperty: out += "%2C"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
