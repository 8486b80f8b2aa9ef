import SchemagenModel

/// The migrations folder as a value: paths relative to it, with their contents.
public struct MigrationFolder: Sendable, Equatable {
    /// The name of the folder in messages: `Generated/Migrations`.
    public var path: String
    /// Content by relative path: `postgresql/0001_initial.up.sql`.
    public var files: [String: [UInt8]]

    /// Makes a folder.
    public init(path: String, files: [String: [UInt8]]) {
        self.path = path
        self.files = files
    }

    /// Whether there is anything that belongs to a history; dot-files do not count.
    public var isEmpty: Bool { !files.keys.contains { !Self.isIgnored($0) } }

    /// The path of a file as messages show it.
    public func displayPath(_ relative: String) -> String { path.isEmpty ? relative : "\(path)/\(relative)" }

    /// Whether the check passes a file over: dot-files, a README, and the evidence and the rehearsals, which
    /// are checked apart.
    public static func isIgnored(_ relative: String) -> Bool {
        let name = relative.split(separator: "/").last ?? ""
        return name.hasPrefix(".") || relative == "README.md" || relative == Evidence.fileName
            || relative == Rehearsals.fileName
    }

    /// SHA-256 over the bytes with LF line endings, as the lock holds it.
    public static func hash(_ bytes: [UInt8]) -> String { SHA256.hashNormalizingLineEndings(bytes).hexadecimal }
}
