import SchemagenLanguage

extension LintReport {
    /// SARIF 2.1.0, as GitHub's code scanning and many viewers read it. Columns count UTF-16 code units; paths are relative
    /// to the package's root. What is suppressed is in it, with the reason.
    /// - Parameters:
    ///   - rules: The codes that there are; codes that were found besides are added.
    ///   - version: The version of the tool.
    public func sarif(rules: [DiagnosticCode], version: String) -> String {
        var codes = rules
        var places: [String: Int] = [:]
        for (place, code) in codes.enumerated() { places[code.name] = place }
        for finding in findings + suppressed where places[finding.diagnostic.code.name] == nil {
            places[finding.diagnostic.code.name] = codes.count
            codes.append(finding.diagnostic.code)
        }
        let driver: [(String, JSONText)] = [
            ("name", .string("schemagen")), ("version", .string(version)), ("rules", .array(codes.map(rule))),
        ]
        let run: [(String, JSONText)] = [
            ("tool", .object([("driver", .object(driver))])),
            ("columnKind", .string("utf16CodeUnits")),
            ("results", .array((findings + suppressed).map { result($0, places) })),
        ]
        return JSONText.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .array([.object(run)])),
        ]).text
    }

    private func rule(_ code: DiagnosticCode) -> JSONText {
        .object([
            ("id", .string(code.name)),
            ("shortDescription", .object([("text", .string(code.summary))])),
            ("help", .object([("text", .string(code.explanation)), ("markdown", .string(code.explanation))])),
            (
                "defaultConfiguration",
                .object([
                    ("enabled", .boolean(!code.isOptional)), ("level", .string(code.severity.rawValue)),
                ])
            ),
        ])
    }

    private func result(_ finding: SourceFinding, _ places: [String: Int]) -> JSONText {
        let diagnostic = finding.diagnostic
        var members: [(String, JSONText)] = [
            ("ruleId", .string(diagnostic.code.name)),
            ("ruleIndex", .integer(places[diagnostic.code.name] ?? -1)),
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", .object([("text", .string(message(of: diagnostic)))])),
            ("locations", .array([.object([location(diagnostic.span, in: finding.file)])])),
        ]
        let related = diagnostic.notes.compactMap { note in
            note.span.map { span in
                JSONText.object([
                    location(span, in: finding.file), ("message", .object([("text", .string(note.message))])),
                ])
            }
        }
        if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
        // An empty list says that nothing suppresses the result, which a viewer may not know otherwise.
        let suppressions = finding.suppressionReason.map { reason in
            [JSONText.object([("kind", .string("inSource")), ("justification", .string(reason))])]
        }
        members.append(("suppressions", .array(suppressions ?? [])))
        return .object(members)
    }

    /// The message as sentences, with the ways out and the notes that have no place of their own.
    private func message(of diagnostic: Diagnostic) -> String {
        let notes = diagnostic.notes.filter { $0.span == nil }.map(\.message)
        return ([diagnostic.message] + notes + diagnostic.fixes.map(\.message)).joined(separator: "; ")
    }

    private func location(_ span: SourceSpan, in file: SourceFile) -> (String, JSONText) {
        let region = Region(span, in: file, by: .utf16)
        return (
            "physicalLocation",
            .object([
                ("artifactLocation", .object([("uri", .string(Self.uri(of: path(of: file))))])),
                (
                    "region",
                    .object([
                        ("startLine", .integer(region.startLine)), ("startColumn", .integer(region.startColumn)),
                        ("endLine", .integer(region.endLine)), ("endColumn", .integer(region.endColumn)),
                    ])
                ),
            ])
        )
    }

    /// A path as a relative reference: everything but RFC 3986's unreserved characters and slashes is escaped.
    private static func uri(of path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return out
    }
}
