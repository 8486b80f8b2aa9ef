import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// What is generated from the schema against what is committed, byte for byte.
struct GeneratedComparison {
    /// The folder, as messages show it.
    let folder: String
    /// What the files are, in messages: `model`, `document`.
    let what: String
    let schema: Schema
    let schemaFile: SourceFile

    func compare(_ generated: [GeneratedFile], with committed: [String: [UInt8]]) -> [FileDiagnostic] {
        var diagnostics: [FileDiagnostic] = []
        var expected: Set<String> = []
        var differing: [(file: GeneratedFile, bytes: [UInt8])] = []
        for file in generated {
            expected.insert(file.name)
            guard let bytes = committed[file.name] else {
                diagnostics.append(
                    finding(
                        .driftMissing, "the \(what) is missing; run `\(ProjectLayout.generateCommand)`", in: file.name))
                continue
            }
            if !file.text.utf8.elementsEqual(bytes), !Self.sameText(file.text, bytes) {
                differing.append((file, bytes))
            }
        }
        // The fingerprint in the models tells which side moved: it is the one that generation would write unless the
        // schema changed since.
        let schemaMoved = differing.contains { $0.file.name == ModelGeneration.fingerprintFileName(of: schema) }
        for (file, bytes) in differing {
            let line = Self.firstDifference(file.text, bytes)
            if schemaMoved {
                diagnostics.append(behind(file, line: line))
            } else {
                diagnostics.append(
                    finding(
                        .driftEdited,
                        "the \(what) was edited by hand; say it in the schema, then run `\(ProjectLayout.generateCommand)`",
                        in: file.name, line: line))
            }
        }
        for name in committed.keys.sorted() where !expected.contains(name) {
            diagnostics.append(
                finding(
                    .driftUnexpected,
                    "nothing in the schema makes this file; delete it, or move what is written by hand to another folder",
                    in: name))
        }
        return diagnostics
    }

    /// The schema says something that the file does not say yet: the place is the declaration's.
    private func behind(_ file: GeneratedFile, line: Int) -> FileDiagnostic {
        let name = String(file.name.prefix { $0 != "." })
        guard let anchor = schema.anchor(ofSwiftName: name) else {
            return finding(
                .driftBehind, "the \(what) is behind the schema; run `\(ProjectLayout.generateCommand)`", in: file.name,
                line: line)
        }
        return FileDiagnostic(
            Diagnostic(
                .driftBehind,
                "the \(what) of `\(name)` (\(folder)/\(file.name)) is behind the schema; run "
                    + "`\(ProjectLayout.generateCommand)`", at: anchor.span), in: schemaFile)
    }

    private func finding(_ code: DiagnosticCode, _ message: String, in name: String, line: Int = 1) -> FileDiagnostic {
        FileDiagnostic(
            code, message, path: "\(folder)/\(name)", location: SourceLocation(line: line, column: 1))
    }

    /// A checkout may have turned line endings into CRLF: that is no edit.
    private static func sameText(_ text: String, _ bytes: [UInt8]) -> Bool {
        guard bytes.contains(0x0D) else { return false }
        return text.utf8.elementsEqual(LineEndings.normalized(bytes))
    }

    private static func firstDifference(_ text: String, _ bytes: [UInt8]) -> Int {
        var line = 1
        for (left, right) in zip(text.utf8, LineEndings.normalized(bytes)) {
            if left != right { return line }
            if left == 0x0A { line += 1 }
        }
        return line
    }
}

/// Line endings of files that a checkout may have changed.
enum LineEndings {
    /// CRLF turned into LF.
    static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            result.append(byte)
        }
        return result
    }
}

extension Schema {
    /// Where the table, view, enum or type of a Swift name was declared.
    fileprivate func anchor(ofSwiftName name: String) -> SourceAnchor? {
        tables.first { $0.info.name == name }?.info.anchor ?? enums.first { $0.info.name == name }?.info.anchor
            ?? types.first { $0.info.name == name }?.info.anchor ?? views.first { $0.info.name == name }?.info.anchor
    }
}
