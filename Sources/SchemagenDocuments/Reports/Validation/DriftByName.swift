import SchemagenLanguage
import SchemagenProject

/// The drift by the names that its findings have in them: each finding is read once, whatever the number of tables.
struct DriftByName {
    private var findings: [String: [FileDiagnostic]] = [:]

    init(_ drift: DriftCheck.Findings) {
        for finding in drift.history + (drift.models ?? []) + (drift.documents ?? []) {
            for name in Self.names(in: finding) { findings[name, default: []].append(finding) }
        }
    }

    /// What is found about the thing of a Swift name.
    subscript(name: String) -> [FileDiagnostic] { findings[name] ?? [] }

    /// Model files and pages of tables by their paths, and what stands in backticks: `Order`, `Order.note`.
    private static func names(in finding: FileDiagnostic) -> Set<String> {
        var names: Set<String> = []
        let path = Array(finding.path.utf8)
        if let name = file(path[...], ".swift") ?? file(path[...], ".md", in: "/tables/") { names.insert(name) }
        let message = Array(finding.message.utf8)
        for (place, byte) in message.enumerated() {
            if byte == UInt8(ascii: "`") {
                let name = message[(place + 1)...].prefix { $0 != byte && $0 != UInt8(ascii: ".") }
                if name.endIndex < message.endIndex { names.insert(String(decoding: name, as: UTF8.self)) }
            } else if byte == UInt8(ascii: "/") {
                let rest = message[place...]
                let name = rest.dropFirst().prefix { $0 != byte && $0 != UInt8(ascii: ".") }
                if message[name.endIndex...].starts(with: ".swift".utf8) {
                    names.insert(String(decoding: name, as: UTF8.self))
                }
            }
        }
        return names
    }

    /// The name of a file without its ending, in whatever folder or in one.
    private static func file(_ path: ArraySlice<UInt8>, _ ending: String, in folder: String = "/") -> String? {
        guard path.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
        let rest = path.dropLast(ending.utf8.count)
        guard let slash = rest.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        guard rest[...slash].suffix(folder.utf8.count).elementsEqual(folder.utf8) else { return nil }
        return String(decoding: rest[(slash + 1)...], as: UTF8.self)
    }
}
