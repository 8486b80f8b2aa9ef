#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FileSystem {
    /// The names of the entries of a folder, sorted by their bytes; dot-files left out.
    /// - Throws: `FileError`, also where the folder is missing.
    public static func entries(of folder: String) throws(FileError) -> [String] {
        try listing(of: folder).map(\.name)
    }

    /// An entry of a folder.
    private struct Entry {
        let name: String
        /// Whether the folder itself says that it is a plain file: then nothing needs to be asked about it. A link, or a
        /// file system that does not say, has to be looked at.
        let isPlainFile: Bool
    }

    private static func listing(of folder: String) throws(FileError) -> [Entry] {
        guard let stream = opendir(folder) else { throw FileError("list", folder) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") {
                entries.append(Entry(name: name, isPlainFile: Int(entry.pointee.d_type) == Int(DT_REG)))
            }
        }
        entries.sort { $0.name < $1.name }
        return entries
    }

    /// The paths, relative to the folder, of all files below it, sorted; dot-files and dot-folders are left out. A folder
    /// that is missing has no files.
    /// - Throws: `FileError`, also for what is there and no folder: nothing that is there may count as missing.
    public static func files(below folder: String) throws(FileError) -> [String] {
        switch try look(at: folder) {
        case .missing: return []
        case .file: throw FileError("list", folder, code: ENOTDIR)
        case .folder: break
        }
        var result: [String] = []
        try collect(folder, prefix: "", depth: 0, into: &result)
        return result
    }

    /// Deeper than anything that the tool writes; a circle of links must not hang the build.
    private static let deepest = 8

    private static func collect(
        _ folder: String, prefix: String, depth: Int, into result: inout [String]
    ) throws(FileError) {
        for entry in try listing(of: folder) {
            let path = "\(folder)/\(entry.name)"
            switch entry.isPlainFile ? .file : try look(at: path) {
            case .folder where depth < deepest:
                try collect(path, prefix: "\(prefix)\(entry.name)/", depth: depth + 1, into: &result)
            case .folder, .missing: break
            case .file: result.append(prefix + entry.name)
            }
        }
    }
}
