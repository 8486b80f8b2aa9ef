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
        guard let stream = opendir(folder) else { throw FileError("list", folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
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
        for name in try entries(of: folder) {
            let path = "\(folder)/\(name)"
            switch try look(at: path) {
            case .folder where depth < deepest:
                try collect(path, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &result)
            case .folder, .missing: break
            case .file: result.append(prefix + name)
            }
        }
    }
}
