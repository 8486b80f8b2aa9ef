import SchemagenLanguage
import SchemagenModel
import SchemagenSwift

/// What is generated from the schema against what is committed, byte for byte.
struct GeneratedComparison {
    /// The folder, as messages show it.
    let folder: String
    /// What the files are.
    enum Content: String {
        case model
        case document
    }

    let content: Content
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
                        .driftMissing, "the \(content.rawValue) is missing; run `\(ProjectLayout.generateCommand)`",
                        in: file.name))
                continue
            }
            if !file.bytes.isSame(as: bytes), !LineEndings.areAllThatDiffers(file.bytes, bytes) {
                differing.append((file, bytes))
            }
        }
        diagnostics += self.differing(differing)
        for name in committed.keys.sorted() where !expected.contains(name) {
            diagnostics.append(
                finding(
                    .driftUnexpected,
                    "nothing in the schema makes this file; delete it, or move what is written by hand to another folder",
                    in: name))
        }
        return diagnostics
    }

    private func differing(_ files: [(file: GeneratedFile, bytes: [UInt8])]) -> [FileDiagnostic] {
        // The fingerprint in the models tells which side moved: it is the one that generation would write unless the
        // schema changed since.
        let fingerprint = ModelGeneration.fingerprintFileName(of: schema)
        let schemaMoved = content == .model && files.contains { $0.file.name == fingerprint }
        return files.compactMap { file, bytes in
            let line = Self.firstDifference(file.bytes, bytes)
            switch content {
            case .document:
                return finding(
                    .driftDocument, "the document is not what the schema gives; run `\(ProjectLayout.generateCommand)`",
                    in: file.name, line: line)
            case .model where !schemaMoved:
                return finding(
                    .driftEdited,
                    "the model was edited by hand; say it in the schema, then run `\(ProjectLayout.generateCommand)`",
                    in: file.name, line: line)
            case .model:
                // It changes with every other; alone it stands for the schema as a whole.
                return file.name == fingerprint && files.count > 1 ? nil : behind(file)
            }
        }
    }

    /// The schema says something that the model does not say yet: the place is the declaration's.
    private func behind(_ file: GeneratedFile) -> FileDiagnostic {
        let name = String(file.name.prefix { $0 != "." })
        return FileDiagnostic(
            Diagnostic(
                .driftBehind,
                "the model \(folder)/\(file.name) is behind the schema; run `\(ProjectLayout.generateCommand)`",
                at: schema.anchor(ofSwiftName: name)?.span ?? .fileStart), in: schemaFile)
    }

    private func finding(_ code: DiagnosticCode, _ message: String, in name: String, line: Int = 1) -> FileDiagnostic {
        FileDiagnostic(
            code, message, path: "\(folder)/\(name)", location: SourceLocation(line: line, column: 1))
    }

    static func firstDifference(_ generated: [UInt8], _ bytes: [UInt8]) -> Int {
        var line = 1
        for (left, right) in zip(generated, LineEndings.normalized(bytes)) {
            if left != right { return line }
            if left == 0x0A { line += 1 }
        }
        return line
    }
}

/// Line endings of files that a checkout may have changed.
public enum LineEndings {
    /// Whether bytes are those of a generated file but for CRLF in place of LF.
    public static func areAllThatDiffers(_ generated: [UInt8], _ bytes: [UInt8]) -> Bool {
        guard bytes.contains(0x0D) else { return false }
        return generated == normalized(bytes)
    }

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
