import SchemagenLanguage

extension LintReport {
    /// The number of the form of `json`; another one means that a script has to be changed.
    public static let jsonFormat = 1

    /// The form for scripts. Lines and columns count from 1, columns in UTF-8 bytes as in messages; the end is behind the
    /// last character.
    public var json: String {
        JSONText.object([
            ("format", .integer(Self.jsonFormat)),
            ("findings", .array(findings.map(object))),
            ("suppressed", .array(suppressed.map(object))),
            (
                "summary",
                .object([
                    ("errors", .integer(count(.error))), ("warnings", .integer(count(.warning))),
                    ("notes", .integer(count(.note))), ("suppressed", .integer(suppressed.count)),
                ])
            ),
        ]).text
    }

    private func object(_ finding: SourceFinding) -> JSONText {
        let diagnostic = finding.diagnostic
        var members: [(String, JSONText)] = [
            ("code", .string(diagnostic.code.name)), ("severity", .string(diagnostic.severity.rawValue)),
            ("message", .string(diagnostic.message)), ("path", .string(path(of: finding.file))),
        ]
        members += place(diagnostic.span, in: finding.file)
        if !diagnostic.notes.isEmpty {
            members.append(
                (
                    "notes",
                    .array(
                        diagnostic.notes.map { note in
                            .object(
                                [("message", .string(note.message))]
                                    + (note.span.map { place($0, in: finding.file) } ?? []))
                        })
                ))
        }
        if !diagnostic.fixes.isEmpty {
            members.append(("fixes", .array(diagnostic.fixes.map { .string($0.message) })))
        }
        if let reason = finding.suppressionReason { members.append(("reason", .string(reason))) }
        return .object(members)
    }

    private func place(_ span: SourceSpan, in file: SourceFile) -> [(String, JSONText)] {
        let region = Region(span, in: file, by: .utf8)
        return [
            ("line", .integer(region.startLine)), ("column", .integer(region.startColumn)),
            ("endLine", .integer(region.endLine)), ("endColumn", .integer(region.endColumn)),
        ]
    }
}
